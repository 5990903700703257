/**
 * Brings this device's diary and the keeper of diaries together when the keeper can be reached.
 * Quiet: without a keeper (a plain static host, no network) everything simply waits.
 *
 * An entry leaves the outbox when the keeper has shown it, not when it said to have taken it: between
 * the two, a keeper may be brought back from an older copy and go on as if nothing were missing.
 *
 * What has been read is remembered by the keeper's cursor. Once a day, and whenever the keeper tells
 * that it is not the one it was (a new one, one brought back from a backup), all is read from the
 * start; what the keeper turns out to lack is sent again.
 */
import type { Entry } from '../engine/contract';
import type { Diary } from './diary';
import { askAnew, hasKeeper } from './keeper_here';
import { localTime } from './local-time';
import { wordsOf } from './same';
import { told } from './told.svelte';

interface Stored {
  readonly stored: readonly string[];
  readonly known: readonly string[];
  /** Stored as well, beside another body under the same id. */
  readonly conflicts: readonly { readonly id: string }[];
}

interface Found {
  readonly entries: readonly Entry[];
  /** Which diary the keeper keeps, how far we have read in it, and a sum over what that was. */
  readonly next: string;
  readonly more: boolean;
  /** How many entries this person has there; a keeper of an older version does not say. */
  readonly in_all?: number;
  /** False where the keeper's diary did not come the way that we have read it: this page is its first. */
  readonly continues: boolean;
}

interface Refusal {
  /** `entry` is the place in the list that was sent, from 1: under one id there may be two. */
  readonly entries?: readonly { readonly entry: number; readonly id: string | null; readonly detail?: string }[];
}

export type Ask = (address: string, init?: RequestInit) => Promise<Response>;

/** The keeper takes 1000 entries or 1 MiB at once. */
const MOST_AT_ONCE = 500;
const LONGEST_BODY = 900_000;
/** What is found missing in the first round is brought in the second and shown there. */
const ROUNDS = 2;
/** Who has not answered by then has gone. */
const PATIENCE_MS = 30_000;
const MAY_BE_WITHDRAWN: readonly number[] = [401, 403, 404];

/** True when both ways went through. Never throws. */
export async function exchange(diary: Diary, ask: Ask = askPatiently, now = new Date()): Promise<boolean> {
  try {
    // Without room for what is held in spare, it is sent all the same.
    await diary.keepSpare().catch(() => undefined);
    for (let round = 0; round < ROUNDS; round += 1) {
      const taken = await post(diary, ask);
      if (!taken || !(await collect(diary, ask, localTime(now).slice(0, 10), taken))) return false;
      // Reading may find that the keeper lacks some.
      if (!(await diary.waiting()).length) break;
    }
    return true;
  } catch (problem) {
    if (!(problem instanceof TypeError)) console.warn('The diaries could not be brought together:', problem);
    return false;
  }
}

/** Asks, and gives up after that long; where no keeper is, at once. */
export function askFor(patience_ms: number): Ask {
  return async (address, init = {}) => {
    if ((await hasKeeper()) === false) throw new TypeError('no keeper of diaries is here');
    const answer = await fetch(address, { ...init, signal: AbortSignal.timeout(patience_ms) });
    // "Not there" and "not yours" are one answer: this device may have been withdrawn meanwhile.
    if (MAY_BE_WITHDRAWN.includes(answer.status)) await askAnew();
    return answer;
  };
}

export const askPatiently = askFor(PATIENCE_MS);

/** A static host may answer any address with the first page. */
export function isJson(answer: Response): boolean {
  return (answer.headers.get('content-type') ?? '').includes('json');
}

/** The ids that the keeper says to have; null where it could not be asked. */
async function post(diary: Diary, ask: Ask): Promise<ReadonlySet<string> | null> {
  const taken = new Set<string>();
  for (const batch of batches(await diary.waiting())) {
    const more = await postBatch(diary, ask, batch);
    if (!more) return null;
    for (const id of more) taken.add(id);
  }
  return taken;
}

/** In parts that the keeper takes: neither too many nor too long. */
export function batches(waiting: readonly Entry[]): Entry[][] {
  const all: Entry[][] = [];
  let length = Infinity;
  for (const entry of waiting) {
    // Three bytes a character at the most.
    const more = JSON.stringify(entry).length * 3 + 1;
    if (length + more > LONGEST_BODY || all.at(-1)!.length === MOST_AT_ONCE) {
      all.push([]);
      length = 0;
    }
    all.at(-1)!.push(entry);
    length += more;
  }
  return all;
}

