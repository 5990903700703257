/** A diary that this page has no more, because another page took it, or that does not answer: what is told is held, and nothing waits. */
import { forceCloseDatabase } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NotReached } from './database';
import { Diary } from './diary';
import { VERSION } from './stores';

/** A transaction that does nothing, and never says so. */
const STORE = new Proxy({}, { get: () => () => new Promise(() => {}) });
const SILENT = { done: new Promise(() => {}), abort: () => undefined, store: STORE, objectStore: () => STORE };

/** Every wait is short from here on; what is given back says how long they would have been, one after the other. */
function impatient(): () => number {
  const real = AbortSignal.timeout.bind(AbortSignal);
  const waits: number[] = [];
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
    waits.push(ms);
    return real(100);
  });
  return () => waits.reduce((one, other) => one + other, 0);
}

const opened: IDBDatabase[] = [];
const open = indexedDB.open.bind(indexedDB);
indexedDB.open = (...given) => {
  const opening = open(...given);
  opening.addEventListener('success', () => opened.push(opening.result));
  return opening;
};

let diaries = 0;
let diary: Diary;

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  diary = await Diary.open(`out-of-reach-${(diaries += 1)}`);
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** As a newer version of the app does, in another tab. */
function openedByANewer(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, VERSION + 1);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
}

test('what is told after a newer version took the diary is held beside it for that version, and is said', async () => {
  const before = await diary.write('morning_after', { pain: 0 });
  const newer = await openedByANewer(diary.profile);
  expect(await diary.over).toBe('newer');
  const told = await diary.write('pain_told', { pain: 7, exercise: null });
  expect(diary.unkept()).toEqual([told]);
  await expect(diary.entries()).rejects.toEqual(new NotReached('newer'));
  // The newer one finds both: this one in its place, that one in local storage, under the names of today.
  expect(localStorage.getItem(`${diary.profile}.unkept.${told.id}`)).toBe(JSON.stringify(told));
  const kept = newer.transaction('entries').objectStore('entries').getAll();
  await new Promise((done) => (kept.onsuccess = done));
  expect(kept.result).toEqual([before]);
  newer.close();
});

test('opened after a newer version was there, it says so and leaves all as it is', async () => {
  diary.close();
  (await openedByANewer(diary.profile)).close();
  await expect(Diary.open(diary.profile)).rejects.toEqual(new NotReached('newer'));
});

test('a connection that the browser closed, and the diary brought up to date meanwhile, is told as that', async () => {
  for (const one of opened.splice(0)) forceCloseDatabase(one as never);
  (await openedByANewer(diary.profile)).close();
  const told = await diary.write('pain_told', { pain: 7, exercise: null });
  expect(await diary.over).toBe('newer');
  expect(diary.unkept()).toEqual([told]);
});

test('another page that does not let go is told after a while, and what is asked does not wait for ever', async () => {
  const name = `held-${diaries}`;
  const older = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open(name, 1);
    opening.onsuccess = () => resolve(opening.result);
  });
  const waits = impatient();
  await expect(Diary.open(name)).rejects.toEqual(new NotReached('elsewhere'));
  expect(waits()).toBeLessThanOrEqual(30_000);
  older.close();
});

test('a transaction that never settles holds nobody for long: what was told is held, and comes into the diary later', async () => {
  const never = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => SILENT as never);
  const waits = impatient();
  const told = await diary.write('pain_told', { pain: 7, exercise: null });
  expect(diary.unkept()).toEqual([told]);
  await expect(diary.entries()).rejects.toEqual(new NotReached('silent'));
  expect(waits()).toBeLessThanOrEqual(15_000);
  vi.restoreAllMocks();
  never.mockRestore();
  await diary.keepSpare();
  expect(diary.unkept()).toEqual([]);
  expect(await diary.entries()).toEqual([told]);
});
