/** What links bring is taken out of the address before the page of it is read: it is no page, and nobody else's business. */
import { takeLink, type Held } from './keeping/held_link';
import { takeFromAddress } from './keeping/held_paper.svelte';
import { addressOf, type Page } from './routing.svelte';

/** Where each leads. The key opens the browser of whoever has just started Stature for others. */
const LEADS_TO: Readonly<Record<Held, Page>> = { key: 'devices', pair: 'pair' };

export function takeLinks(): void {
  if (takeFromAddress()) return;
  const brought = takeLink();
  if (brought) history.replaceState(null, '', addressOf(LEADS_TO[brought]));
}
