import { beforeEach, expect, test, vi } from 'vitest';
import { app, openApp } from '../../state/app';
import { change } from '../../keeping/settings.svelte';
import { soreSince } from '../../keeping/sore';
import { goInstead } from '../../routing.svelte';
import { answerTo, coach } from '../../testing/coaches';
import { button, faultsOf, press, show, until } from '../../testing/show';
import { asWritten } from './as_written';
import WriteDown from './WriteDown.svelte';

vi.mock('../../engine/coach', () => import('../../testing/coaches'));
vi.setConfig({ testTimeout: 20_000 });

const DAY = '2026-11-23';
let count = 0;
beforeEach(async () => {
  change({ emergency_number: '112' });
  await openApp(`write-down-${(count += 1)}`);
  await app.wakeCoach();
  coach.answer = answerTo();
  coach.day = {
    may_be_told: [
      { exercise: 'neck-press', part_of_day: 'evening', parts: 2 },
      { exercise: 'wall-ball-press', part_of_day: 'once', parts: 1 },
    ],
  };
  goInstead('write-down', DAY);
});

async function opened() {
  const shown = await show(WriteDown, { detail: DAY });
  await until(() => expect(shown.page.textContent).toContain('without the app'));
  return shown;
}

test('two taps write down what was done without the app, and the part of the day is named where there are two', async () => {
  const { page } = await opened();
  expect(await faultsOf(page)).toEqual([]);
  expect(page.textContent).toContain('Neck press, in the evening');
  expect(() => button(page, 'Wall-ball press, once today')).toThrow('no button');
  await press(page, 'Neck press, in the evening');
  expect(await faultsOf(page)).toEqual([]);
  await press(page, 'No');
  await until(() => expect(app.entries).toMatchObject([{ kind: 'done_without_app' }]));
  expect(app.entries[0]!.body).toEqual({ exercise: 'neck-press', day: DAY, part_of_day: 'evening', hurt: false, pain: 0 });
  await until(() => expect(page.textContent).toContain('Written down: Neck press, in the evening.'));
});

test('a little, and no more than before, is kept in that word; what is skipped is unknown', async () => {
  const { page } = await opened();
  await press(page, 'Neck press, in the evening');
  await press(page, 'A little');
  await press(page, 'No');
  await until(() => expect(app.entries[0]?.body).toMatchObject({ hurt: false, little_pain: true }));
  await until(() => expect(page.textContent).toContain('Written down'));
  await press(page, 'Neck press, in the evening');
  await press(page, 'Skip this');
  await until(() => expect(app.entries).toHaveLength(2));
  expect(Object.keys(app.entries[1]!.body)).toEqual(['exercise', 'day', 'part_of_day']);
});

test('that it hurt is told with a number, gets the coach’s word, and leads to the signs', async () => {
  const { page } = await opened();
  await press(page, 'Neck press, in the evening');
  await press(page, 'Yes, it hurts');
  await press(page, '7');
  await until(() => expect(app.entries).toMatchObject([{ kind: 'done_without_app', body: { hurt: true, pain: 7 } }]));
  await until(() => expect(coach.asked.at(-1)).toMatchObject({ when: 'now', pain: 7 }));
  expect(soreSince()).toBeNull();
  await press(page, 'What do you feel?');
  expect(location.hash).toBe('#/hurts');
});

test('whoever leaves over the question of how much has told that it hurt', async () => {
  const { page, close } = await opened();
  await press(page, 'Neck press, in the evening');
  await press(page, 'Yes, it hurts');
  expect(soreSince()).not.toBeNull();
  await close();
  await until(() => expect(app.entries).toMatchObject([{ kind: 'done_without_app', body: { hurt: true, pain: null } }]));
});

test('own words are kept as they are, and too many are said in one line', async () => {
  const { page } = await opened();
  await press(page, 'Write a few words');
  expect(await faultsOf(page)).toEqual([]);
  const field = page.querySelector('textarea')!;
  const write = (words: string) => {
    field.value = words;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  write('a'.repeat(501));
  await until(() => expect(page.textContent).toContain('These are 501 letters. At most 500 can be kept.'));
  await press(page, 'Keep it');
  expect(app.entries).toEqual([]);
  write(' Walked with Ann.\nNo pain. ');
  await until(() => expect(page.textContent).not.toContain('501'));
  await press(page, 'Keep it');
  await until(() => expect(app.entries).toMatchObject([{ kind: 'words_written', body: { day: DAY, text: 'Walked with Ann.\nNo pain.' } }]));
});

test('signs that are not seen or turn others are left out of own words, and people’s own letters are not', () => {
  expect(asWritten('\ufeffa\u202eb\tc\r\nd\u0000 ')).toBe('ab c\nd');
  expect(asWritten('😀 ñ می\u200cروم \ud83d')).toBe('😀 ñ می\u200cروم');
});

test('a fall is a warning sign, also where nothing hurts, and is kept in words; a second tap tells it no second time', async () => {
  const { page } = await opened();
  await press(page, 'I fell');
  expect(await faultsOf(page)).toEqual([]);
  expect(app.entries).toEqual([]);
  const yes = button(page, 'I fell, and nothing hurts');
  yes.click();
  yes.click();
  await until(() => expect(app.entries.map(({ kind }) => kind)).toEqual(['red_flag', 'words_written']));
  expect(app.entries.map(({ body }) => body)).toEqual([{ kind: 'something_else' }, { day: DAY, text: 'I fell.' }]);
});

test('whoever fell and hurts has told the fall before they are asked what they feel', async () => {
  const { page } = await opened();
  await press(page, 'I fell');
  await press(page, 'Something hurts or feels wrong');
  await until(() => expect(location.hash).toBe('#/hurts'));
  expect(app.entries.map(({ kind }) => kind)).toEqual(['red_flag', 'words_written']);
});

test('a slip is taken back with one tap at once, and pain that was told is not', async () => {
  const { page } = await opened();
  await press(page, 'Neck press, in the evening');
  await press(page, 'No');
  await until(() => expect(page.textContent).toContain('take it back'));
  await press(page, 'Not so: take it back');
  await until(() => expect(app.entries.at(-1)).toMatchObject({ kind: 'retracted', body: { entry: app.entries[0]!.id } }));
  await press(page, 'Neck press, in the evening');
  await press(page, 'A little');
  await press(page, 'No');
  await until(() => expect(page.textContent).toContain('Written down'));
  expect(() => button(page, 'Not so: take it back')).toThrow('no button');
});
