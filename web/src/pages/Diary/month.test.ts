import { timeWords } from '../../words/dates';
import { expect, test } from 'vitest';
import { pastDay, pastSession } from '../../testing/past';
import { daysLater, lastOfMonth, localeOf, monthsLater, weekStartsOn } from '../../words/days';
import { weekDays, weeksOf, wordOf } from './month';

const SPAN = { since: '2026-11-01', today: '2026-11-24' };

test('a week begins as it does where the person lives', () => {
  expect(weekStartsOn('en-US')).toBe(0);
  expect(weekStartsOn('en-GB')).toBe(1);
  expect(weekStartsOn('es-ES')).toBe(1);
  expect(weekStartsOn('es-MX')).toBe(0);
});

test('the page speaks its language in the way of the person’s country', () => {
  expect(localeOf('en', ['de-DE', 'en-US'])).toBe('en-US');
  expect(localeOf('es', ['en-GB'])).toBe('es');
});

test('a month is whole weeks, each day under its name', () => {
  const weeks = weeksOf('2026-11', [], 1, SPAN);
  // 1 November 2026 was a Sunday.
  expect(weeks[0]!.map((cell) => cell?.number ?? null)).toEqual([null, null, null, null, null, null, 1]);
  expect(weeks.every((week) => week.length === 7)).toBe(true);
  expect(weeks.flat().filter(Boolean)).toHaveLength(30);
  expect(weekDays(1)[0]).toBe('2026-11-02');
});

test('dates walk over months, years and changes of clocks', () => {
  expect(daysLater('2026-03-28', 2)).toBe('2026-03-30');
  expect(monthsLater('2026-12', 1)).toBe('2027-01');
  expect(monthsLater('2026-01', -1)).toBe('2025-12');
  expect(lastOfMonth('2028-02')).toBe('2028-02-29');
});

test('a day is done, partly done or of rest; an open day is told nothing', () => {
  const one = [pastSession()];
  expect(wordOf(pastDay({ planned: 1, done: 1, sessions: one }), SPAN)).toBe('done');
  expect(wordOf(pastDay({ planned: 3, done: 1, sessions: one }), SPAN)).toBe('partly');
  expect(wordOf(pastDay({ planned: 0, done: 0 }), SPAN)).toBe('rest');
  expect(wordOf(pastDay({ planned: 3, done: 0 }), SPAN)).toBe('open');
  expect(wordOf(pastDay({ date: '2026-10-20', planned: 0, done: 0 }), SPAN)).toBe('open');
  expect(wordOf(undefined, SPAN)).toBe('open');
});

test('a time is written by the clock of the device, as its own fields for a time are', () => {
  expect(timeWords('20:05', 'h23')).toBe('20:05');
  expect(timeWords('20:05', 'h12')).toMatch(/^8:05\sPM$/i);
});
