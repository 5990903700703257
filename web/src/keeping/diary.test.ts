import { forceCloseDatabase } from 'fake-indexeddb';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Entry } from '../engine/contract';
import { Keeper } from '../testing/keeper';
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
    const place = posted.findIndex((entry) => bad.includes(entry.id));
    if (place >= 0) {
      const entries = [{ entry: place + 1, id: posted[place]!.id, detail: 'bad' }];
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

test('an entry from elsewhere never overwrites one that is here: of two bodies under one id both stay, and it is told', async () => {
  const entry = await diary.write('morning_after', { pain: 2 });
  const others = [9, 8, 7].map((pain) => ({ ...entry, body: { pain } }));
  expect(await diary.merge([...others, elsewhere()])).toBe(4);
  expect(await diary.merge([...others].reverse())).toBe(0);
  const told = (await diary.entries()).filter(({ id }) => id === entry.id);
  expect(told).toEqual([entry, ...others]);
  expect(await diary.waiting()).toEqual([entry]);
  expect(await diary.apart('differing')).toEqual([entry.id]);
});

test('more bodies under one id than one figure can count are told apart, whichever comes again', async () => {
  const entry = elsewhere();
  const bodies = Array.from({ length: 12 }, (_, pain) => ({ ...entry, body: { pain } }));
  for (const one of bodies) await diary.keep(one);
  for (const one of bodies) await diary.keep(one);
  expect(await diary.entries()).toHaveLength(12);
  expect(await diary.waiting()).toHaveLength(12);
  await diary.settled([bodies[10]!]);
  expect(await diary.waiting()).toEqual(expect.not.arrayContaining([bodies[10]]));
  expect(await diary.waiting()).toHaveLength(11);
});

test('both bodies under one id are sent, and both are taken in on another device', async () => {
  const keeper = new Keeper(1);
  const entry = await diary.write('morning_after', { pain: 2 });
  const other = { ...entry, body: { pain: 9 } };
  await diary.keep(other);
  const another = await Diary.open(`another-${count}`, diary.person);
  for (const one of [diary, another]) expect(await exchange(one, keeper.ask)).toBe(true);
  expect(keeper.entries()).toEqual([entry, other]);
  expect(await another.entries()).toEqual([entry, other]);
  expect(await diary.waiting()).toEqual([]);
  // And with nobody left to send anything, nothing is sent again.
  const { posts } = keeper;
  for (const one of [diary, another]) await exchange(one, keeper.ask, new Date(Date.now() + 86_400_000));
  expect(keeper.posts).toBe(posts);
});

test('the other body under an id that the keeper lost is brought to it again', async () => {
  const keeper = new Keeper();
  const entry = await diary.write('morning_after', { pain: 2 });
  await diary.keep({ ...entry, body: { pain: 9 } });
  await exchange(diary, keeper.ask);
  keeper.beginAfresh();
  keeper.lay(entry);
  expect(await exchange(diary, keeper.ask)).toBe(true);
  expect(keeper.entries()).toHaveLength(2);
});

test('a keeper that shows fewer entries than it says to have is not taken for whole', async () => {
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const keeper = new Keeper();
  const [lost, shown] = [elsewhere({ pain: 1 }), elsewhere({ pain: 2 })];
  for (const entry of [lost, shown]) keeper.lay(entry);
  const ask: Ask = async (address, init) => {
    const page = (await (await keeper.ask(address, init)).json()) as { entries: Entry[] };
    return answer({ ...page, entries: page.entries.filter(({ id }) => id !== lost.id) });
  };
  await diary.merge([lost, shown]);
  expect(await exchange(diary, ask)).toBe(false);
  expect(await diary.waiting()).toEqual([]);
  expect(await diary.note('read_whole_on')).toBeUndefined();
  expect(warned).toHaveBeenCalledWith('The keeper of diaries has 2 entries and showed 1.');
  expect(await exchange(diary, keeper.ask)).toBe(true);
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

test('an entry in conflict is not posted for ever: the keeper shows both', async () => {
  const keeper = new Keeper();
  const own = await diary.write('morning_after', { pain: 0 });
  const theirs = { ...own, body: { pain: 5 } };
  keeper.lay(theirs);
  expect(await exchange(diary, keeper.ask)).toBe(true);
  expect(await diary.waiting()).toEqual([]);
  expect(await diary.entries()).toEqual([own, theirs]);
  expect(keeper.posts).toBe(1);
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

test('of two bodies under one id the one that is refused does not hold up the other', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  const good = await diary.write('morning_after', { pain: 1 });
  const bad = { ...good, body: { pain: 'much' } };
  await diary.keep(bad);
  const keeper = new Keeper();
  const ask: Ask = async (address, init) => {
    const posted = init?.method === 'POST' ? (JSON.parse(String(init.body)) as Entry[]) : [];
    const place = posted.findIndex(({ body }) => body['pain'] === 'much');
    if (place < 0) return keeper.ask(address, init);
    return answer({ detail: 'bad', entries: [{ entry: place + 1, id: bad.id, detail: 'bad' }] }, 422, 'application/problem+json');
  };
  expect(await exchange(diary, ask)).toBe(true);
  expect(keeper.entries()).toEqual([good]);
  expect(await diary.apart('refused')).toEqual([bad.id]);
  expect(await diary.entries()).toHaveLength(2);
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
  for (const say of [true, false]) {
    await browserLetsGo(say);
    const after = await diary.write('morning_after', { pain: say ? 1 : 2 });
    expect(await diary.entries()).toEqual(expect.arrayContaining([before, after]));
    expect(await diary.waiting()).toEqual(expect.arrayContaining([before, after]));
    expect(diary.unkept()).toEqual([]);
  }
});

test('one that was emptied meanwhile stays the diary of its person', async () => {
  await browserLetsGo(true);
  await Diary.remove(diary.profile);
  const entry = await diary.write('morning_after', { pain: 1 });
  const again = await Diary.open(diary.profile);
  expect(again.person).toBe(diary.person);
  expect(await again.entries()).toEqual([entry]);
});

test('one that another tab took off the device is not made again by this one', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  await Diary.remove(diary.profile);
  await diary.write('morning_after', { pain: 1 });
  const again = await Diary.open(diary.profile);
  expect(again.person).not.toBe(diary.person);
  expect(await again.entries()).toEqual([]);
});

const opened: IDBDatabase[] = [];
const open = indexedDB.open.bind(indexedDB);
indexedDB.open = (...given) => {
  const opening = open(...given);
  opening.addEventListener('success', () => opened.push(opening.result));
  return opening;
};

/** All connections at once, as behind a page that sleeps; with its event, or without a word. */
async function browserLetsGo(say: boolean): Promise<void> {
  for (const connection of opened.splice(0)) {
    if (say) forceCloseDatabase(connection as never);
    else connection.close();
  }
  await new Promise((resolve) => setTimeout(resolve, 20));
}
