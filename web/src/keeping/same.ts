/** Whether two entries are the same, whatever the order of their keys. */
import type { Entry } from '../engine/contract';

export function isSame(one: Entry, other: Entry): boolean {
  return one.id === other.id && wordsOf(one) === wordsOf(other);
}

/** All that an entry says, in one writing. Two entries that say the same are one. */
export function wordsOf(entry: Entry): string {
  return JSON.stringify(entry, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
