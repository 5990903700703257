/**
 * The few things a person may set. They stay on this device, outside the diary, on that person's
 * profile: letters, voice and whom to call are a person's. The colours are the device's, where it stands.
 */
import type { Manner, PlannedExercise } from '../engine/contract';
import { FIRST, household, ownProfile } from './household.svelte';
import { readLocal, writeLocal } from './local';

export type TextSize = 1 | 2 | 3;
export type Look = 'auto' | 'light' | 'dark' | 'night';

export interface Settings {
  name: string;
  /** One of the pictures of people, or empty: then it follows from the id. */
  picture: string;
  /** A language that the person chose, or empty: then the browser's. */
  language: string;
  emergency_number: string;
  /** Who may be called to one's side, and the doctor: a name and a number each, or empty. */
  person_name: string;
  person_number: string;
  doctor_name: string;
  doctor_number: string;
  text_size: TextSize;
  look: Look;
  voice: boolean;
  own_time_seconds: number;
  lead_in_seconds: number;
  /** When the statement of what this is was read, or empty. */
  welcomed_at: string;
}

export const OWN_TIMES_SECONDS = [60, 90, 120, 180] as const;
export const LEAD_INS_SECONDS = [10, 15, 30, 60] as const;

const first: Settings = {
  name: '',
  picture: '',
  language: '',
  emergency_number: '',
  person_name: '',
  person_number: '',
  doctor_name: '',
  doctor_number: '',
  text_size: 1,
  look: 'auto',
  voice: true,
  own_time_seconds: 60,
  lead_in_seconds: 15,
  welcomed_at: '',
};

/** Those of whoever is here. */
export const settings: Settings = $state(household.here === null ? ofNobody() : settingsOf(household.here));

/** From now on `settings` are those of this profile. */
export function useSettings(profile: string): void {
  Object.assign(settings, settingsOf(profile));
}

export function settingsOf(profile: string): Settings {
  return { ...first, ...readLocal<Partial<Settings>>(profile, 'settings'), ...ofDevice() };
}

export function change(wish: Partial<Settings>): void {
  Object.assign(settings, wish);
  // A browser that keeps nothing still lets the person exercise.
  writeLocal(ownProfile(), 'settings', settings);
  if (wish.look) writeLocal(FIRST, 'device', { look: wish.look });
}

/** What a person not yet here begins with. */
export function setUp(profile: string, wish: Partial<Settings>): boolean {
  return writeLocal(profile, 'settings', { ...settingsOf(profile), ...wish });
}

/** While it is asked who is here: letters for the weakest eyes among them. */
function ofNobody(): Settings {
  const all = household.profiles.map(settingsOf);
  const text_size = Math.max(1, ...all.map((one) => one.text_size)) as TextSize;
  return { ...(all[0] ?? first), name: '', picture: '', text_size };
}

function ofDevice(): Partial<Settings> {
  const look = (readLocal<Partial<Settings>>(FIRST, 'device') ?? readLocal<Partial<Settings>>(FIRST, 'settings'))?.look;
  return look ? { look } : {};
}

/** The handout's slow count, where a plan that was kept by an older version names none. */
const SLOW_COUNT_SECONDS = 1.0;

/** How this exercise is done by this person: the beat and the strength are its plan's, the rest is chosen once for all. */
export function mannerOf(chosen: Settings, { dose, half_effort }: Pick<PlannedExercise, 'dose' | 'half_effort'>): Manner {
  return {
    beat_seconds: dose.beat_seconds ?? SLOW_COUNT_SECONDS,
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
