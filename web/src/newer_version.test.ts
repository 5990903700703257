import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LONG_AWAY_MS, NewerVersion, type Here, type Registration } from './newer_version';

let newer: NewerVersion;
let hidden: boolean;
let touched: boolean;
let home: boolean;
let sessions: string[];
let taken: (() => void)[];
let asked: number;
let begun_again: number;
let looked_for: number;

beforeEach(() => {
  [hidden, touched, home, sessions, taken, asked, begun_again, looked_for] = [false, false, true, [], [], 0, 0, 0];
  const held = () => sessions.map((person) => ({ name: `stature.session.${person}` }));
  vi.stubGlobal('navigator', { locks: { query: async () => ({ held: held() }) } });
});

afterEach(() => {
  newer.end();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function here(controller: unknown = {}): Here {
  return {
    workers: {
      controller: controller as ServiceWorker | null,
      addEventListener: (_: string, then: () => void) => void taken.push(then),
    } as Here['workers'],
    isHidden: () => hidden,
    wasTouched: () => touched,
    isAtHome: () => home,
    beginAgain: () => (begun_again += 1),
  };
}

const waiting = { postMessage: () => (asked += 1) } as unknown as ServiceWorker;

function registration(worker: ServiceWorker | null = waiting): Registration {
  return { waiting: worker, update: async () => void (looked_for += 1) } as unknown as Registration;
}

async function isSeen(now: boolean): Promise<void> {
  hidden = !now;
  document.dispatchEvent(new Event('visibilitychange'));
  await settled();
}

const settled = () => new Promise((done) => setTimeout(done, 0));

test('what waits takes over when the app has just been opened, and the page begins again', async () => {
  newer = new NewerVersion(here(), registration());
  await settled();
  expect(asked).toBe(1);
  taken.forEach((then) => then());
  await settled();
  expect(begun_again).toBe(1);
});

test('nothing takes over while an exercise is under way, on another page or for another person', async () => {
  sessions = ['stature-0190'];
  newer = new NewerVersion(here(), registration());
  await settled();
  expect(asked).toBe(0);
});

test('whoever has pressed something already goes on, and the newer one comes while the app is put away', async () => {
  touched = true;
  newer = new NewerVersion(here(), registration());
  await settled();
  expect(asked).toBe(0);
  await isSeen(false);
  expect(asked).toBe(1);
});

test('what is half said on another page than that of the day is not swept away', async () => {
  [touched, home] = [true, false];
  newer = new NewerVersion(here(), registration());
  await isSeen(false);
  expect(asked).toBe(0);
});

test('a page whose version another page has replaced goes through with its exercise, and begins again after it', async () => {
  touched = true;
  sessions = ['stature'];
  newer = new NewerVersion(here(), registration(null));
  taken.forEach((then) => then());
  await isSeen(false);
  await isSeen(true);
  expect(begun_again).toBe(0);
  sessions = [];
  await isSeen(false);
  expect(begun_again).toBe(1);
});

test('a first visit is not begun again when its copy is there', async () => {
  newer = new NewerVersion(here(null), registration());
  await settled();
  expect([asked, taken.length]).toEqual([0, 0]);
});

test('an app that was put away for long looks whether there is a newer one', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  newer = new NewerVersion(here(), registration(null));
  await isSeen(false);
  await isSeen(true);
  expect(looked_for).toBe(0);
  await isSeen(false);
  vi.setSystemTime(Date.now() + LONG_AWAY_MS + 1);
  await isSeen(true);
  expect(looked_for).toBe(1);
});
