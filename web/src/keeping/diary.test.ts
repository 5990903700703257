import { forceCloseDatabase } from 'fake-indexeddb';
import { unwrap, type IDBPDatabase } from 'idb';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Entry } from '../engine/contract';
import { Diary } from './diary';
import { exchange, type Ask } from './outbox';
import { uuid7 } from './uuid7';

let count = 0;
let diary: Diary;
beforeEach(async () => {
  count += 1;
  diary = await Diary.open(`diary-${count}`);
});

function elsewhere(body: Entry['body'] = {}): Entry {
  return { id: uuid7(), person: diary.person, at: '2026-11-23T08:00:00+01:00', kind: 'morning_after', body, schema: 1 };
}

/** A keeper of diaries that is there: keeps what is posted, by id, and hands it out two at a time. */
function keeper(kept: Entry[] = [], name = 'one', bad: readonly string[] = []) {
  const state = { kept, posts: 0, reads: 0, ask: undefined as unknown as Ask };
  const read = (address: string) => {
    state.reads += 1;
    const [diary, place] = (new URL(address, 'http://here/').searchParams.get('after') ?? `${name}.0`).split('.');
    const from = diary === name ? Number(place) : 0;
    const entries = state.kept.slice(from, from + 2);
    const reached = from + entries.length;
    return answer({ entries, next: `${name}.${reached}`, more: reached < state.kept.length, continues: diary === name });
  };
  state.ask = async (address, init) => {
    if (init?.method !== 'POST') return read(address);
    state.posts += 1;
    const posted = JSON.parse(String(init.body)) as Entry[];
    if (posted.length > 1000) return answer({ detail: 'too many' }, 422, 'application/problem+json');
    // As the server does: at most one is named here, so that several rounds are needed.
    const refused = posted.filter((entry) => bad.includes(entry.id)).slice(0, 1);
    if (refused.length) {
      const entries = refused.map(({ id }, place) => ({ entry: place + 1, id, detail: 'bad' }));
      return answer({ detail: 'bad', entries }, 422, 'application/problem+json');
    }
    const fresh = posted.filter((entry) => !state.kept.some((one) => one.id === entry.id));
    state.kept.push(...fresh);
    return answer({ stored: fresh.map((entry) => entry.id), known: [], conflicts: [] });
  };
  return state;
}

function answer(body: unknown, status = 200, type = 'application/json'): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': type } });
}

test('the person stays the same from one opening to the next', async () => {
  const again = await Diary.open(`diary-${count}`);
  expect(again.person).toBe(diary.person);
});

test('what is written is kept and waits for the keeper', async () => {
  const entry = await diary.write('screen_answered', { answers: { q1: 'no' } });
  expect(await diary.entries()).toEqual([entry]);
  expect(await diary.waiting()).toEqual([entry]);
  expect(entry.schema).toBe(1);
});

test('an entry from elsewhere never overwrites one that is here', async () => {
  const entry = await diary.write('morning_after', { pain: 2 });
  const fresh = await diary.merge([{ ...entry, body: { pain: 9 } }, elsewhere()]);
  expect(fresh).toBe(1);
  expect((await diary.entries()).find((one) => one.id === entry.id)?.body).toEqual({ pain: 2 });
});

test('the same entry kept twice is there once', async () => {
  const entry = elsewhere();
  await diary.keep(entry);
  await diary.keep(entry);
  expect(await diary.entries()).toHaveLength(1);
});

test('posting empties the outbox and brings what others wrote', async () => {
  const other = elsewhere({ pain: 1 });
  const { ask, kept } = keeper([other]);
  const own = await diary.write('morning_after', { pain: 0 });
  expect(await exchange(diary, ask)).toBe(true);
  expect(await diary.waiting()).toEqual([]);
  expect(kept).toContainEqual(own);
  expect(await diary.entries()).toHaveLength(2);
});

test('with nothing to post nothing is posted', async () => {
  const other = keeper();
  await exchange(diary, other.ask);
  expect(other.posts).toBe(0);
});

test('without a keeper everything waits and nothing is lost', async () => {
  const own = await diary.write('morning_after', { pain: 0 });
  expect(await exchange(diary, () => Promise.reject(new TypeError('no network')))).toBe(false);
  expect(await exchange(diary, async () => answer('no', 404))).toBe(false);
  expect(await diary.waiting()).toEqual([own]);
});

