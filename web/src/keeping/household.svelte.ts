/**
 * Who uses this device, and who is here now. Everything of one person lies in a profile of their own:
 * a database of that name, and what is in local storage under it. No profile is ever read for another.
 *
 * With one person nothing is asked. With several it is asked whenever it cannot be known.
 */

import { keepInWindow, valueInWindow } from './this_window';

/** The profile of the first person: what was there before there could be several. */
export const FIRST = 'stature';

export interface Household {
  /** The profiles of all who use this device, in the order in which they came. */
  profiles: readonly string[];
  /** The profile of whoever is here; null while it is not known. */
  here: string | null;
  /** The profile that this page has taken up: what is in its memory belongs there. Once taken up, it stays. */
  open: string | null;
}

/** After this time another may have taken up the device. */
export const LONG_ABSENCE_MS = 15 * 60_000;

// What lies on people's devices keeps the names that it was given: profiles were called shelves.
const PROFILES = 'stature.shelves';
const HERE = 'stature.here';
const PROFILE = /^stature(-[0-9a-f-]{36})?$/;

export const household: Household = $state(begin());

export function areSeveral(): boolean {
  return household.profiles.length > 1;
}

/** The profile that this page may read and write. */
export function ownProfile(): string {
  return household.open ?? household.here ?? FIRST;
}

/** This person is here. Remembered for a reload, not for the next opening. */
export function isHere(profile: string, now_ms = Date.now()): void {
  household.here = profile;
  remember(now_ms);
}

/** Still here; or, where nobody is known to be here, nothing. */
export function remember(now_ms = Date.now()): void {
  if (household.here !== null && !decided) write(household.here, now_ms);
}

/** Who will be here when this page has begun again: from now on it remembers nobody else. */
export function rememberFor(profile: string): void {
  decided = true;
  write(profile, Date.now());
}

let decided = false;

function write(profile: string, seen_ms: number): void {
  keepInWindow(HERE, JSON.stringify({ shelf: profile, seen_ms }));
}

/** Nobody is known to be here: with several, it is asked. */
export function nobodyKnown(): void {
  if (areSeveral()) household.here = null;
  keepInWindow(HERE, '');
}

/** Whether somebody who was last here at `since_ms` may be another by now. A clock set back tells nothing. */
export function wasLong(since_ms: number, now_ms = Date.now()): boolean {
  const away_ms = now_ms - since_ms;
  return !(away_ms >= 0 && away_ms <= LONG_ABSENCE_MS);
}

/** One more profile, for the person of that id. Throws where there is no room even for its name. */
export function addProfile(id: string): string {
  const profiles = now();
  const profile = profiles.length ? `${FIRST}-${id}` : FIRST;
  keep(profiles.includes(profile) ? profiles : [...profiles, profile]);
  return profile;
}

/** Takes a profile and all that local storage holds of it off this device. Its diary is removed by whoever calls. */
export function removeProfile(profile: string): void {
  keep(now().filter((one) => one !== profile));
  for (const key of Object.keys(localStorage)) if (key.startsWith(`${profile}.`) && !OWN.has(key)) localStorage.removeItem(key);
  if (household.here === profile) nobodyKnown();
}

/** What is not of one person, though it begins like the first profile. */
const DEVICE = 'stature.device';
/** What was told of the keeper of diaries, and as what this device was paired with it. */
const KEEPER = ['stature.keeper', 'stature.paired_as'];
const OWN: ReadonlySet<string> = new Set([PROFILES, HERE, DEVICE, ...KEEPER]);

/** Where the list was lost and diaries are still there, they are found again. */
export async function findProfiles(): Promise<void> {
  if (read() !== null) return;
  const found = await databases().catch(() => []);
  const profiles = (found ?? []).map(({ name }) => name ?? '').filter((name) => PROFILE.test(name));
  if (profiles.length < 2) return;
  keep(profiles.sort());
  household.here = recent();
}

/** A browser that keeps nothing throws at the very word. */
async function databases(): Promise<IDBDatabaseInfo[] | undefined> {
  return indexedDB.databases?.();
}

function begin(): Household {
  const profiles = read() ?? [FIRST];
  return { profiles, here: profiles.length === 1 ? profiles[0]! : recent(profiles), open: null };
}

/** Another tab may have added somebody, or taken somebody off, since this page began. */
function now(): readonly string[] {
  return read() ?? household.profiles;
}

function keep(profiles: readonly string[]): void {
  localStorage.setItem(PROFILES, JSON.stringify(profiles));
  household.profiles = profiles;
}

function read(): readonly string[] | null {
  try {
    const kept = JSON.parse(localStorage.getItem(PROFILES) ?? 'null') as unknown;
    if (!Array.isArray(kept)) return null;
    const profiles = kept.filter((one): one is string => typeof one === 'string' && PROFILE.test(one));
    return profiles.length ? profiles : null;
  } catch {
    return null;
  }
}

function recent(profiles: readonly string[] = household.profiles): string | null {
  const { shelf: profile, seen_ms } = valueInWindow<{ shelf?: string; seen_ms?: number }>(HERE) ?? {};
  return profile && profiles.includes(profile) && !wasLong(seen_ms ?? 0) ? profile : null;
}
