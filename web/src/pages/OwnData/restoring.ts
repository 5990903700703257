/**
 * The way back from a backup. What is of the person who is here comes into this diary; what is of others goes to profiles
 * of their own, only when that was said, and is never shown to the one who is here.
 */
import type { Backup, Entry, NamedPerson } from '../../engine/contract';
import { app } from '../../state/app';
import { Diary } from '../../keeping/diary';
import { addProfile, household, removeProfile } from '../../keeping/household.svelte';
import { localTime } from '../../keeping/local-time';
import { likelyEmergencyNumber, setUp, settings } from '../../keeping/settings.svelte';
import { pictureOf } from '../../keeping/pictures';
import { t } from '../../words/words';
import { calledByDay } from '../People/known';

export interface Other {
  readonly id: string;
  readonly name: string;
  readonly picture: string | null;
  /** Whether the file names them: else they are called by the day on which their diary began. */
  readonly has_name: boolean;
  readonly entries: readonly Entry[];
}

/** What is said where a file cannot be brought back. */
export function whyNot(problem: unknown): string {
  return t('own.restore_damaged', { why: problem instanceof Error ? problem.message : String(problem) });
}

/** Everybody in the file but the one who is here. */
export function othersIn(backup: Backup): Other[] {
  const ids = [...new Set(backup.entries.map((entry) => entry.person))].filter((id) => id !== app.person);
  const named = new Map<string, NamedPerson>(backup.people.map((one) => [one.id, one]));
  return ids.map((id) => ({
    id,
    name: named.get(id)?.name ?? calledByDay(id),
    picture: named.get(id)?.picture ?? null,
    has_name: named.has(id),
    entries: backup.entries.filter((entry) => entry.person === id),
  }));
}

/** Brings one of them onto this device and returns their profile. What is there already stays as it is. */
export async function addOther(other: Other): Promise<string> {
  const known = await profileOf(other.id);
  const profile = known ?? addProfile(other.id);
  if (!known) settle(profile, other);
  const diary = await Diary.open(profile, other.id);
  for (const entry of other.entries) await diary.keep(entry);
  diary.close();
  return profile;
}

/** On a new device: who has written nothing yet gives way to whoever came back. True when they did. */
export async function giveWay(): Promise<boolean> {
  const empty = household.open;
  if (!empty || app.entries.length || app.unkept.length) return false;
  app.close();
  await Diary.remove(empty);
  removeProfile(empty);
  return true;
}

/** Whoever has answered the questions has read what this is, and goes straight on; a number to call is there from the start. */
function settle(profile: string, { id, name, picture, entries, has_name }: Other): void {
  const { text_size, language } = settings;
  const called = has_name ? { name, picture: pictureOf(picture ?? '', id) } : {};
  const emergency_number = settings.emergency_number || likelyEmergencyNumber(navigator.languages);
  const welcomed_at = entries.some(({ kind }) => kind === 'screen_answered') ? localTime() : '';
  const set_up = setUp(profile, { ...called, text_size, language, emergency_number, welcomed_at });
  if (!set_up) throw new Error('this device has no room');
}

/** A diary says whose it is; the name of its profile may not. */
async function profileOf(id: string): Promise<string | null> {
  for (const profile of household.profiles) {
    if (profile === household.open) continue;
    const diary = await Diary.open(profile);
    const found = diary.person === id;
    diary.close();
    if (found) return profile;
  }
  return null;
}
