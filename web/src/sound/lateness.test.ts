import { expect, test } from 'vitest';
import type { Cue } from '../engine/contract.js';
import { tooLateToSay } from './lateness.js';

const count: Cue = { at: 10, cue: 'count', key: 'number.1', text: 'One', spoken: true, number: 1, repetition: 1 };
const release: Cue = { at: 10, cue: 'lower', key: 'shared.lower', text: 'Relax', spoken: true, seconds: 2, repetition: 1, of: 5 };

test('a count that missed its beat is not said', () => {
  expect(tooLateToSay(count, 10.1)).toBe(false);
  expect(tooLateToSay(count, 10.3)).toBe(true);
});

test('the release is always said, however late', () => {
  expect(tooLateToSay(release, 60)).toBe(false);
});
