/**
 * Which page is open: the part of the address after `#/`. Such addresses work on any static host
 * and under any path.
 */
export const PAGES = [
  'welcome',
  'statement',
  'questions',
  'result',
  'home',
  'opening',
  'practise',
  'morning',
  'hurts',
  'plan',
  'paper',
  'people',
  'settings',
  'signals',
  'handout',
  'moving',
  'diary',
  'visit',
  'write-down',
  'measures',
  'reminders',
  'own-data',
  'practice',
  'group',
  'pair',
  'devices',
  'plain',
  'trust',
  'more',
  'lost',
] as const;

export type Page = (typeof PAGES)[number];

export interface Place {
  readonly page: Page;
  /** What stands after the page: a question's number, a planned exercise's id. */
  readonly detail: string;
}

/** Asked before the page changes; an answer of false stays. */
type Guard = (to: Place) => boolean;

let guard: Guard = () => true;

export const place = $state({ now: read(location.hash) });

export function read(hash: string): Place {
  const [page = '', ...rest] = hash.replace(/^#\/?/, '').split('/');
  const detail = decoded(rest.join('/'));
  if (detail === null) return { page: 'lost', detail: '' };
  if (page === '') return { page: 'home', detail };
  return { page: isPage(page) ? page : 'lost', detail };
}

/** Null where it is encoded as no browser encodes: a link may come from anywhere. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

export function addressOf(page: Page, detail = ''): string {
  return detail ? `#/${page}/${encodeURIComponent(detail)}` : `#/${page}`;
}

export function go(page: Page, detail = ''): void {
  location.hash = addressOf(page, detail);
}

/** Like `go`, but "back" does not return here. */
export function goInstead(page: Page, detail = ''): void {
  history.replaceState(null, '', addressOf(page, detail));
  place.now = { page, detail };
}

export function guardWith(ask: Guard): () => void {
  guard = ask;
  return () => {
    if (guard === ask) guard = () => true;
  };
}

/** The page of the address as it is now: what a link brought may have been taken out of it. */
export function readAddress(): void {
  place.now = read(location.hash);
}

export function followAddress(): () => void {
  const follow = () => {
    const to = read(location.hash);
    if (guard(to)) place.now = to;
    else history.replaceState(null, '', addressOf(place.now.page, place.now.detail));
  };
  addEventListener('hashchange', follow);
  return () => removeEventListener('hashchange', follow);
}

function isPage(name: string): name is Page {
  return (PAGES as readonly string[]).includes(name);
}
