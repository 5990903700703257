import { expect, test } from 'vitest';
import { closing, plan, planned } from '../../testing/plans';
import { oncePerExercise } from '../../parts/Closed/shared';
import { layOut } from './order';

const morning = planned();
const evening = planned({ id: 'neck-press@evening', part_of_day: 'evening' });
const wall = planned({ id: 'wall-ball-press@once', exercise: 'wall-ball-press', part_of_day: 'once' });

test('the coach says what is next; the rest follows through the day', () => {
  const layout = layOut(plan([morning, wall, evening]));
  expect(layout.first).toBe('exercise');
  expect(layout.next).toBe(morning);
  expect(layout.rows).toEqual([wall, evening]);
});

test('what is done is done, even when it is closed meanwhile', () => {
  const done = { ...morning, done: true, closed: [closing()] };
  const layout = layOut(plan([done, wall]));
  expect(layout.rows).toEqual([done]);
  expect(layout.closed).toBe(false);
});

test('questions come before the morning after, and that before an exercise', () => {
  expect(layOut(plan([morning], { screen_needed: true, ask_morning_after: true })).first).toBe('questions');
  expect(layOut(plan([morning], { ask_again: ['q1'], ask_morning_after: true })).first).toBe('questions_again');
  expect(layOut(plan([morning], { ask_morning_after: true })).first).toBe('morning_after');
});

test('while a stop rests the day nothing is asked again: answers would open nothing', () => {
  const pain = closing({ rule: 'S2', key: 'closed.pain', opened_by: 'next_morning', question: null });
  const layout = layOut(plan([{ ...morning, closed: [pain] }], { ask_again: ['q1', 'q2', 'q9'] }));
  expect(layout.first).toBe('nothing');
  expect(layout.closed).toBe(true);
});

test('a day without a due exercise is a rest day until something is done', () => {
  const rest = { ...wall, state: 'rest_day' as const };
  expect(layOut(plan([rest], { next: null })).rest_day).toBe(true);
  expect(layOut(plan([{ ...rest, done: true }], { next: null })).rest_day).toBe(false);
});

test('that the whole day rests is said where nothing open is due and nothing is done', () => {
  const rest = { ...wall, state: 'rest_day' as const };
  expect(layOut(plan([rest, rest], { next: null })).rest_day).toBe(true);
  expect(layOut(plan([rest, rest], { ask_morning_after: true, next: null })).rest_day).toBe(true);
  expect(layOut(plan([rest, { ...rest, closed: [closing()] }], { next: null })).rest_day).toBe(true);
  expect(layOut(plan([rest, { ...rest, done: true }], { next: null })).rest_day).toBe(false);
  expect(layOut(plan([morning, rest])).rest_day).toBe(false);
  expect(layOut(plan([{ ...rest, closed: [closing()] }], { next: null })).rest_day).toBe(false);
});

test('morning and evening of one exercise are one exercise', () => {
  expect(oncePerExercise([morning, wall, evening])).toEqual([morning, wall]);
});
