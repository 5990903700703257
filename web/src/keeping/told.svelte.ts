/**
 * What whoever serves this page has said of itself, for all pages to see: whether diaries are kept there, and whether this
 * device may open them. And whether it once might.
 */
import { FIRST } from './household.svelte';
import { clearLocal, readLocal, writeLocal } from './local';

export interface OwnDevice {
  readonly id: string;
  readonly name: string;
  /** The keeper's device: it pairs others, and withdraws them. */
  readonly keeps: boolean;
}

/** The house's own authority: what its certificate is known by (SHA-256), and until when it holds. */
export interface Authority {
  readonly fingerprint: string;
  readonly until: string;
}

export interface Told {
  readonly keeper: boolean;
  /** `open`: whoever is at this computer is trusted. `paired`: paired devices alone. */
  readonly house: 'open' | 'paired';
  /** Whether nobody else can read what this page asks. */
  readonly secure: boolean;
  readonly device: OwnDevice | null;
  readonly authority: Authority | null;
  /** Where this house is found over https; null where it is not. */
  readonly address: string | null;
}

/** As what lies in local storage is called; told the last time, it holds without a network. */
export const REMEMBERED = 'keeper';
const PAIRED_AS = 'paired_as';

export const told: {
  now: Told | null;
  /** This device was paired, is no more, and nobody has read that yet. */
  withdrawn: boolean;
  /** The address with the key of the first device was used before. */
  key_used: boolean;
  /** The keeper takes this diary from no device but those that were paired for its person. */
  stays_here: boolean;
} = $state(asRemembered());

/** Whether whoever serves this page keeps the diaries of this device. */
export function keepsOurs({ keeper, house, device }: Told): boolean {
  return keeper && (house === 'open' || device !== null);
}

/** Whether a computer keeps diaries here, and would keep those of this device once it is paired. */
export function mayBePaired(answer: Told | null): boolean {
  return answer !== null && answer.keeper && !keepsOurs(answer);
}

export function wasTold(answer: Told): void {
  told.now = answer;
  writeLocal(FIRST, REMEMBERED, answer);
  if (answer.device) writeLocal(FIRST, PAIRED_AS, answer.device.name);
  told.withdrawn = isWithdrawn(answer);
}

/** The person has read that this device is paired no more. */
export function understoodWithdrawn(): void {
  clearLocal(FIRST, PAIRED_AS);
  told.withdrawn = false;
}

/** The person has read that the key of this address was used before. */
export function understoodKeyUsed(): void {
  told.key_used = false;
}

/** Reads an answer; what an older one leaves out is as it was then. Null where it is no answer. */
export function readTold(answer: unknown): Told | null {
  if (typeof answer !== 'object' || answer === null) return null;
  const { keeper, house, secure, device, authority, address } = answer as Partial<Told>;
  if (typeof keeper !== 'boolean') return null;
  return {
    keeper,
    house: house === 'paired' ? 'paired' : 'open',
    secure: secure ?? isSecureContext,
    device: device ?? null,
    authority: authority ?? null,
    address: typeof address === 'string' && address.startsWith('https://') ? address : null,
  };
}

function remembered(): Told | null {
  const kept = readLocal<unknown>(FIRST, REMEMBERED);
  // Older versions kept the one word alone.
  return readTold(typeof kept === 'boolean' ? { keeper: kept } : kept);
}

function isWithdrawn(answer: Told | null): boolean {
  return mayBePaired(answer) && readLocal<string>(FIRST, PAIRED_AS) !== null;
}

function asRemembered() {
  const now = remembered();
  return { now, withdrawn: isWithdrawn(now), key_used: false, stays_here: false };
}

/** As the next page would find it. For tests. */
export function rememberTold(): void {
  Object.assign(told, asRemembered());
}
