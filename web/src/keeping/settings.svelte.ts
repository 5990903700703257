/** The few things a person may set. They stay on this device, outside the diary. */
import type { Manner } from '../engine/contract';

export type TextSize = 1 | 2 | 3;
export type Look = 'auto' | 'light' | 'dark' | 'night';

export interface Settings {
  name: string;
  emergency_number: string;
  text_size: TextSize;
  look: Look;
  voice: boolean;
  beat_seconds: number;
  own_time_seconds: number;
  lead_in_seconds: number;
  /** When the statement of what this is was read, or empty. */
  welcomed_at: string;
}

export const BEATS_SECONDS = [1.0, 1.25, 1.5] as const;
export const OWN_TIMES_SECONDS = [60, 90, 120, 180] as const;
export const LEAD_INS_SECONDS = [10, 15, 30, 60] as const;

const SHELF = 'stature.settings';

const first: Settings = {
  name: '',
  emergency_number: '',
  text_size: 1,
  look: 'auto',
  voice: true,
  beat_seconds: 1.0,
  own_time_seconds: 60,
  lead_in_seconds: 15,
  welcomed_at: '',
};

export const settings: Settings = $state(read());

export function change(wish: Partial<Settings>): void {
  Object.assign(settings, wish);
  try {
    localStorage.setItem(SHELF, JSON.stringify(settings));
  } catch {
    // A browser that keeps nothing still lets the person exercise.
  }
}

export function mannerOf(chosen: Settings, half_effort: boolean): Manner {
  return {
    beat_seconds: chosen.beat_seconds,
    own_time_seconds: chosen.own_time_seconds,
    lead_in_seconds: chosen.lead_in_seconds,
    half_effort,
    emergency_number: chosen.emergency_number,
  };
}

/** 911 where people write English of the Americas, 112 elsewhere. Only a suggestion. */
export function likelyEmergencyNumber(languages: readonly string[]): string {
  return /-(US|CA|MX)$/i.test(languages[0] ?? '') ? '911' : '112';
}

function read(): Settings {
  try {
    const kept = JSON.parse(localStorage.getItem(SHELF) ?? '{}') as Partial<Settings>;
    return { ...first, ...kept };
  } catch {
    return { ...first };
  }
}
