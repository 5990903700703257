/**
 * Who uses this device, and who is here now. Everything of one person lies on a shelf of their own:
 * a database of that name, and what is in local storage under it. No shelf is ever read for another.
 *
 * With one person nothing is asked. With several it is asked whenever it cannot be known.
 */

/** The shelf of the first person: what was there before there could be several. */
export const FIRST = 'stature';

export interface Household {
  /** The shelves of all who use this device, in the order in which they came. */
  shelves: readonly string[];
  /** The shelf of whoever is here; null while it is not known. */
  here: string | null;
  /** The shelf that this page has taken up: what is in its memory belongs there. Once taken up, it stays. */
  open: string | null;
}

/** After this time another may have taken up the device. */
export const LONG_ABSENCE_MS = 15 * 60_000;

const SHELVES = 'stature.shelves';
const HERE = 'stature.here';
const SHELF = /^stature(-[0-9a-f-]{36})?$/;

export const household: Household = $state(begin());

export function areSeveral(): boolean {
  return household.shelves.length > 1;
}

/** The shelf on which this page may read and write. */
export function ownShelf(): string {
  return household.open ?? household.here ?? FIRST;
}

/** This person is here. Remembered for a reload, not for the next opening. */
export function isHere(shelf: string, now_ms = Date.now()): void {
  household.here = shelf;
  remember(now_ms);
}

/** Still here; or, where nobody is known to be here, nothing. */
export function remember(now_ms = Date.now()): void {
  if (household.here !== null && !decided) write(household.here, now_ms);
}

/** Who will be here when this page has begun again: from now on it remembers nobody else. */
export function rememberFor(shelf: string): void {
  decided = true;
  write(shelf, Date.now());
}

let decided = false;

function write(shelf: string, seen_ms: number): void {
  try {
    sessionStorage.setItem(HERE, JSON.stringify({ shelf, seen_ms }));
  } catch {
    // Then it is asked once more than needed.
  }
}

/** Nobody is known to be here: with several, it is asked. */
export function nobodyKnown(): void {
  if (areSeveral()) household.here = null;
  try {
    sessionStorage.removeItem(HERE);
  } catch {
    // Nothing was remembered.
  }
}

/** Whether somebody who was last here at `since_ms` may be another by now. A clock set back tells nothing. */
export function wasLong(since_ms: number, now_ms = Date.now()): boolean {
  const away_ms = now_ms - since_ms;
  return !(away_ms >= 0 && away_ms <= LONG_ABSENCE_MS);
}

/** One more shelf, for the person of that id. Throws where there is no room even for its name. */
export function addShelf(id: string): string {
  const shelves = now();
  const shelf = shelves.length ? `${FIRST}-${id}` : FIRST;
  keep(shelves.includes(shelf) ? shelves : [...shelves, shelf]);
  return shelf;
}

/** Takes a shelf and all that local storage holds of it off this device. Its diary is removed by whoever calls. */
export function removeShelf(shelf: string): void {
  keep(now().filter((one) => one !== shelf));
  for (const key of Object.keys(localStorage)) if (key.startsWith(`${shelf}.`) && !OWN.has(key)) localStorage.removeItem(key);
  if (household.here === shelf) nobodyKnown();
}

/** What is not of one person, though it begins like the first shelf. */
const DEVICE = 'stature.device';
const OWN: ReadonlySet<string> = new Set([SHELVES, HERE, DEVICE]);

/** Where the list was lost and diaries are still there, they are found again. */
export async function findShelves(): Promise<void> {
  if (read() !== null) return;
  const found = await databases().catch(() => []);
  const shelves = (found ?? []).map(({ name }) => name ?? '').filter((name) => SHELF.test(name));
  if (shelves.length < 2) return;
  keep(shelves.sort());
  household.here = recent();
}

/** A browser that keeps nothing throws at the very word. */
async function databases(): Promise<IDBDatabaseInfo[] | undefined> {
  return indexedDB.databases?.();
}

function begin(): Household {
  const shelves = read() ?? [FIRST];
  return { shelves, here: shelves.length === 1 ? shelves[0]! : recent(shelves), open: null };
}

/** Another tab may have added somebody, or taken somebody off, since this page began. */
function now(): readonly string[] {
  return read() ?? household.shelves;
}

function keep(shelves: readonly string[]): void {
  localStorage.setItem(SHELVES, JSON.stringify(shelves));
  household.shelves = shelves;
}

function read(): readonly string[] | null {
  try {
    const kept = JSON.parse(localStorage.getItem(SHELVES) ?? 'null') as unknown;
    if (!Array.isArray(kept)) return null;
    const shelves = kept.filter((one): one is string => typeof one === 'string' && SHELF.test(one));
    return shelves.length ? shelves : null;
  } catch {
    return null;
  }
}

function recent(shelves: readonly string[] = household.shelves): string | null {
  try {
    const { shelf, seen_ms } = JSON.parse(sessionStorage.getItem(HERE) ?? '{}') as { shelf?: string; seen_ms?: number };
    return shelf && shelves.includes(shelf) && !wasLong(seen_ms ?? 0) ? shelf : null;
  } catch {
    return null;
  }
}
