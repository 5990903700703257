/**
 * What a link brought that is nobody else's business: the key of the first device, or the code by which a device is paired.
 * Taken out of the address before anything is drawn, and kept for this window alone until it was used: the page may begin
 * again in between, in another language or for another person.
 */
import { keepInWindow, keptInWindow } from './this_window';

const LINKS = { key: '#key=', pair: '#pair=' } as const;

export type Held = keyof typeof LINKS;

/** Takes it out of the address, so that it stands in no history and is drawn nowhere. Which it was; null for any other address. */
export function takeLink(): Held | null {
  for (const [what, begins] of Object.entries(LINKS) as [Held, string][]) {
    if (!location.hash.startsWith(begins)) continue;
    hold(what, decoded(location.hash.slice(begins.length)));
    history.replaceState(null, '', location.pathname + location.search);
    return what;
  }
  return null;
}

export function heldLink(what: Held): string {
  return beside.get(what) ?? keptInWindow(nameOf(what));
}

export function hold(what: Held, text: string): void {
  beside.set(what, text);
  keepInWindow(nameOf(what), text);
}

const beside = new Map<Held, string>();

function nameOf(what: Held): string {
  return `stature.link.${what}`;
}

/** A link that was cut short may end in half a sign. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
