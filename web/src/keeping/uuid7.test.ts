import { expect, test } from 'vitest';
import { uuid7 } from './uuid7';

test('an id is a version 7 UUID of the standard variant', () => {
  expect(uuid7()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('an id carries its time in its first 48 bits', () => {
  const moment = 1_795_420_800_123;
  expect(Number.parseInt(uuid7(moment).replaceAll('-', '').slice(0, 12), 16)).toBe(moment);
});

test('ids made later sort later', () => {
  expect(uuid7(1_000) < uuid7(2_000)).toBe(true);
});

test('no two ids of one moment are the same', () => {
  expect(new Set(Array.from({ length: 1000 }, () => uuid7(5))).size).toBe(1000);
});
