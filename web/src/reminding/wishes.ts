/**
 * Whether this person wants to be reminded, and of what they were: in a store of its own, because a tap on a reminder is
 * answered by the service worker (public/reminding.js), which reaches nothing else.
 */
import type { DBSchema } from 'idb';
import { Database } from '../keeping/database';

export interface Wishes {
  readonly on: boolean;
  /** Once more, a while later, if nothing was done by then. */
  readonly second: boolean;
  /** The reminders of this day that were shown. */
  readonly told: readonly string[];
}

export const NOTHING_WISHED: Wishes = { on: false, second: true, told: [] };

// Both names stand in public/reminding.js, too.
const STORE = 'wishes';

interface Stores extends DBSchema {
  [STORE]: { key: string; value: Partial<Wishes> };
}

const database = new Database<Stores>('stature.reminding', 1, (fresh) => void fresh.createObjectStore(STORE));

/** `profile` is the person's (keeping/household). */
export async function wishesOf(profile: string): Promise<Wishes> {
  return { ...NOTHING_WISHED, ...(await database.use((opened) => opened.get(STORE, profile))) };
}

/** In one transaction, so that an "off" that comes at the same moment is not lost. */
export async function wish(profile: string, change: Partial<Wishes>): Promise<Wishes> {
  return database.use(async (opened) => {
    const work = opened.transaction(STORE, 'readwrite');
    const changed = { ...NOTHING_WISHED, ...(await work.store.get(profile)), ...change };
    await work.store.put(changed, profile);
    await work.done;
    return changed;
  });
}
