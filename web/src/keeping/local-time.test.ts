import { expect, test } from 'vitest';
import { localTime } from './local-time';

test('local time names the same moment and carries its offset', () => {
  const moment = new Date('2026-11-23T07:00:00Z');
  const text = localTime(moment);
  expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
  expect(new Date(text).getTime()).toBe(moment.getTime());
});

test('the clock on the wall is what is written', () => {
  const moment = new Date(2026, 10, 23, 8, 5, 9);
  expect(localTime(moment).slice(0, 19)).toBe('2026-11-23T08:05:09');
});
