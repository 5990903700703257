import { beforeEach, expect, test } from 'vitest';
import type { Change } from '../../engine/contract';
import { app, openApp } from '../../state/app';
import { dose, NOT_OPENED, plan, planned } from '../../testing/plans';
import { button, faultsOf, press, show, until } from '../../testing/show';
import { chosenFor } from './chosen';
import Plan from './Plan.svelte';

const morning = planned({ time: '07:30', dose: dose() });
const evening = { ...morning, id: 'neck-press@evening', part_of_day: 'evening' as const, time: '21:00' };

let count = 0;
beforeEach(async () => {
  await openApp(`plan-${(count += 1)}`);
  app.coach.stands = 'ready';
});

async function shown(wish: Parameters<typeof plan>[1] = {}) {
  app.today = plan([morning, evening], wish);
  return (await show(Plan, {})).page;
}

test('two or three days a week are one tap, and nothing is kept before it is wished', async () => {
  const page = await shown();
  expect(await faultsOf(page)).toEqual([]);
  await press(page, 'Monday, Wednesday, Friday');
  expect(app.entries).toEqual([]);
  await press(page, 'Keep this: Neck press');
  await until(() => expect(app.entries).toHaveLength(1));
  expect(app.entries[0]!.body).toEqual({ exercise: 'neck-press', days: ['mon', 'wed', 'fri'], by: 'person' });
});

test('an exercise for which nothing was chosen shows the days of the plan', async () => {
  app.today = plan([{ ...morning, days: ['mon', 'fri'] }]);
  const { page } = await show(Plan, {});
  expect(button(page, 'Friday').getAttribute('aria-pressed')).toBe('true');
  expect(button(page, 'Tuesday').getAttribute('aria-pressed')).toBe('false');
  await press(page, 'Tuesday');
  await press(page, 'Keep this: Neck press');
  await until(() => expect(app.entries).toHaveLength(1));
  expect(app.entries[0]!.body['days']).toEqual(['mon', 'tue', 'fri']);
});

test('one day at least stays chosen', async () => {
  const page = await shown();
  for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']) {
    [...page.querySelectorAll('button')].find((one) => one.textContent?.trim() === day)!.click();
  }
  await until(() => expect(page.textContent).toContain('One day at least stays chosen'));
  expect(button(page, 'Sunday').getAttribute('aria-pressed')).toBe('true');
});

test('a person may do less, and cannot ask for more', async () => {
  const page = await shown();
  expect(button(page, 'One more').getAttribute('aria-disabled')).toBe('true');
  await press(page, 'One fewer');
  await press(page, 'Keep 4');
  await until(() => expect(app.entries).toHaveLength(1));
  expect(app.entries[0]!.body).toEqual({ exercise: 'neck-press', repetitions: 4, rung: 'pillow', by: 'person' });
});

test('a slower count is one small step, and what it means is said', async () => {
  app.today = plan([{ ...morning, beat: { seconds: 1.1, slower: 1.2, quicker: 1, because: 'A slower count makes every effort longer.' } }]);
  const { page } = await show(Plan, {});
  expect(page.textContent).toContain('Each hold has 5 counts: 5.5 seconds now.');
  expect(page.textContent).toContain('A slower count makes every effort longer.');
  expect(await faultsOf(page)).toEqual([]);
  await press(page, 'A little slower: 1.2 seconds');
  await until(() => expect(app.entries).toHaveLength(1));
  expect(app.entries[0]!.body).toEqual({ exercise: 'neck-press', beat_seconds: 1.2, by: 'person' });
});

test('where it may not be slower now the coach says why, and quicker is free', async () => {
  app.today = plan([{ ...morning, beat: { seconds: 1.1, slower: null, quicker: 1, because: 'Something grew today.' } }]);
  const { page } = await show(Plan, {});
  expect(page.textContent).toContain('Something grew today.');
  expect(page.textContent).not.toContain('A little slower');
  await press(page, 'A little quicker: 1 second');
  await until(() => expect(app.entries).toMatchObject([{ body: { beat_seconds: 1 } }]));
});

test('a therapist’s word is written down only after a plain question, and no higher than the ceiling', async () => {
  const page = await shown();
  expect(page.textContent).not.toContain('Which way');
  await press(page, 'Yes, they have set it');
  await until(() => expect(page.textContent).toContain('With a firm rolled towel'));
  expect(await faultsOf(page)).toEqual([]);
  const more = () => [...page.querySelectorAll('button')].filter((one) => one.getAttribute('aria-label') === 'One more').at(-1)!;
  for (let tap = 0; tap < 9; tap += 1) more().click();
  await press(page, 'Yes, propose no steps');
  [...page.querySelectorAll('button')].filter((one) => one.textContent?.trim() === 'Keep this').at(-1)!.click();
  await until(() => expect(app.entries).toHaveLength(1));
  expect(app.entries[0]!.body).toMatchObject({ rung: 'pillow', locked: true, by: 'therapist' });
  expect(app.entries[0]!.body['repetitions']).toBeLessThanOrEqual(10);
  expect(chosenFor('neck-press', app.entries).locked).toBe(true);
});

test('what changed says since when, from what to what and why, and can be taken back', async () => {
  const change: Change = {
    exercise: 'neck-press',
    direction: 'up',
    at: '2026-11-20T09:00:00+01:00',
    from: dose(),
    to: dose({ repetitions: 6 }),
    because_key: 'change.accepted',
    because: 'You said yes to this step.',
    rule: 'S6',
    source: null,
    entries: [],
    may_undo: true,
    step: 'repetitions:6',
  };
  const page = await shown({ changes: [change] });
  expect(page.textContent).toMatch(/Friday,? 20 November|Friday, November 20/);
  expect(page.textContent).toContain('6 times');
  await press(page, 'Go back a step');
  await until(() => expect(app.entries).toMatchObject([{ body: { step: 'repetitions:6', answer: 'undone' } }]));
});

test('what is not opened yet has no days and times', async () => {
  app.today = plan([planned({ id: 'prone-chest-raise@once', exercise: 'prone-chest-raise', part_of_day: 'once', closed: [NOT_OPENED] })]);
  const { page } = await show(Plan, {});
  expect(page.textContent).not.toContain('Prone chest raise');
});
