/** Taking up a person's profile, and leaving it to another. */
import { openApp } from './state/app';
import { household, isHere, nobodyKnown, remember, rememberFor, wasLong } from './keeping/household.svelte';
import { keepLooking } from './keeping/keep_looking';
import { useSettings } from './keeping/settings.svelte';

/** How often it is looked whether time has jumped: a lid that was closed, a page that slept. */
const LOOK_EVERY_MS = 30_000;

/** The page begun again, with nothing in its memory. Replaced in tests. */
export const browser = {
  beginAgain(): void {
    location.hash = '#/home';
    location.reload();
  },
};

/**
 * The person of this profile is here. Where the page holds another's things in its memory, it begins
 * again: nothing of one person is ever shown to another.
 */
export async function arrive(profile: string): Promise<void> {
  if (household.open !== null && household.open !== profile) return beginAgainAs(profile);
  isHere(profile);
  if (household.open !== null) return;
  household.open = profile;
  useSettings(profile);
  await openApp(profile);
}

export function beginAgainAs(profile: string): void {
  rememberFor(profile);
  browser.beginAgain();
}

export interface Watch {
  /** Looks now; a session that has ended may have held the question back. */
  look(): void;
  end(): void;
}

/** Asks who is here after a long absence, but never over a session: `mayAsk` says when. */
export function watchForAbsence(mayAsk: () => boolean): Watch {
  let seen_ms = Date.now();
  const look = () => {
    if (wasLong(seen_ms)) {
      if (document.visibilityState === 'hidden' || !mayAsk()) return;
      nobodyKnown();
    }
    seen_ms = Date.now();
    remember();
  };
  return { look, end: keepLooking(look, LOOK_EVERY_MS) };
}
