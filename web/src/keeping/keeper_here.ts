/**
 * Whether whoever serves this page keeps this device's diaries. A small file beside the page says so: `stature serve` answers
 * it, in a published folder it says no. Where it says no, and where this device is not paired, nothing else is ever asked.
 */
import { useKey } from './first_device';
import { FIRST } from './household.svelte';
import { keepsOurs, readTold, REMEMBERED, rememberTold, told, wasTold, type Told } from './told.svelte';

const ADDRESS = './keeper.json';

let asking: Promise<Told | null> | null = null;

/** Null where it has never been told. */
export async function hasKeeper(): Promise<boolean | null> {
  const answer = await whatIsTold();
  return answer && keepsOurs(answer);
}

/** Asked until it is answered, then no more by this page, unless `askAnew`. Without a network what was told the last time holds. */
export async function whatIsTold(): Promise<Told | null> {
  asking ??= ask();
  const answer = await asking;
  if (answer) return answer;
  asking = null;
  return told.now;
}

/** This device was paired, or was told of a diary that it is not there: it may be withdrawn. */
export function askAnew(): Promise<Told | null> {
  asking = null;
  return whatIsTold();
}

/** As a page that begins anew. For tests. */
export function forgetWhatWasTold(): void {
  asking = null;
  rememberTold();
}

// Another tab was told something else: this device was paired there, or found itself withdrawn.
addEventListener('storage', ({ key }) => {
  if (key === `${FIRST}.${REMEMBERED}`) asking = null;
});

async function ask(): Promise<Told | null> {
  let answer = await read();
  if (answer?.keeper && (await useKey())) answer = await read();
  if (answer) wasTold(answer);
  return answer;
}

async function read(): Promise<Told | null> {
  try {
    return readTold(await (await fetch(ADDRESS, { cache: 'no-store' })).json());
  } catch {
    return null;
  }
}
