import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { arrive, beginAgainAs, browser, watchForAbsence, type Watch } from './arrival';
import { addProfile, household, isHere, LONG_ABSENCE_MS, remember } from './keeping/household.svelte';

const BEN = addProfile('019a8f00-0000-7000-8000-000000000001');
let watch: Watch;
let seen = true;
let may_ask = true;

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => (seen ? 'visible' : 'hidden'));
  vi.spyOn(browser, 'beginAgain').mockImplementation(() => {});
  may_ask = true;
  isHere('stature');
  watch = watchForAbsence(() => may_ask);
});
afterEach(() => {
  watch.end();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function isAway(ms: number): void {
  seen = false;
  document.dispatchEvent(new Event('visibilitychange'));
  vi.setSystemTime(Date.now() + ms);
  seen = true;
  document.dispatchEvent(new Event('visibilitychange'));
}

test('after a short absence nothing is asked, after a long one it is', () => {
  isAway(LONG_ABSENCE_MS - 60_000);
  expect(household.here).toBe('stature');
  isAway(LONG_ABSENCE_MS + 1000);
  expect(household.here).toBeNull();
});

test('a page that is looked at all day is not asked', () => {
  vi.advanceTimersByTime(10 * LONG_ABSENCE_MS);
  expect(household.here).toBe('stature');
});

test('a lid that was closed is an absence, though no page was hidden', () => {
  vi.setSystemTime(Date.now() + LONG_ABSENCE_MS + 1000);
  vi.advanceTimersByTime(30_000);
  expect(household.here).toBeNull();
});

test('in a session nobody is asked; as soon as it has ended, somebody is', () => {
  may_ask = false;
  isAway(LONG_ABSENCE_MS + 1000);
  vi.advanceTimersByTime(60_000);
  expect(household.here).toBe('stature');
  may_ask = true;
  watch.look();
  expect(household.here).toBeNull();
});

test('who is asked and is the same goes on where they were; another begins with a fresh page', async () => {
  household.open = 'stature';
  household.here = null;
  await arrive('stature');
  expect(household.here).toBe('stature');
  expect(browser.beginAgain).not.toHaveBeenCalled();
  household.here = null;
  await arrive(BEN);
  expect(browser.beginAgain).toHaveBeenCalledTimes(1);
  // Until then nothing of the one is shown to the other.
  expect(household.here).toBeNull();
});

test('the page that is about to begin again for another does not remember its own person any more', () => {
  beginAgainAs(BEN);
  remember();
  expect(sessionStorage.getItem('stature.here')).toContain(BEN);
});
