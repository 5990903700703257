import { expect, test } from 'vitest';
import { pastDay, pastSession } from '../../testing/past';
import { daysSentence, feltSentence, growthSentence, heightSentence, standsSentence, weekSentence } from './looking_back';

const day = (planned: number, done: number) => pastDay({ planned, done });
const did = (repetitions: number, rung = 'pillow', rung_name: string | null = 'with a pillow') =>
  pastSession({ dose: { repetitions, rung, rung_name, hold_counts: 5 } });

test('days are held against each other only where that gladdens', () => {
  expect(daysSentence([day(3, 3), day(3, 1), day(3, 0)])).toBe('You practised on 2 of 3 days.');
  expect(daysSentence([day(3, 3), day(3, 1)])).toBe('You practised on each of 2 days.');
  expect(daysSentence([day(3, 3), day(3, 1), ...Array.from({ length: 3 }, () => day(3, 0))])).toBe('You practised on 2 days.');
  expect(daysSentence([day(3, 3), day(3, 0)])).toBe('You practised on one day.');
  expect(daysSentence([day(3, 0)])).toBe('');
});

test('the week is told from its shapes', () => {
  const week = (...hows: ('whole' | 'some' | 'none' | 'rest')[]) => weekSentence(hows.map((how) => ({ date: '', day: 'mon', how })));
  expect(week('whole', 'some', 'none', 'rest')).toBe('You practised on 2 of 3 days.');
  expect(week('whole', 'rest', 'rest', 'some')).toBe('You practised on each of 2 days.');
  expect(week('none', 'rest')).toBe('');
});

test('a day of rest is none to be counted, unless somebody practised on it', () => {
  expect(daysSentence([day(3, 1), day(0, 0), day(3, 3)])).toBe('You practised on each of 2 days.');
  expect(daysSentence([day(3, 1), day(0, 1), day(3, 0)])).toBe('You practised on 2 of 3 days.');
});

test('what has grown is said with both numbers, what is less with the one of now', () => {
  expect(growthSentence([did(5), did(7), did(9)])).toBe('It has grown from 5 to 9.');
  expect(growthSentence([did(9), did(8)])).toBe('Now 8 times.');
  expect(growthSentence([did(5), did(5)])).toBe('5 times each time.');
  expect(growthSentence([did(10), did(6, 'towel', 'on a towel')])).toBe('Now 6 times: on a towel.');
  expect(growthSentence([did(10), did(6, 'cloud', null)])).toBe('Now 6 times.');
  expect(growthSentence([pastSession({ dose: { rung_name: null } })])).toBe('');
});

test('how it felt is told in the words of the buttons, as it was told last, and nothing that was not told', () => {
  const felt = (effort: number | null, pain: number | null) => pastSession({ effort, pain });
  expect(feltSentence([felt(5, 1), felt(3, 0), felt(null, 2)])).toBe('When you last told me, it was easy, and pain was 0 of 10.');
  expect(feltSentence([felt(null, null)])).toBe('');
});

test('a height is told as it is, and that it is as at the beginning where it is', () => {
  const written = (value: number) => `${value} cm`;
  expect(heightSentence([{ value: 163 }, { value: 162.5 }], written)).toBe('162.5 cm, when last measured.');
  expect(heightSentence([{ value: 163 }, { value: 162.5 }, { value: 163 }], written)).toBe('163 cm, as at the beginning.');
  expect(heightSentence([{ value: 163 }], written)).toBe('163 cm, when last measured.');
  expect(heightSentence([], written)).toBe('');
});

test('chair stands that became fewer are told without the more there was', () => {
  expect(standsSentence([{ value: 8 }, { value: 11 }])).toBe('It has grown from 8 to 11.');
  expect(standsSentence([{ value: 11 }, { value: 8 }])).toBe('8 times, when last counted.');
  expect(standsSentence([])).toBe('');
});
