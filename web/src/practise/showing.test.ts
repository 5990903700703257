import { expect, test } from 'vitest';
import type { Cue } from '../engine/contract';
import { after, effortShown, heldShown, NOTHING_YET, secondsLeft } from './showing';

const said = { key: 'k', text: 'And press.', spoken: true };
const lift: Cue = { ...said, cue: 'lift', at: 10, seconds: 2, repetition: 3, of: 5 };
const hold: Cue = { ...said, cue: 'hold', at: 12, seconds: 5, repetition: 3, of: 5 };
const count: Cue = { ...said, cue: 'count', at: 12, number: 1, repetition: 3 };

function shown(...cues: Cue[]) {
  return cues.reduce(after, NOTHING_YET);
}

test('count one is on the screen whether it comes before or after its hold', () => {
  expect(shown(lift, hold, count).count).toBe(1);
  expect(shown(lift, count, hold).count).toBe(1);
});

test('the next lift has no number yet', () => {
  expect(shown(lift, hold, count, { ...lift, at: 30 }).count).toBeNull();
});

test('the effort builds, stays, and goes', () => {
  const building = shown(lift).part;
  expect(effortShown(building, 10)).toBe(0);
  expect(effortShown(building, 11)).toBeCloseTo(0.5);
  expect(effortShown(shown(lift, hold).part, 14)).toBe(1);
  const easing = shown({ ...lift, cue: 'lower', at: 17 } as Cue).part;
  expect(effortShown(easing, 18)).toBeCloseTo(0.5);
  expect(effortShown(easing, 40)).toBe(0);
});

test('the ring fills once in a hold, count by count, and empties as it is let go of', () => {
  expect(heldShown(shown(lift).part, 11)).toBe(0);
  const holding = shown(lift, hold).part;
  expect([12, 13, 14, 17].map((now) => heldShown(holding, now))).toEqual([0, 0.2, 0.4, 1]);
  const easing = shown({ ...lift, cue: 'lower', at: 17 } as Cue).part;
  expect([17, 18, 19].map((now) => heldShown(easing, now))).toEqual([1, 0.5, 0]);
  expect(heldShown(shown({ ...lift, cue: 'rest', at: 19 } as Cue).part, 20)).toBe(0);
});

test('a pause clears the number and the ring', () => {
  const paused = shown(lift, hold, count, { ...said, cue: 'pause', at: 14 });
  expect(paused.count).toBeNull();
  expect(effortShown(paused.part, 14)).toBe(0);
  expect(heldShown(paused.part, 14)).toBe(0);
});

test('"call now" stays on the screen when the next sentence of the same stop follows', () => {
  const call: Cue = { ...said, cue: 'stop', at: 1, reason: 'RED_FLAG', kind: 'chest_pain', steadied: null, text: 'Call now.' };
  const chair = { ...call, at: 7, text: 'Take hold of the chair.' };
  const sore: Cue = { ...call, at: 0, reason: 'PAIN', kind: null, text: 'Stop.' };
  expect(shown(sore, call, chair, call).stopped!.said).toEqual(['Call now.', 'Take hold of the chair.']);
});

test('what steadies somebody who stands is read before the call, and stays with it', () => {
  const call: Cue = { ...said, cue: 'stop', at: 1, reason: 'RED_FLAG', kind: 'dizzy', steadied: 'Hold the chair. Sit.', text: 'Call.' };
  expect(shown(call, call).stopped!.said).toEqual(['Hold the chair. Sit.', 'Call.']);
});

test('a stop keeps its reason on the screen', () => {
  const stop: Cue = { ...said, cue: 'stop', at: 1, reason: 'RED_FLAG', kind: 'chest_pain', steadied: null };
  expect(shown(stop).stopped).toEqual({ reason: 'RED_FLAG', kind: 'chest_pain', said: ['And press.'] });
});

test('a step of the set-up brings its picture, its place, and no leftovers', () => {
  const step: Cue = { ...said, cue: 'instruct', at: 0, waits: 'no', step: 2, of: 9, figure: 'log-roll-3' };
  expect(shown(lift, step)).toMatchObject({ step: 2, steps: 9, figure: 'log-roll-3', part: null });
  expect(shown(step, lift)).toMatchObject({ step: 0, figure: null });
});

test('the lead-in counts its own seconds down and never below none', () => {
  const part = shown({ ...said, cue: 'get_ready', at: 5, waits: 'no', seconds: 10 }).part;
  expect(secondsLeft(part, 5)).toBe(10);
  expect(secondsLeft(part, 14.2)).toBe(1);
  expect(secondsLeft(part, 99)).toBe(0);
});
