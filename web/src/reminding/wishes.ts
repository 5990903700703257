/**
 * Whether this person wants to be reminded, and of what they were: in a store of its own, because a tap on a reminder is
 * answered by the service worker (public/reminding.js), which reaches nothing else.
 */
import type { DBSchema } from 'idb';
import { Store } from '../keeping/store';

export interface Wishes {
  readonly on: boolean;
  /** Once more, a while later, if nothing was done by then. */
  readonly second: boolean;
  /** The reminders of this day that were shown. */
  readonly told: readonly string[];
}

export const NOTHING_WISHED: Wishes = { on: false, second: true, told: [] };

// Both names stand in public/reminding.js, too.
const SHELF = 'wishes';

interface Shelves extends DBSchema {
  [SHELF]: { key: string; value: Partial<Wishes> };
}

const store = new Store<Shelves>('stature.reminding', 1, (fresh) => void fresh.createObjectStore(SHELF));

/** `shelf` is the person's (keeping/household). */
export async function wishesOf(shelf: string): Promise<Wishes> {
  return { ...NOTHING_WISHED, ...(await store.use((opened) => opened.get(SHELF, shelf))) };
}

/** In one transaction, so that an "off" that comes at the same moment is not lost. */
export async function wish(shelf: string, change: Partial<Wishes>): Promise<Wishes> {
  return store.use(async (opened) => {
    const work = opened.transaction(SHELF, 'readwrite');
    const changed = { ...NOTHING_WISHED, ...(await work.store.get(shelf)), ...change };
    await work.store.put(changed, shelf);
    await work.done;
    return changed;
  });
}
