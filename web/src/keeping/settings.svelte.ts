/**
 * The few things a person may set. They stay on this device, outside the diary, on that person's
 * profile: letters, voice and whom to call are a person's. The colours are the device's, where it stands.
 */
import type { ExerciseId, Manner, PlannedExercise } from '../engine/contract';
import { FIRST, household, ownProfile } from './household.svelte';
import { readLocal, writeLocal } from './local';

export type TextSize = 1 | 2 | 3;
/** Which signals tell the count to somebody without the voice, beside the screen; a device that can shake does so anyway. */
export type SignalsTried = '' | 'tones' | 'vibration';
/** Whose voice of the two that a language may have. */
export type Speaker = 'first' | 'second';
export type Look = 'auto' | 'light' | 'dark' | 'night';

export interface Settings {
  name: string;
  /** How to be called was asked, whatever was said to it. */
  name_asked: boolean;
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
  speaker: Speaker;
  signals: SignalsTried;
  /** How loud the voice is, one of VOLUMES. */
  volume: number;
  own_time_seconds: number;
  lead_in_seconds: number;
  /** When the statement of what this is was read, or empty. */
  welcomed_at: string;
  /** Somebody whom the keeper of diaries knows has just come to this device: their diary is on its way. */
  joined: boolean;
  /** When the diary was last written to a file from here, or empty. */
  copied_at: string;
  /** In which language each exercise was last done on this device. */
  heard_in: Readonly<Partial<Record<ExerciseId, string>>>;
}

export const OWN_TIMES_SECONDS = [60, 90, 120, 180] as const;
/** Of the clips' own loudness: each step is about three decibels. */
export const VOLUMES = [0.35, 0.5, 0.7, 1] as const;
export const LEAD_INS_SECONDS = [10, 15, 30, 60] as const;

const first: Settings = {
  name: '',
  name_asked: false,
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
  speaker: 'first',
  signals: '',
  volume: 1,
  own_time_seconds: 60,
  lead_in_seconds: 15,
  welcomed_at: '',
  joined: false,
  copied_at: '',
  heard_in: {},
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

/** The dark look for this night alone: from that moment on it is again as it was chosen. */
export function darkUntil(until: string): void {
  const device: Device = { look: settings.look, dark_until: until };
  settings.look = 'night';
  writeLocal(FIRST, 'device', device);
}

/** Whether it is dark for this night alone. */
export function isDarkForTheNight(): boolean {
  return isNight(readLocal<Device>(FIRST, 'device'));
}

/** Light again: the night is over, or the person says so. */
export function endTheNight(): void {
  const look = readLocal<Device>(FIRST, 'device')?.look;
  if (look) change({ look });
}

/** The night is over where its time has come. */
export function lookByTheHour(): void {
  const device = readLocal<Device>(FIRST, 'device');
  if (device?.dark_until && !isNight(device)) endTheNight();
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

/** What this device keeps for whoever stands before it. */
interface Device {
  readonly look?: Look;
  /** Dark until then, and after it as `look` says. */
  readonly dark_until?: string;
}

function ofDevice(): Partial<Settings> {
  const device = readLocal<Device>(FIRST, 'device') ?? readLocal<Device>(FIRST, 'settings');
  if (isNight(device)) return { look: 'night' };
  return device?.look ? { look: device.look } : {};
}

function isNight(device: Device | null): boolean {
  return device?.dark_until !== undefined && new Date() < new Date(device.dark_until);
}

/** The handout's slow count, where a plan that was kept by an older version names none. */
const SLOW_COUNT_SECONDS = 1.0;

/** How this exercise is done by this person: the beat and the strength are its plan's, the rest is chosen once for all. */
export function mannerOf(
  chosen: Settings,
  { exercise, dose, half_effort, familiar, turn }: Pick<PlannedExercise, 'exercise' | 'dose' | 'half_effort' | 'familiar' | 'turn'>,
  language: string,
): Manner {
  return {
    beat_seconds: dose.beat_seconds ?? SLOW_COUNT_SECONDS,
    own_time_seconds: chosen.own_time_seconds,
    lead_in_seconds: chosen.lead_in_seconds,
    half_effort,
    // In another language, and on another device, all of it is heard once more first.
    familiar: familiar && chosen.voice && chosen.heard_in[exercise] === language,
    turn,
    heard: chosen.voice,
    emergency_number: chosen.emergency_number,
  };
}

/** 911 where people write English of the Americas, 112 elsewhere. Only a suggestion. */
export function likelyEmergencyNumber(languages: readonly string[]): string {
  return /-(US|CA|MX)$/i.test(languages[0] ?? '') ? '911' : '112';
}
