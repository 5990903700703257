/**
 * That somebody is sore, while they are asked how much: it is told already, and a page that is shut over the question must
 * not forget it (S2). It lies with the person who said it.
 */
import { ownProfile } from './household.svelte';
import { localTime } from './local-time';
import { clearLocal, readLocal, writeLocal } from './local';

const NAME = 'sore-since';

export function keepSore(): void {
  writeLocal(ownProfile(), NAME, localTime());
}

/** Local time with its offset, or null. */
export function soreSince(): string | null {
  return readLocal<string>(ownProfile(), NAME);
}

export function forgetSore(): void {
  clearLocal(ownProfile(), NAME);
}
