import { expect, test } from 'vitest';
import { pastDay, pastSession } from '../../testing/past';
import { linesOf } from './sentences';

test('who practised twice is told both, and other exercises on lines of their own', () => {
  const sessions = [
    pastSession({ repetitions: 5 }),
    pastSession({ exercise: 'wall-ball-press', repetitions: 6 }),
    pastSession({ repetitions: 5, repetitions_said: 4 }),
  ];
  expect(linesOf(pastDay({ sessions }))).toEqual(['Neck press: 5 and 4', 'Wall-ball press: 6']);
});