async function postBatch(diary: Diary, ask: Ask, batch: readonly Entry[]): Promise<readonly string[] | null> {
  if (!batch.length) return [];
  const answer = await ask(addressOf(diary), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(batch),
  });
  // Paired, but not for this person: it waits here, and that is said.
  told.stays_here = answer.status === 404 && (await hasKeeper()) === true;
  if (!isJson(answer)) return null;
  if (answer.status === 422) {
    const refused = refusedOf((await answer.json()) as Refusal, batch);
    if (!refused.size) return null;
    await diary.tellApart('refused', [...refused].map(({ id }) => id));
    await diary.settled([...refused]);
    return postBatch(diary, ask, batch.filter((entry) => !refused.has(entry)));
  }
  // 409: some ids were kept with another body already. The keeper keeps both; so do we, as soon as it shows them.
  if (!answer.ok && answer.status !== 409) return null;
  const { stored, known, conflicts } = (await answer.json()) as Stored;
  return [...stored, ...known, ...conflicts.map(({ id }) => id)];
}

/** One bad entry refuses the whole list: it stays in this diary and no longer holds up the others. */
function refusedOf(refusal: Refusal, batch: readonly Entry[]): ReadonlySet<Entry> {
  const named = (refusal.entries ?? []).filter(({ entry, id }) => id !== null && batch[entry - 1]?.id === id);
  for (const { id, detail } of named) console.warn(`The keeper of diaries does not take entry ${id}:`, detail);
  return new Set(named.map(({ entry }) => batch[entry - 1]!));
}

async function collect(diary: Diary, ask: Ask, today: string, taken: ReadonlySet<string>): Promise<boolean> {
  const after = await diary.note('cursor');
  const read_whole = (await diary.note('read_whole_on')) === today;
  if (!after || !read_whole) return readWhole(diary, ask, today);
  if (!(await readOn(diary, ask, after, today))) return false;
  const unseen = (await diary.waiting()).some(({ id }) => taken.has(id));
  return unseen ? readWhole(diary, ask, today) : true;
}

async function readOn(diary: Diary, ask: Ask, from: string, today: string): Promise<boolean> {
  for (let after = from; ; ) {
    const page = await read(diary, ask, after);
    if (!page) return false;
    if (!page.continues) return readWhole(diary, ask, today);
    if (page.next !== after) await diary.setNote('cursor', page.next);
    if (!page.more) return true;
    after = page.next;
  }
}

/** From the start to the end. Only then is it known what the keeper lacks. */
async function readWhole(diary: Diary, ask: Ask, today: string): Promise<boolean> {
  const seen = new Set<string>();
  let read_so_far = 0;
  for (let after = ''; ; ) {
    const page = await read(diary, ask, after);
    if (!page) return false;
    for (const entry of page.entries) seen.add(wordsOf(entry));
    read_so_far += page.entries.length;
    // It changed under our hands: the next time from the start again.
    if (!page.continues) return false;
    if (!page.more) {
      if (!isWhole(page, read_so_far)) return false;
      await diary.postMissing(seen);
      await diary.setNote('cursor', page.next);
      await diary.setNote('read_whole_on', today);
      return true;
    }
    after = page.next;
  }
}

/** A diary of which some did not come is not taken for whole: what is missing in it would be sent as if it were lost. */
function isWhole({ in_all = NaN }: Found, read_so_far: number): boolean {
  const whole = Number.isNaN(in_all) || in_all === read_so_far;
  if (!whole) console.warn(`The keeper of diaries has ${in_all} entries and showed ${read_so_far}.`);
  return whole;
}

async function read(diary: Diary, ask: Ask, after: string): Promise<Found | null> {
  const query = after ? `?after=${encodeURIComponent(after)}` : '';
  const answer = await ask(`${addressOf(diary)}${query}`);
  if (!answer.ok || !isJson(answer)) return null;
  const found = (await answer.json()) as Found;
  await diary.merge(found.entries);
  return found;
}

function addressOf(diary: Diary): string {
  return `./api/people/${diary.person}/entries`;
}
