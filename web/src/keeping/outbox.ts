/**
 * Brings this device's diary and the keeper of diaries together when the keeper can be reached.
 * Quiet: without a keeper (a plain static host, no network) everything simply waits.
 */
import type { Entry } from '../engine/contract';
import type { Diary } from './diary';

interface Stored {
  readonly stored: readonly string[];
  readonly known: readonly string[];
  readonly conflicts: readonly { readonly id: string }[];
}

interface Found {
  readonly entries: readonly Entry[];
  /** `DIARY.PLACE`: which diary the keeper keeps, and how far we have read in it. */
  readonly next: string | null;
  readonly more?: boolean;
}

interface Refusal {
  readonly entries?: readonly { readonly id: string | null; readonly detail?: string }[];
}

export type Ask = (address: string, init?: RequestInit) => Promise<Response>;

/** The keeper takes 1000 entries or 1 MiB at once. */
const MOST_AT_ONCE = 500;

/** True when both ways went through. Never throws. */
export async function exchange(diary: Diary, ask: Ask = fetch): Promise<boolean> {
  try {
    // Reading may find that it is another diary by now, which then needs everything.
    return (await post(diary, ask)) && (await collect(diary, ask)) && (await post(diary, ask));
  } catch {
    return false;
  }
}

async function post(diary: Diary, ask: Ask): Promise<boolean> {
  const waiting = await diary.waiting();
  for (let from = 0; from < waiting.length; from += MOST_AT_ONCE) {
    if (!(await postBatch(diary, ask, waiting.slice(from, from + MOST_AT_ONCE)))) return false;
  }
  return true;
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
    await diary.posted([...refused]);
    return postBatch(diary, ask, batch.filter((entry) => !refused.has(entry.id)));
  }
  // 409: some ids were already kept with another body. The keeper kept the first; so do we.
  if (!answer.ok && answer.status !== 409) return false;
  const { stored, known, conflicts } = (await answer.json()) as Stored;
  await diary.posted([...stored, ...known, ...conflicts.map((conflict) => conflict.id)]);
  return true;
}

/** One bad entry refuses the whole list: it stays in this diary and no longer holds up the others. */
function refusedOf(refusal: Refusal, batch: readonly Entry[]): ReadonlySet<string> {
  const ours = new Set(batch.map((entry) => entry.id));
  const named = (refusal.entries ?? []).filter(({ id }) => id !== null && ours.has(id));
  for (const { id, detail } of named) console.warn(`The keeper of diaries does not take entry ${id}:`, detail);
  return new Set(named.map(({ id }) => id!));
}

async function collect(diary: Diary, ask: Ask): Promise<boolean> {
  for (;;) {
    const after = await diary.note('cursor');
    const query = after ? `?after=${encodeURIComponent(after)}` : '';
    const answer = await ask(`${addressOf(diary)}${query}`);
    if (!answer.ok || !isJson(answer)) return false;
    const { entries, next, more } = (await answer.json()) as Found;
    await diary.merge(entries);
    if (next === null || next === after) return true;
    // A fresh one, or one brought back from a backup: it may lack what the old one had confirmed.
    if (after && diaryIn(next) !== diaryIn(after)) await diary.postAgain();
    await diary.setNote('cursor', next);
    if (!more) return true;
  }
}

function diaryIn(cursor: string): string {
  return cursor.split('.')[0]!;
}

function addressOf(diary: Diary): string {
  return `./api/people/${diary.person}/entries`;
}

/** A static host may answer any address with the first page. */
function isJson(answer: Response): boolean {
  return (answer.headers.get('content-type') ?? '').includes('json');
}
