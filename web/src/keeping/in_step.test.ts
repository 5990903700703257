import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { InStep, OFTEN_MS, SELDOM_MS } from './in_step';

let seen = true;
let met: number;
let well: boolean;
let in_step: InStep;

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => (seen ? 'visible' : 'hidden'));
  seen = true;
  well = true;
  met = 0;
  in_step = new InStep(async () => {
    met += 1;
    return well;
  }, 'test');
});
afterEach(() => {
  in_step.end();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const passes = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test('devices meet when opened, and then about every minute', async () => {
  await in_step.begin(() => true);
  expect(met).toBe(1);
  await passes(10 * OFTEN_MS * 1.2);
  expect(met).toBeGreaterThanOrEqual(10);
  expect(met).toBeLessThanOrEqual(14);
});

test('after failures it becomes quiet, and stays so while nothing changes', async () => {
  well = false;
  await in_step.begin(() => true);
  await passes(2 * 60 * OFTEN_MS);
  expect(met).toBeLessThanOrEqual(14);
  await passes(SELDOM_MS * 1.2);
  expect(met).toBeGreaterThan(1);
});

test('when the network comes back it meets at once', async () => {
  well = false;
  await in_step.begin(() => true);
  await passes(60 * OFTEN_MS);
  const before = met;
  dispatchEvent(new Event('online'));
  await passes(0);
  expect(met).toBe(before + 1);
});

test('a page that nobody sees asks nobody, and asks at once when it is seen again', async () => {
  await in_step.begin(() => true);
  seen = false;
  document.dispatchEvent(new Event('visibilitychange'));
  await passes(60 * OFTEN_MS);
  expect(met).toBe(1);
  seen = true;
  document.dispatchEvent(new Event('visibilitychange'));
  await passes(0);
  expect(met).toBe(2);
});

test('in the middle of a session nothing is asked for by itself', async () => {
  await in_step.begin(() => false);
  await passes(10 * OFTEN_MS);
  expect(met).toBe(1);
});

test('two meetings are never under way; what was written meanwhile is brought right after', async () => {
  let under_way = 0;
  let most = 0;
  in_step = new InStep(async () => {
    met += 1;
    most = Math.max(most, (under_way += 1));
    await new Promise((done) => setTimeout(done, 1000));
    under_way -= 1;
    return true;
  }, 'test');
  const all = [in_step.now(), in_step.now(), in_step.now()];
  await passes(5000);
  await Promise.all(all);
  expect(most).toBe(1);
  expect(met).toBe(2);
});

test('a meeting that breaks is like one that failed: it comes again, and nobody is disturbed', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  in_step = new InStep(async () => {
    met += 1;
    if (met === 1) throw new DOMException('gone', 'InvalidStateError');
    return true;
  }, 'test');
  await in_step.begin(() => true);
  await passes(2 * OFTEN_MS * 1.2);
  expect(met).toBe(2);
});
