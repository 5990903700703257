/**
 * Whether this person wants to be reminded, and of what they were: in a store of its own, because a tap on a reminder is
 * answered by the service worker (public/reminding.js), which reaches nothing else.
 */
import { openDB, type IDBPDatabase } from 'idb';

export interface Wishes {
  readonly on: boolean;
  /** Once more, a while later, if nothing was done by then. */
  readonly second: boolean;
  /** The reminders of this day that were shown. */
  readonly told: readonly string[];
}

export const NOTHING_WISHED: Wishes = { on: false, second: true, told: [] };

// Both names stand in public/reminding.js, too.
const STORE = 'stature.reminding';
const SHELF = 'wishes';

let opened: Promise<IDBPDatabase> | undefined;

/** `shelf` is the person's (keeping/household). */
export async function wishesOf(shelf: string): Promise<Wishes> {
  return { ...NOTHING_WISHED, ...((await (await store()).get(SHELF, shelf)) as Partial<Wishes> | undefined) };
}

/** In one transaction, so that an "off" that comes at the same moment is not lost. */
export async function wish(shelf: string, change: Partial<Wishes>): Promise<Wishes> {
  const work = (await store()).transaction(SHELF, 'readwrite');
  const changed = { ...NOTHING_WISHED, ...((await work.store.get(shelf)) as Partial<Wishes> | undefined), ...change };
  await work.store.put(changed, shelf);
  await work.done;
  return changed;
}

function store(): Promise<IDBPDatabase> {
  opened ??= openDB(STORE, 1, {
    upgrade(fresh) {
      fresh.createObjectStore(SHELF);
    },
  });
  return opened;
}
