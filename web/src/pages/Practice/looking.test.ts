/** The list of people that were looked at: row by row, one a person, and forgotten. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CaseloadRead, CaseloadRequest, CaseloadRow } from '../../engine/contract';
import type { Practice } from '../../engine/practice';
import { LARGEST_BYTES, Looking, UNTOUCHED_MS, type Chosen } from './looking.svelte';

const row = (person: string, name: string | null, wish: Partial<CaseloadRow> = {}): CaseloadRow => ({
  person,
  name,
  headings: ['everybody'],
  said: { key: 'caseload.not_yet', text: 'Not done yet', day: null },
  told: [{ key: 'caseload.not_yet', text: 'Not done yet', day: null }],
  last: '2026-11-20',
  made: true,
  squares: [],
  done: 0,
  planned: 0,
  files: [],
  ...wish,
});

/** Files are called by what they hold: `a` or `a+b` people, or `damaged`. */
class Coach {
  readonly asked: CaseloadRequest[] = [];
  forgotten = 0;

  look = async (request: CaseloadRequest): Promise<CaseloadRead> => {
    this.asked.push(request);
    if (request.file === 'damaged') throw new Error('line 1: this is not JSON');
    const people = request.file.split('+').map((person) => ({ person, name: person.toUpperCase() }));
    const one = people.length === 1 ? people[0] : people.find(({ person }) => person === request.person);
    return { people, row: one ? row(one.person, one.name) : null };
  };
  forget = async () => {
    this.forgotten += 1;
  };
}

const file = (name: string, size = 10): Chosen => ({ name, size, text: async () => '' });
let coach: Coach;
let looking: Looking;

beforeEach(() => {
  vi.useFakeTimers();
  coach = new Coach();
  looking = new Looking(async () => coach as unknown as Practice, () => 'it is far too large');
});
afterEach(() => vi.useRealTimers());

test('rows come by name, and whoever has two files stands once', async () => {
  await looking.read([file('b'), file('a'), file('b')]);
  expect(looking.rows.map(({ name }) => name)).toEqual(['A', 'B']);
  expect(looking.progress).toBeNull();
});

test('a file that cannot be read is named with why, and the others come', async () => {
  await looking.read([file('damaged'), file('huge', LARGEST_BYTES + 1), file('a')]);
  expect(looking.unread).toEqual([
    { file: 'damaged', why: 'line 1: this is not JSON' },
    { file: 'huge', why: 'it is far too large' },
  ]);
  expect(coach.asked.map(({ file: name }) => name)).toEqual(['damaged', 'a']);
  expect(looking.rows).toHaveLength(1);
});

test('of several people in a file the one who is chosen is taken up, and nobody else', async () => {
  const reading = looking.read([file('a+b')]);
  await vi.waitFor(() => expect(looking.asking?.people.map(({ name }) => name)).toEqual(['A', 'B']));
  looking.asking!.choose('b');
  await reading;
  expect(looking.rows.map(({ person }) => person)).toEqual(['b']);
});

test('whoever stops reading keeps what is there, and is asked nothing more', async () => {
  const reading = looking.read([file('a'), file('b+c'), file('d')]);
  await vi.waitFor(() => expect(looking.asking).not.toBeNull());
  looking.cancel();
  await reading;
  expect([looking.rows.length, looking.ended, looking.asking]).toEqual([1, 'stopped', null]);
});

test('after five minutes untouched the list is gone, here and with the coach', async () => {
  await looking.read([file('a')]);
  await vi.advanceTimersByTimeAsync(UNTOUCHED_MS - 5000);
  looking.touched();
  await vi.advanceTimersByTimeAsync(UNTOUCHED_MS - 5000);
  expect(looking.rows).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(10_000);
  expect([looking.rows, looking.unread, looking.ended, coach.forgotten]).toEqual([[], [], 'forgotten', 1]);
});

test('a tablet that slept longer has forgotten as soon as it wakes', async () => {
  await looking.read([file('a')]);
  vi.setSystemTime(Date.now() + UNTOUCHED_MS);
  await vi.advanceTimersByTimeAsync(5000);
  expect([looking.rows.length, looking.ended]).toEqual([0, 'forgotten']);
});

test('a person stands under every heading that holds', async () => {
  looking.rows = [row('a', 'A', { headings: ['hurt', 'step_waits', 'everybody'] }), row('b', 'B')];
  expect(looking.under('step_waits')).toHaveLength(1);
  expect(looking.under('everybody')).toHaveLength(2);
});

test('a file of more than a week ago, or of no day, is an old one', async () => {
  vi.setSystemTime(new Date(2026, 10, 28, 9));
  looking.rows = [row('a', 'A', { last: '2026-11-21' }), row('b', 'B', { last: '2026-11-20' }), row('c', null, { last: null })];
  expect(looking.under('old_file').map(({ person }) => person)).toEqual(['b', 'c']);
});

test('the list comes back as it was left, and is forgotten whole', async () => {
  [looking.shown, looking.opened] = ['hurt', 'a'];
  await looking.forget();
  expect([looking.shown, looking.opened]).toEqual(['everybody', null]);
});
