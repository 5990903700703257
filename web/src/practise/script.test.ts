import { expect, test } from 'vitest';
import type { SetUpScript } from '../engine/contract';
import { atTheEnd, atTheStart, dueAt, heardBy, onTap, onTime } from './script';

const time = { seconds: 4, own_time_seconds: 60, may_lie: false, may_be_ready: true, seen: '', no_is_pain: false };
const said = { spoken: true, of: 3, figure: null } as const;
const script: SetUpScript = {
  exercise: 'neck-press',
  pause_seconds: 1,
  steps: [
    { ...time, ...said, cue: 'ask', about: 'gate', choices: [], key: 'gate', text: 'Can you?', waits: 'tap', step: 1 },
    { ...time, ...said, cue: 'instruct', key: 'sit', text: 'Sit tall.', waits: 'tap_or_time', step: 2 },
    { ...time, ...said, cue: 'instruct', key: 'breathe', text: 'Breathe.', waits: 'no', step: 3 },
  ],
  from_lying: [],
  familiar: [],
  what_hurts: { calm: { key: 'calm', text: 'Rest.' }, signs: [], sore: { key: 'sore', text: 'Sore' }, mistake: null },
};

test('the first step is said at once', () => {
  expect(atTheStart(script, 0)).toMatchObject({ cue: { key: 'gate', at: 0 }, standing: { index: 0 } });
});

test('a question that waits for a tap is asked again and never passed by silence', () => {
  let move = atTheStart(script, 0);
  for (let round = 0; round < 5; round += 1) {
    move = onTime(script, move.standing, dueAt(script, move.standing));
    expect(move.cue).toMatchObject({ key: 'gate' });
  }
});

test('a step that moves the body is said again at half its own time, then goes on', () => {
  const first = onTap(script, atTheStart(script, 0).standing, 10);
  expect(dueAt(script, first.standing)).toBe(40);
  const again = onTime(script, first.standing, 40);
  expect(again.cue).toMatchObject({ key: 'sit' });
  expect(dueAt(script, again.standing)).toBe(70);
  expect(onTime(script, again.standing, 70).cue).toMatchObject({ key: 'breathe' });
});

test('a sentence that waits for nothing gives way when it has been heard', () => {
  const last = onTap(script, { index: 1, said_at: 0, times_said: 1 }, 20);
  expect(dueAt(script, last.standing)).toBe(25);
});

test('the script ends in silence: no lift is ever begun from it', () => {
  const end = onTap(script, { index: 2, said_at: 0, times_said: 1 }, 30);
  expect(end.cue).toBeNull();
  expect(dueAt(script, end.standing)).toBe(Infinity);
  expect(atTheEnd(script, 5).cue).toBeNull();
});

test('who knows the exercise hears less, each time another of the sentences in turn; all others hear the whole', () => {
  const ways = [0, 1].map((turn) => ({ steps: [script.steps[turn]!], from_lying: [] }));
  const known = { ...script, familiar: ways };
  const heard = [0, 1, 2, 3, 4].map((turn) => heardBy(known, { familiar: true, turn, heard: true }).steps);
  expect(heard).toEqual([0, 1, 1, 0, 0].map((which) => ways[which]!.steps));
  expect(heardBy(known, { familiar: false, turn: 1, heard: true }).steps).toEqual(script.steps);
  expect(heardBy(script, { familiar: true, turn: 1, heard: true }).steps).toEqual(script.steps);
});

test('without a voice each step has the words that are to be read', () => {
  const steps = script.steps.map((step) => ({ ...step, seen: `${step.text} (read)` }));
  const read = heardBy({ ...script, steps }, { familiar: false, turn: 0, heard: false });
  expect(read.steps.map(({ text }) => text)).toEqual(script.steps.map(({ text }) => `${text} (read)`));
});
