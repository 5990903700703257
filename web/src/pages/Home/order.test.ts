import { expect, test } from 'vitest';
import { closing, plan, planned } from '../../testing/plans';
import { layOut, oncePerExercise } from './order';

const morning = planned();
const evening = planned({ id: 'neck-press@evening', part_of_day: 'evening' });
const wall = planned({ id: 'wall-ball-press@once', exercise: 'wall-ball-press', part_of_day: 'once' });

test('the coach says what is next; the rest follows below', () => {
  const layout = layOut(plan([morning, wall, evening]));
  expect(layout.next).toBe(morning);
  expect(layout.also).toEqual([wall, evening]);
});

test('what is done is done, even when it is closed meanwhile', () => {
  const done = { ...morning, done: true, closed: [closing()] };
  const layout = layOut(plan([done, wall]));
  expect(layout.done).toEqual([done]);
  expect(layout.closed).toBe(false);
});

test('morning and evening of one exercise are one exercise', () => {
  expect(oncePerExercise([morning, wall, evening])).toEqual([morning, wall]);
});