test('a static host that answers everything with its first page is no keeper', async () => {
  const own = await diary.write('morning_after', { pain: 0 });
  expect(await exchange(diary, async () => answer('<!doctype html>', 200, 'text/html'))).toBe(false);
  expect(await diary.waiting()).toEqual([own]);
});

test('what the keeper took and never showed is brought again, also where it goes on as if nothing were missing', async () => {
  const { ask, kept } = keeper();
  expect(await exchange(diary, ask)).toBe(true);
  const own = await diary.write('morning_after', { pain: 1 });
  // Taken; the reading after it fails, and an older copy without the entry takes the keeper's place.
  await exchange(diary, (address, init) => (init?.method === 'POST' ? ask(address, init) : Promise.reject(new TypeError('no network'))));
  expect(kept).toHaveLength(1);
  kept.length = 0;
  expect(await exchange(diary, ask)).toBe(true);
  expect(kept).toEqual([own]);
  expect(await diary.waiting()).toEqual([]);
});

test('an entry in conflict is not posted for ever', async () => {
  const own = await diary.write('morning_after', { pain: 0 });
  const ask: Ask = async (_address, init) =>
    init?.method === 'POST'
      ? answer({ stored: [], known: [], conflicts: [{ id: own.id }] }, 409)
      : answer({ entries: [], next: 'one.0', more: false, continues: true });
  expect(await exchange(diary, ask)).toBe(true);
  expect(await diary.waiting()).toEqual([]);
  expect(await diary.entries()).toEqual([own]);
});

test('a list too long for the keeper goes in parts', async () => {
  const { ask, kept } = keeper();
  await diary.merge(Array.from({ length: 1100 }, () => elsewhere()));
  await diary.postMissing(new Set());
  expect(await exchange(diary, ask)).toBe(true);
  expect(kept).toHaveLength(1100);
  expect(await diary.waiting()).toEqual([]);
});

test('entries that the keeper does not take hold up no others, and stay in this diary', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  const [one, two, good] = [await diary.write('morning_after', {}), await diary.write('morning_after', {}), await diary.write('morning_after', {})];
  const { ask, kept } = keeper([], 'one', [one.id, two.id]);
  expect(await exchange(diary, ask)).toBe(true);
  expect(kept).toEqual([good]);
  expect(await diary.waiting()).toEqual([]);
  expect(await diary.entries()).toHaveLength(3);
});

test('a refusal that names nothing of ours leaves everything waiting', async () => {
  const own = await diary.write('morning_after', {});
  expect(await exchange(diary, async () => answer({ detail: 'no' }, 422, 'application/problem+json'))).toBe(false);
  expect(await diary.waiting()).toEqual([own]);
});

test('reading goes on while there is more, and no longer', async () => {
  const other = keeper(Array.from({ length: 5 }, () => elsewhere()));
  await exchange(diary, other.ask);
  expect(await diary.entries()).toHaveLength(5);
  expect(other.reads).toBe(3);
});

test('a diary begun afresh is given everything once more', async () => {
  const own = await diary.write('morning_after', { pain: 0 });
  await exchange(diary, keeper([elsewhere()]).ask);
  const fresh = keeper([], 'another');
  expect(await exchange(diary, fresh.ask)).toBe(true);
  expect(fresh.kept).toHaveLength(2);
  expect(fresh.kept).toContainEqual(own);
});

test('a database that the browser let go of is opened again, and nothing was lost', async () => {
  const before = await diary.write('morning_after', { pain: 0 });
  await browserLetsGo(diary);
  const after = await diary.write('morning_after', { pain: 1 });
  expect(await diary.entries()).toEqual([before, after]);
  expect(await diary.waiting()).toEqual([before, after]);
  expect(diary.unkept()).toEqual([]);
});

test('one that was emptied meanwhile stays the diary of its person', async () => {
  await browserLetsGo(diary);
  await Diary.remove(diary.shelf);
  const entry = await diary.write('morning_after', { pain: 1 });
  const again = await Diary.open(diary.shelf);
  expect(again.person).toBe(diary.person);
  expect(await again.entries()).toEqual([entry]);
});

async function browserLetsGo(diary: Diary): Promise<void> {
  const { shelves } = diary as unknown as { shelves: IDBPDatabase };
  forceCloseDatabase(unwrap(shelves) as never);
  await new Promise((resolve) => setTimeout(resolve, 20));
}
