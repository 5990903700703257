/**
 * Entries as a file that the person keeps, which the app and `stature restore` read: a backup, whose first line says how
 * many there must be, or bare lines where no coach is up to write one.
 */
import type { Coach } from '../engine/coach_type';
import type { Entry, NamedPerson } from '../engine/contract';
import { localTime } from './local-time';
import { saveAsFile } from './saving';

export function linesOf(entries: readonly Entry[]): string {
  return [...entries]
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .map((entry) => `${JSON.stringify(entry)}\n`)
    .join('');
}

/** Hands the entries to the browser as a download. Returns the name of the file. */
export async function saveToFile(entries: readonly Entry[], people: readonly NamedPerson[], coach: Coach | null, day: string): Promise<string> {
  const backup = await coach?.writeBackup({ people, entries, made: localTime() }).catch((problem: unknown) => console.warn('No backup:', problem));
  const name = `stature-${day}.jsonl`;
  saveAsFile(name, backup ?? linesOf(entries), 'application/jsonl');
  return name;
}
