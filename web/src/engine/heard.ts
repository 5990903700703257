/**
 * Which entries of a diary the coach has heard, so that it is told only what is new: every tap on Today asks.
 *
 * Entries are never changed, and two may stand under one id. Decided here: what is new. Not known here: what is in them.
 */

import type { Entry } from './contract.js';

export class Heard {
  private times: Map<string, number> | null = null;

  /** The coach hears all of these, and nothing else any more. */
  begin(entries: readonly Entry[]): void {
    this.times = counted(entries);
  }

  /**
   * What the coach has not heard of these, and hears now; of an id with something new, all that stands under it. Null
   * where it must hear them all: at first, and where something that it has heard is there no more.
   */
  newOf(entries: readonly Entry[]): Entry[] | null {
    const before = this.times;
    const now = counted(entries);
    if (!before || [...before].some(([id, times]) => (now.get(id) ?? 0) < times)) return null;
    this.times = now;
    return entries.filter(({ id }) => before.get(id) !== now.get(id));
  }
}

function counted(entries: readonly Entry[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const { id } of entries) times.set(id, (times.get(id) ?? 0) + 1);
  return times;
}
