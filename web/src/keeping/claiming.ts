/** How a new device asks to be paired: with a code that works once, and with somebody who says yes at the keeper's device. */
import { isJson } from './outbox';

/** What both screens show, so that the right device is let in. */
export interface Claimed {
  readonly claim: string;
  readonly sign: string;
}

export type ClaimAnswer =
  | ({ readonly how: 'claimed' } & Claimed)
  /** Wrong, used or too late: the keeper does not tell which. */
  | { readonly how: 'wrong' }
  | { readonly how: 'slow'; readonly minutes: number }
  | { readonly how: 'away' };

export type ClaimState = 'claimed' | 'confirmed' | 'refused' | 'over' | 'away';

const ADDRESS = './api/pairings/claim';
/** Somebody stands there and waits. */
const PATIENCE_MS = 8_000;

export async function claim(code: string, name: string): Promise<ClaimAnswer> {
  const answer = await ask(ADDRESS, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: code.trim(), name }),
  });
  if (!answer || answer.status >= 500) return { how: 'away' };
  if (answer.status === 429) return { how: 'slow', minutes: minutesOf(answer) };
  if (!answer.ok || !isJson(answer)) return { how: 'wrong' };
  return { how: 'claimed', ...((await answer.json()) as Claimed) };
}

/** Confirmed is answered once, and brings what the browser shows from then on, which no page can read. */
export async function claimState(asked: string): Promise<ClaimState> {
  const answer = await ask(`${ADDRESS}/${encodeURIComponent(asked)}`);
  if (!answer || answer.status >= 500 || answer.status === 429) return 'away';
  if (!answer.ok || !isJson(answer)) return 'over';
  return ((await answer.json()) as { state: ClaimState }).state;
}

// Not by way of `askFor`: that asks nobody before this device is paired.
async function ask(address: string, init: RequestInit = {}): Promise<Response | null> {
  return fetch(address, { ...init, cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => null);
}

function minutesOf(answer: Response): number {
  return Math.max(1, Math.ceil(Number(answer.headers.get('retry-after') ?? 60) / 60));
}
