/**
 * That somebody is sore, while they are asked how much: it is told already, and a page that is shut over the question must
 * not forget it (S2). It lies with the person who said it.
 */
import { ownShelf } from './household.svelte';
import { localTime } from './local-time';
import { clearShelf, readShelf, writeShelf } from './shelf';

const NAME = 'sore-since';

export function keepSore(): void {
  writeShelf(ownShelf(), NAME, localTime());
}

/** Local time with its offset, or null. */
export function soreSince(): string | null {
  return readShelf<string>(ownShelf(), NAME);
}

export function forgetSore(): void {
  clearShelf(ownShelf(), NAME);
}
