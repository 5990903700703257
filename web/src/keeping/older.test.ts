/** A diary that an older version of the app left on this device, and what happens to it when it is opened. */
import { afterEach, expect, test, vi } from 'vitest';
import type { Entry } from '../engine/contract';
import { Diary } from './diary';
import { uuid7 } from './uuid7';

const PERSON = uuid7();
const ENTRIES: readonly Entry[] = [1, 2, 3].map((pain) => ({
  id: uuid7(pain),
  person: PERSON,
  at: '2026-11-23T08:00:00+01:00',
  kind: 'morning_after',
  body: { pain },
  schema: 1,
}));

afterEach(() => vi.restoreAllMocks());

/** As the first version laid it: entries and outbox by id alone. */
function olderDiary(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () => {
      const entries = opening.result.createObjectStore('entries', { keyPath: 'id' });
      const outbox = opening.result.createObjectStore('outbox', { keyPath: 'id' });
      const notes = opening.result.createObjectStore('notes');
      for (const entry of ENTRIES) entries.add(entry);
      outbox.put({ id: ENTRIES[2]!.id });
      notes.put(PERSON, 'person');
      notes.put('one.3.abc', 'cursor');
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
}

async function isAllThere(name: string): Promise<Diary> {
  const diary = await Diary.open(name);
  expect(diary.person).toBe(PERSON);
  expect(await diary.entries()).toEqual(ENTRIES);
  expect(await diary.waiting()).toEqual([ENTRIES[2]]);
  expect(await diary.note('cursor')).toBe('one.3.abc');
  return diary;
}

test('an older diary keeps all that is in it, and takes a second body under an id', async () => {
  (await olderDiary('older')).close();
  const diary = await isAllThere('older');
  const other = { ...ENTRIES[0]!, body: { pain: 9 } };
  await diary.keep(other);
  expect(await diary.entries()).toEqual([...ENTRIES, other]);
  expect(await diary.waiting()).toEqual([other, ENTRIES[2]]);
});

test('an upgrade that breaks off leaves the older diary as it was, and is done the next time', async () => {
  (await olderDiary('broken-off')).close();
  const make = vi.spyOn(IDBDatabase.prototype, 'createObjectStore').mockImplementation(function (this: IDBDatabase) {
    throw new DOMException('the page was closed', 'AbortError');
  });
  await expect(Diary.open('broken-off')).rejects.toThrow();
  expect(make).toHaveBeenCalled();
  vi.restoreAllMocks();
  const before = await olderDiary('broken-off');
  expect([before.version, [...before.objectStoreNames]]).toEqual([1, ['entries', 'notes', 'outbox']]);
  before.close();
  await isAllThere('broken-off');
});

test('without room the older diary is opened all the same: nothing in it is moved', async () => {
  (await olderDiary('no-room')).close();
  for (const name of ['add', 'put'] as const) {
    vi.spyOn(IDBObjectStore.prototype, name).mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
  }
  await isAllThere('no-room');
});

test('a tab of the older version gives way, and what it still writes is not lost to it', async () => {
  const tab = await olderDiary('two-tabs');
  tab.onversionchange = () => tab.close();
  await isAllThere('two-tabs');
  expect(() => tab.transaction('entries', 'readwrite')).toThrow();
});
