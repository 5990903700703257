import { openDB, type IDBPDatabase } from 'idb';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Entry } from '../engine/contract';
import { ReadOnce } from './read_once';
import { upgrade, VERSION, type Stores } from './stores';

let count = 0;
let opened: IDBPDatabase<Stores>;
let read: ReadOnce;

beforeEach(async () => {
  opened = await openDB<Stores>(`read-once-${(count += 1)}`, VERSION, { upgrade });
  read = new ReadOnce();
});

function entry(nth: number): Entry {
  return { id: `019a-${String(nth).padStart(4, '0')}`, person: 'p', at: '2026-11-23T08:00:00+01:00', kind: 'morning_after', body: { pain: nth % 5 }, schema: 1 };
}

async function lay(...numbers: number[]): Promise<void> {
  for (const nth of numbers) await opened.add('entries', entry(nth));
}

/** The ids of those that are read out of the database from now on. */
function watched() {
  const got = vi.spyOn(IDBObjectStore.prototype, 'get');
  const all = vi.spyOn(IDBObjectStore.prototype, 'getAll');
  return { times: () => [got.mock.calls.length, all.mock.calls.length] };
}

test('what comes from elsewhere is read, in the order of the ids, and what is known is not read again', async () => {
  await lay(2, 4);
  expect(await read.all(opened)).toEqual([entry(2), entry(4)]);
  await lay(3, 1);
  const reads = watched();
  expect(await read.all(opened)).toEqual([entry(1), entry(2), entry(3), entry(4)]);
  expect(await read.all(opened)).toEqual([entry(1), entry(2), entry(3), entry(4)]);
  expect(reads.times()).toEqual([2, 0]);
});

test('many are read at once, and a second body of an id stands after all first ones', async () => {
  const many = Array.from({ length: 200 }, (_, nth) => nth);
  await lay(...many);
  const other = { ...entry(7), body: { pain: 9 } };
  await opened.add('beside', other, `${other.id}.1`);
  expect(await read.all(opened)).toEqual([...many.map(entry), other]);
});

test('a database that was opened anew is read anew, though it holds as many entries', async () => {
  await lay(1);
  await read.all(opened);
  await opened.delete('entries', entry(1).id);
  await lay(2);
  read.forget();
  expect(await read.all(opened)).toEqual([entry(2)]);
});

test('where half of it could not be read, all is read again before anything is told', async () => {
  await lay(1);
  await read.all(opened);
  await lay(2);
  const asked = IDBObjectStore.prototype.getAllKeys;
  vi.spyOn(IDBObjectStore.prototype, 'getAllKeys').mockImplementation(function (this: IDBObjectStore) {
    if (this.name === 'beside') throw new Error('no');
    return asked.call(this);
  });
  await expect(read.all(opened)).rejects.toThrow('no');
  vi.restoreAllMocks();
  expect(await read.all(opened)).toEqual([entry(1), entry(2)]);
});
