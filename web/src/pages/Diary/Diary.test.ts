import { beforeEach, expect, test, vi } from 'vitest';
import { app, openApp } from '../../state/app';
import { pastDay, pastNote, pastSession } from '../../testing/past';
import { button, faultsOf, press, show, until } from '../../testing/show';
import Day from './Day.svelte';
import Month from './Month.svelte';
import { felt } from '../../testing/coaches';
import { doneOf, sentenceOf, painOf } from './sentences';
import { mayBeTakenBack } from './mistakes';

const TODAY = '2026-11-24';
const DAY = pastDay({ planned: 3, done: 1, sessions: [pastSession()], notes: [pastNote({ measure: 'height', centimetres: 163.5 })] });

vi.setConfig({ testTimeout: 20_000 });

let count = 0;
beforeEach(() => openApp(`diary-pages-${(count += 1)}`));

test('a session of which an older app told no dose is told as far as it is known', () => {
  expect(doneOf(pastSession({ repetitions: 4, dose: { rung_name: null } }))).toBe('You did 4.');
  expect(doneOf(pastSession({ repetitions: 0, dose: { rung_name: null } }))).toBe('You got ready. That counts, too.');
});

test('a month is a table under the days of the week, and says in words what its shapes say', async () => {
  const { page } = await show(Month, { month: '2026-11', today: TODAY, since: '2026-11-01', days: [DAY] });
  expect(page.querySelectorAll('table.calendar thead th[scope=col]')).toHaveLength(7);
  const cell = page.querySelector('td a[href$="2026-11-23"]')!;
  expect(cell.textContent).toContain('Partly');
  expect(page.querySelector('[aria-current=date]')!.textContent).toContain('today');
  expect(page.querySelector('.days')!.textContent).toContain('Neck press: 5');
  expect(await faultsOf(page)).toEqual([]);
});

test('no day is ever called missed', async () => {
  const days = [pastDay({ date: '2026-11-22', done: 0 }), DAY];
  const { page } = await show(Month, { month: '2026-11', today: TODAY, since: '2026-11-01', days });
  expect(page.textContent).not.toMatch(/miss|fail|streak|score/i);
});

test('a day tells all that was told of a session', async () => {
  expect(painOf(pastSession({ pain: null, little_pain: true }))).toEqual(['Pain afterwards: a little, no more than before']);
  const session = pastSession({ repetitions: 5, repetitions_said: 4, reason: 'TIRED', pain_before: 2, pain: 1, effort: 5 });
  const { page } = await show(Day, { date: '2026-11-23', today: TODAY, past: pastDay({ sessions: [session], morning_after: 2 }) });
  for (const words of ['You did 4 of 5.', 'firm (5 of 10)', 'Pain before: 2 of 10', 'Pain afterwards: 1 of 10', 'counts as complete', 'was 2 of 10']) {
    expect(page.textContent).toContain(words);
  }
  expect(await faultsOf(page)).toEqual([]);
});

test('what was written by mistake is taken back only when that is said twice', async () => {
  const session = pastSession();
  const { page } = await show(Day, { date: '2026-11-23', today: TODAY, past: pastDay({ sessions: [session] }) });
  await press(page, 'This was written by mistake');
  expect(app.entries).toEqual([]);
  await press(page, 'Yes, take it back');
  await until(() => expect(app.entries).toMatchObject([{ kind: 'retracted', body: { entry: session.id } }]));
});

test('a yes to a step can be taken back; a no and a step back cannot, for they would open or raise something', () => {
  const told = (answer: string) => mayBeTakenBack(pastNote({ kind: 'step', answer }));
  expect(['accepted', 'declined', 'undone'].map(told)).toEqual([true, false, false]);
});

test('pain and warning signs cannot be taken back, and the page says so', async () => {
  expect(mayBeTakenBack(pastSession({ reason: 'PAIN' }))).toBe(false);
  expect(mayBeTakenBack(pastSession({ reason: 'RED_FLAG' }))).toBe(false);
  expect(mayBeTakenBack(pastSession({ pain: 4 }))).toBe(false);
  expect(mayBeTakenBack(pastSession({ little_pain: true }))).toBe(false);
  expect(mayBeTakenBack(pastNote({ kind: 'red_flag' }))).toBe(false);
  const { page } = await show(Day, { date: '2026-11-23', today: TODAY, past: pastDay({ sessions: [pastSession({ reason: 'PAIN' })] }) });
  expect(page.textContent).toContain('They cannot be taken back');
  expect(() => button(page, 'This was written by mistake')).toThrow('no button');
});

test('what hurt at any hour, what warned and what was said of the diary each have their sentence', () => {
  const said = (wish: Parameters<typeof pastNote>[0]) => sentenceOf(pastNote(wish), felt().signs);
  expect(said({ kind: 'pain_told', pain: 4 })).toBe('You said that something hurt: 4 of 10.');
  expect(said({ kind: 'pain_told', pain: null })).toBe('You said that something hurt.');
  expect(said({ kind: 'red_flag', flag: 'chest_pain' })).toBe('A warning sign: chest pain.');
  expect(said({ kind: 'red_flag', flag: 'of_a_newer_app' })).toContain('not said which');
  expect(said({ kind: 'cleared', what: 'clock' })).toContain('a clock');
  expect(said({ kind: 'cleared', what: 'red_flag' })).toContain('doctor');
  expect(mayBeTakenBack(pastNote({ kind: 'pain_told' }))).toBe(false);
});
