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
  readonly next: string | number | null;
}

export type Ask = (address: string, init?: RequestInit) => Promise<Response>;

/** True when both ways went through. Never throws. */
export async function exchange(diary: Diary, ask: Ask = fetch): Promise<boolean> {
  try {
    return (await post(diary, ask)) && (await collect(diary, ask));
  } catch {
    return false;
  }
}

async function post(diary: Diary, ask: Ask): Promise<boolean> {
  const waiting = await diary.waiting();
  if (!waiting.length) return true;
  const answer = await ask(addressOf(diary), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(waiting),
  });
  // 409: some ids were already kept with another body. The keeper kept the first; so do we.
  if (!answer.ok && answer.status !== 409) return false;
  if (!isJson(answer)) return false;
  const { stored, known, conflicts } = (await answer.json()) as Stored;
  await diary.posted([...stored, ...known, ...conflicts.map((conflict) => conflict.id)]);
  return true;
}

async function collect(diary: Diary, ask: Ask): Promise<boolean> {
  for (;;) {
    const after = await diary.note('cursor');
    const query = after ? `?after=${encodeURIComponent(after)}` : '';
    const answer = await ask(`${addressOf(diary)}${query}`);
    if (!answer.ok || !isJson(answer)) return false;
    const { entries, next } = (await answer.json()) as Found;
    await diary.merge(entries);
    if (next === null || next === undefined || String(next) === after) return true;
    await diary.setNote('cursor', String(next));
    if (!entries.length) return true;
  }
}

function addressOf(diary: Diary): string {
  return `./api/people/${diary.person}/entries`;
}

/** A static host may answer any address with the first page. */
function isJson(answer: Response): boolean {
  return (answer.headers.get('content-type') ?? '').includes('json');
}
