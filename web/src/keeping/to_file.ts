/** Entries as a file that the person keeps: JSON lines, which `stature restore` reads. */
import type { Entry } from '../engine/contract';

export function linesOf(entries: readonly Entry[]): string {
  return [...entries]
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .map((entry) => `${JSON.stringify(entry)}\n`)
    .join('');
}

/** Hands the entries to the browser as a download. Returns the name of the file. */
export function saveToFile(entries: readonly Entry[], day: string): string {
  const name = `stature-${day}.jsonl`;
  const address = URL.createObjectURL(new Blob([linesOf(entries)], { type: 'application/jsonl' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Not at once: the browser may still be reading it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return name;
}
