/** The devices that may open the diaries of a keeper, and how one more is paired. Asked by the keeper's device alone. */
import { askFor, isJson } from './outbox';

/** The ids of people, or everybody, also whoever comes later. */
export type WhoseDiaries = readonly string[] | 'all';

export interface Device {
  readonly id: string;
  readonly name: string;
  readonly paired_on: string;
  readonly seen_on: string | null;
  /** The keeper's device. */
  readonly keeps: boolean;
  readonly people: WhoseDiaries;
  readonly this: boolean;
}

/** So long a code is good for. */
export const LIVES_MS = 5 * 60_000;

/** A code that was given out. */
export interface Offered {
  readonly pairing: string;
  readonly code: string;
  readonly link: string;
  readonly ends_at: string;
}

export interface PairingState {
  readonly state: 'waiting' | 'claimed' | 'confirmed' | 'over';
  readonly name: string | null;
  readonly sign: string | null;
  readonly ends_at: string | null;
}

const PATIENCE_MS = 8_000;
const NO_LOCK = 409;
const ask = askFor(PATIENCE_MS);

export async function devicesThere(): Promise<readonly Device[] | null> {
  return (await asked<{ devices: readonly Device[] }>('./api/devices'))?.devices ?? null;
}

export async function rename(id: string, name: string): Promise<boolean> {
  return done(`./api/devices/${id}`, 'PUT', { name });
}

/** From then on it opens these people's diaries, and no other. */
export async function openFor(id: string, people: WhoseDiaries): Promise<boolean> {
  return done(`./api/devices/${id}`, 'PUT', { people });
}

/** From then on it opens no diary there. */
export async function withdraw(id: string): Promise<boolean> {
  return done(`./api/devices/${id}`, 'DELETE');
}

/** `no_lock`: the house has no https address, and a device is paired over https alone. */
export async function offer(people: WhoseDiaries): Promise<Offered | 'no_lock' | null> {
  const answer = await send('./api/pairings', 'POST', { people });
  if (answer?.status === NO_LOCK) return 'no_lock';
  return answer?.ok && isJson(answer) ? ((await answer.json()) as Offered) : null;
}

export async function takeBack(pairing: string): Promise<boolean> {
  return done(`./api/pairings/${pairing}`, 'DELETE');
}

/** Null where the keeper does not answer just now. */
export async function stateOf(pairing: string): Promise<PairingState | null> {
  return asked<PairingState>(`./api/pairings/${pairing}`);
}

export async function confirm(pairing: string): Promise<boolean> {
  return done(`./api/pairings/${pairing}/confirm`, 'POST', {});
}

export async function refuse(pairing: string): Promise<boolean> {
  return done(`./api/pairings/${pairing}/refuse`, 'POST', {});
}

async function asked<Answer>(address: string, method = 'GET', body?: unknown): Promise<Answer | null> {
  const answer = await send(address, method, body);
  return answer?.ok && isJson(answer) ? ((await answer.json()) as Answer) : null;
}

async function done(address: string, method: string, body?: unknown): Promise<boolean> {
  return (await send(address, method, body))?.ok ?? false;
}

async function send(address: string, method: string, body?: unknown): Promise<Response | null> {
  const init = body === undefined ? { method } : { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  return ask(address, { ...init, cache: 'no-store' }).catch(() => null);
}
