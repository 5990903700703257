/**
 * Brings this device's diary and the keeper of diaries together when the keeper can be reached.
 * Quiet: without a keeper (a plain static host, no network) everything simply waits.
 *
 * What has been read is remembered by the keeper's cursor. Once a day, and whenever the keeper tells
 * that it is not the one it was (a new one, one brought back from a backup), all is read from the
 * start; what the keeper turns out to lack is sent again.
 */
import type { Entry } from '../engine/contract';
import type { Diary } from './diary';
import { localTime } from './local-time';

interface Stored {
  readonly stored: readonly string[];
  readonly known: readonly string[];
  readonly conflicts: readonly { readonly id: string }[];
}

interface Found {
  readonly entries: readonly Entry[];
  /** Which diary the keeper keeps, how far we have read in it, and a sum over what that was. */
  readonly next: string;
  readonly more: boolean;
  /** False where the keeper's diary did not come the way that we have read it: this page is its first. */
  readonly continues: boolean;
}

interface Refusal {
  readonly entries?: readonly { readonly id: string | null; readonly detail?: string }[];
}

export type Ask = (address: string, init?: RequestInit) => Promise<Response>;

/** The keeper takes 1000 entries or 1 MiB at once. */
const MOST_AT_ONCE = 500;
const LONGEST_BODY = 900_000;
/** Who has not answered by then has gone. */
const PATIENCE_MS = 30_000;

/** True when both ways went through. Never throws. */
export async function exchange(diary: Diary, ask: Ask = askPatiently, now = new Date()): Promise<boolean> {
  try {
    // Without room for what is held in spare, it is sent all the same.
    await diary.keepSpare().catch(() => undefined);
    // Reading may find that the keeper lacks some.
    return (await post(diary, ask)) && (await collect(diary, ask, localTime(now).slice(0, 10))) && (await post(diary, ask));
  } catch (problem) {
    if (!(problem instanceof TypeError)) console.warn('The diaries could not be brought together:', problem);
    return false;
  }
}

export function askPatiently(address: string, init: RequestInit = {}): Promise<Response> {
  return fetch(address, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
}

/** A static host may answer any address with the first page. */
export function isJson(answer: Response): boolean {
  return (answer.headers.get('content-type') ?? '').includes('json');
}

async function post(diary: Diary, ask: Ask): Promise<boolean> {
  for (const batch of batches(await diary.waiting())) {
    if (!(await postBatch(diary, ask, batch))) return false;
  }
  return true;
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

async function postBatch(diary: Diary, ask: Ask, batch: readonly Entry[]): Promise<boolean> {
  if (!batch.length) return true;
  const answer = await ask(addressOf(diary), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(batch),
  });
  if (!isJson(answer)) return false;
  if (answer.status === 422) {
    const refused = refusedOf((await answer.json()) as Refusal, batch);
    if (!refused.size) return false;
    await diary.tellApart('refused', [...refused]);
    await diary.posted([...refused]);
    return postBatch(diary, ask, batch.filter((entry) => !refused.has(entry.id)));
  }
  // 409: some ids were already kept with another body. The keeper kept the first; so do we.
  if (!answer.ok && answer.status !== 409) return false;
  const { stored, known, conflicts } = (await answer.json()) as Stored;
  const differing = conflicts.map((conflict) => conflict.id);
  await diary.tellApart('differing', differing);
  await diary.posted([...stored, ...known, ...differing]);
  return true;
}

/** One bad entry refuses the whole list: it stays in this diary and no longer holds up the others. */
function refusedOf(refusal: Refusal, batch: readonly Entry[]): ReadonlySet<string> {
  const ours = new Set(batch.map((entry) => entry.id));
  const named = (refusal.entries ?? []).filter(({ id }) => id !== null && ours.has(id));
  for (const { id, detail } of named) console.warn(`The keeper of diaries does not take entry ${id}:`, detail);
  return new Set(named.map(({ id }) => id!));
}

async function collect(diary: Diary, ask: Ask, today: string): Promise<boolean> {
  const after = await diary.note('cursor');
  const read_whole = (await diary.note('read_whole_on')) === today;
  return after && read_whole ? readOn(diary, ask, after, today) : readWhole(diary, ask, today);
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
  for (let after = ''; ; ) {
    const page = await read(diary, ask, after);
    if (!page) return false;
    for (const { id } of page.entries) seen.add(id);
    // It changed under our hands: the next time from the start again.
    if (!page.continues) return false;
    if (!page.more) {
      await diary.postMissing(seen);
      await diary.setNote('cursor', page.next);
      await diary.setNote('read_whole_on', today);
      return true;
    }
    after = page.next;
  }
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
