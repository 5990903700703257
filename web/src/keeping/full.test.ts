import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Coach } from '../engine/coach_type';
import { Keeper } from '../testing/keeper';
import { NotReached } from './database';
import { Diary } from './diary';
import { exchange } from './outbox';
import { linesOf, saveToFile } from './to_file';

let full = false;
for (const name of ['add', 'put'] as const) {
  const real = IDBObjectStore.prototype[name];
  IDBObjectStore.prototype[name] = function (this: IDBObjectStore, ...given: [unknown, IDBValidKey?]) {
    if (full) throw new DOMException('no room', 'QuotaExceededError');
    return real.apply(this, given);
  };
}

let diaries = 0;
let diary: Diary;
beforeEach(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  diary = await Diary.open(`full-${(diaries += 1)}`);
  full = true;
});
afterEach(() => {
  full = false;
  vi.restoreAllMocks();
});

test('an entry without room is held, read and sent like any other', async () => {
  const entry = await diary.write('red_flag', { kind: 'dizzy' });
  expect(await diary.entries()).toEqual([entry]);
  expect(diary.unkept()).toEqual([entry]);
  const keeper = new Keeper();
  await exchange(diary, keeper.ask);
  expect(keeper.entries()).toEqual([entry]);
  expect(await diary.waiting()).toEqual([]);
});

test('an entry without room outlives the page, and is in the diary as soon as there is room', async () => {
  const entry = await diary.write('morning_after', { pain: 2 });
  full = false;
  diary.close();
  const again = await Diary.open(diary.profile);
  expect(await again.entries()).toEqual([entry]);
  await again.keepSpare();
  expect(again.unkept()).toEqual([]);
  expect(await again.entries()).toEqual([entry]);
  expect(await again.waiting()).toEqual([entry]);
});

test('where local storage is full too, the diary says that closing the page would lose it', async () => {
  expect(diary.hangsByAThread).toBe(false);
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('no room', 'QuotaExceededError');
  });
  const entry = await diary.write('morning_after', { pain: 2 });
  expect(diary.hangsByAThread).toBe(true);
  expect(await diary.entries()).toEqual([entry]);
  await exchange(diary, new Keeper().ask);
  expect(diary.hangsByAThread).toBe(false);
});

test('a diary that finds no room even for the name of its person says so, and is opened when there is some', async () => {
  const unopened = `full-from-the-first-${(diaries += 1)}`;
  await expect(Diary.open(unopened)).rejects.toEqual(new NotReached('no_room'));
  full = false;
  expect(await (await Diary.open(unopened)).entries()).toEqual([]);
});

test('half an entry is never kept: without room in the outbox it is not in the diary either', async () => {
  full = false;
  const real = IDBObjectStore.prototype.put;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...given) {
    if (this.name === 'outbox') throw new DOMException('no room', 'QuotaExceededError');
    return real.apply(this, given);
  });
  const entry = await diary.write('morning_after', { pain: 2 });
  expect(diary.unkept()).toEqual([entry]);
  vi.restoreAllMocks();
  await diary.keepSpare();
  expect(await diary.waiting()).toEqual([entry]);
});

test('the file has one entry a line, the oldest first', async () => {
  const second = await diary.write('morning_after', { pain: 2 }, new Date(2_000_000));
  const first = await diary.write('morning_after', { pain: 1 }, new Date(1_000_000));
  expect(linesOf([second, first])).toBe(`${JSON.stringify(first)}\n${JSON.stringify(second)}\n`);
});

test.each([
  ['a coach writes the file as a backup, which knows how many entries there must be', async () => 'the backup', 'the backup'],
  ['a coach who fails does not keep the entries from the person', () => Promise.reject(new Error('it fell over')), null],
])('%s', async (_, writeBackup, expected) => {
  const files: Blob[] = [];
  URL.createObjectURL = (file) => (files.push(file as Blob), 'blob:here');
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
  const entry = await diary.write('morning_after', { pain: 2 });
  expect(await saveToFile([entry], [], { writeBackup } as unknown as Coach, '2026-11-23')).toBe('stature-2026-11-23.jsonl');
  expect(await text(files[0]!)).toBe(expected ?? linesOf([entry]));
});

function text(file: Blob): Promise<string> {
  const reader = new FileReader();
  return new Promise((resolve) => {
    reader.onload = () => resolve(String(reader.result));
    reader.readAsText(file);
  });
}

test('what found no room is the same in all tabs, and is put in its place by whichever comes first', async () => {
  const other = await Diary.open(diary.profile);
  const first = await diary.write('morning_after', { pain: 1 }, new Date(1_000_000));
  const second = await other.write('morning_after', { pain: 2 }, new Date(2_000_000));
  for (const tab of [diary, other]) expect(tab.unkept()).toEqual([first, second]);
  full = false;
  await Promise.all([diary.keepSpare(), other.keepSpare()]);
  for (const tab of [diary, other]) {
    expect(tab.unkept()).toEqual([]);
    expect(await tab.waiting()).toEqual([first, second]);
  }
});

test('an entry that waits for room keeps its own words, and what the keeper has under its id comes beside it', async () => {
  const keeper = new Keeper();
  const entry = await diary.write('morning_after', { pain: 2 });
  const theirs = { ...entry, body: { pain: 9 } };
  keeper.lay(theirs);
  full = false;
  vi.spyOn(diary, 'keepSpare').mockRejectedValueOnce(new DOMException('no room', 'QuotaExceededError'));
  await exchange(diary, keeper.ask);
  await diary.keepSpare();
  expect(await diary.entries()).toEqual([theirs, entry]);
  expect(await diary.waiting()).toEqual([]);
  expect(await diary.apart('differing')).toEqual([entry.id]);
});

test('two bodies under one id both find a place where there is no room, and both come into the diary', async () => {
  const entry = await diary.write('morning_after', { pain: 2 });
  const other = { ...entry, body: { pain: 9 } };
  for (const one of [other, entry, other]) await diary.keep(one);
  expect(diary.unkept()).toEqual([entry, other]);
  const again = await Diary.open(diary.profile);
  expect(again.unkept()).toEqual([entry, other]);
  full = false;
  await again.keepSpare();
  expect(again.unkept()).toEqual([]);
  expect(await again.entries()).toEqual([entry, other]);
  expect(await again.waiting()).toEqual([entry, other]);
});

test('what a page of somebody taken off this device still held is never read for whoever came after', async () => {
  const left = await diary.write('morning_after', { pain: 2 });
  full = false;
  diary.close();
  await Diary.remove(diary.profile);
  const next = await Diary.open(diary.profile);
  expect(next.person).not.toBe(left.person);
  expect(next.unkept()).toEqual([]);
  expect(await next.entries()).toEqual([]);
  expect(await next.waiting()).toEqual([]);
});
