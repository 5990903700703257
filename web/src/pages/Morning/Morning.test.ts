import { beforeEach, expect, test, vi } from 'vitest';
import { app, openApp } from '../../state/app';
import { change } from '../../keeping/settings.svelte';
import { goInstead, place } from '../../routing.svelte';
import type { AnswersWait, Entry } from '../../engine/contract';
import { answerTo, coach, NOTHING_FOLLOWS } from '../../testing/coaches';
import { plan } from '../../testing/plans';
import { faultsOf, press, show, until } from '../../testing/show';
import Morning from './Morning.svelte';

vi.mock('../../engine/coach', () => import('../../testing/coaches'));

let count = 0;
beforeEach(async () => {
  await openApp(`morning-${(count += 1)}`);
  await app.wakeCoach();
  coach.answer = NOTHING_FOLLOWS;
  goInstead('morning');
});

test.each([
  ['3', 3],
  ['Skip this', null],
] as const)('"%s" in the morning is written down, once, and leads back to today', async (name, pain) => {
  const { page } = await show(Morning, {});
  expect(await faultsOf(page)).toEqual([]);
  void press(page, name);
  await press(page, name);
  await until(() => expect(place.now.page).toBe('home'));
  expect(app.entries).toMatchObject([{ kind: 'morning_after', body: { pain } }]);
});

test('after a sore morning the coach has a word, and a call where it says so', async () => {
  change({ emergency_number: '112' });
  coach.answer = answerTo({ tell: false });
  const { page } = await show(Morning, {});
  await press(page, '6');
  await until(() => expect(page.textContent).toContain('That is a lot of pain.'));
  expect(coach.asked.at(-1)).toMatchObject({ when: 'morning', pain: 6, entries: [{ kind: 'morning_after' }] });
  expect(app.entries).toMatchObject([{ body: { pain: 6 } }]);
  expect(page.querySelector('.call')!.getAttribute('href')).toBe('tel:112');
  await press(page, 'Back to today');
  expect(place.now.page).toBe('home');
});

test('a morning that is pain told is written down as such, too', async () => {
  coach.answer = answerTo();
  const { page } = await show(Morning, {});
  await press(page, '8');
  await until(() => expect(app.entries.map(({ kind }) => kind).sort()).toEqual(['morning_after', 'pain_told']));
});

const FIVE = [1, 3, 5, 7, 9].map((number) => ({ key: `effort.${number}`, text: `Effort ${number}`, number }));
const WAITS: AnswersWait = { entry: 'last-evening', exercise: 'neck-press', repetitions: 5, asks_effort: true, choices: FIVE };

async function withWaiting(...waits: AnswersWait[]) {
  app.today = coach.today_is = plan([], { answers_wait: waits });
  return (await show(Morning, {})).page;
}

const bodies = (kind: Entry['kind']) => app.entries.filter((entry) => entry.kind === kind).map(({ body }) => body);

test('what was left for the morning is asked first, in two taps, and then the morning itself', async () => {
  const page = await withWaiting(WAITS);
  expect(page.querySelector('h1')!.textContent).toBe('Last evening, Neck press: how was it?');
  expect(page.textContent).toContain('I counted 5.');
  expect(await faultsOf(page)).toEqual([]);
  await press(page, 'Effort 3');
  expect(app.entries).toEqual([]);
  await press(page, 'No');
  await until(() => expect(page.querySelector('h1')!.textContent).toBe('How was your back this morning?'));
  expect(bodies('session_answered')).toEqual([{ entry: 'last-evening', effort: 3, repetitions_said: 5, pain: 0 }]);
  await press(page, '0');
  await until(() => expect(place.now.page).toBe('home'));
});

test('fewer are said beside it, and what is skipped stays unknown', async () => {
  const page = await withWaiting(WAITS);
  await press(page, 'I did fewer');
  await press(page, 'One fewer');
  await press(page, 'Effort 5');
  await press(page, 'Skip this');
  await until(() => expect(bodies('session_answered')).toEqual([{ entry: 'last-evening', effort: 5, repetitions_said: 4 }]));
});

test('"a little" is kept at once, and is no more than before unless that is said', async () => {
  const page = await withWaiting({ ...WAITS, asks_effort: false });
  expect(page.querySelector('h1')!.textContent).toBe('Did anything hurt after it?');
  await press(page, 'A little');
  await until(() => expect(bodies('session_answered')).toEqual([{ entry: 'last-evening', little_pain: true }]));
  await press(page, 'No');
  await until(() => expect(page.querySelector('h1')!.textContent).toBe('How was your back this morning?'));
});

test('a yes that is left before its number is pain told', async () => {
  app.today = coach.today_is = plan([], { answers_wait: [WAITS] });
  const { page, close } = await show(Morning, {});
  await press(page, 'Effort 3');
  await press(page, 'Yes, it hurts');
  await close();
  await until(() => expect(bodies('pain_told')).toHaveLength(1));
});

test('a yes with its number is told as such, and the word to it stays until the morning is told too', async () => {
  coach.answer = answerTo({ tell: false });
  const page = await withWaiting(WAITS);
  await press(page, 'Effort 3');
  await press(page, 'Yes, it hurts');
  await press(page, '6');
  await until(() => expect(bodies('session_answered')).toMatchObject([{ pain: 6 }]));
  await until(() => expect(coach.asked.at(-1)).toMatchObject({ when: 'after', pain: 6 }));
  coach.answer = NOTHING_FOLLOWS;
  await until(() => expect(page.querySelector('h1')!.textContent).toBe('How was your back this morning?'));
  await press(page, '1');
  await until(() => expect(page.textContent).toContain('That is a lot of pain.'));
});

test('of two evenings each is asked about', async () => {
  const page = await withWaiting(WAITS, { ...WAITS, entry: 'the-other', exercise: 'wall-ball-press' });
  await press(page, 'Effort 3');
  await press(page, 'No');
  await until(() => expect(page.querySelector('h1')!.textContent).toBe('Last evening, Wall-ball press: how was it?'));
  await press(page, 'Effort 7');
  await press(page, 'No');
  await until(() => expect(bodies('session_answered').map((body) => body['entry'])).toEqual(['last-evening', 'the-other']));
});

test('of last evening, too, a yes without its number is pain told', async () => {
  coach.answer = answerTo({ tell: false });
  const page = await withWaiting({ ...WAITS, asks_effort: false });
  await press(page, 'Yes, it hurts');
  await press(page, 'Skip this');
  await until(() => expect(bodies('pain_told')).toEqual([{ pain: null, exercise: 'neck-press' }]));
  await until(() => expect(coach.asked.at(-1)).toMatchObject({ when: 'now', pain: null }));
});
