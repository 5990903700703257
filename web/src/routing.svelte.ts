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
  'people',
  'settings',
  'handout',
  'moving',
  'diary',
  'measures',
  'reminders',
  'own-data',
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
  const detail = decodeURIComponent(rest.join('/'));
  if (page === '') return { page: 'home', detail };
  return { page: isPage(page) ? page : 'lost', detail };
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
