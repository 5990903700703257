import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Cue } from '../engine/contract.js';
import { Captions } from './captions.js';
import { SessionClock } from './clock.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const remind = (at: number): Cue => ({ at, cue: 'remind', key: 'shared.breathe', text: 'Breathe', spoken: true });

function room(latency = 0) {
  const clock = new SessionClock();
  const shown: [number, number][] = [];
  const show = (cue: Cue) => shown.push([cue.at, clock.now()]);
  return { captions: new Captions(clock, show, () => latency), shown };
}

test('a cue is shown when it is due', () => {
  const { captions, shown } = room();
  captions.add([remind(9)]);
  vi.advanceTimersByTime(8_900);
  expect(shown).toEqual([]);
  vi.advanceTimersByTime(200);
  expect(shown[0]![1]).toBeCloseTo(9, 1);
});

test('a cue is shown later by as long as the loudspeaker takes', () => {
  const { captions, shown } = room(0.2);
  captions.add([remind(1)]);
  vi.advanceTimersByTime(1_100);
  expect(shown).toEqual([]);
  vi.advanceTimersByTime(150);
  expect(shown).toHaveLength(1);
});

test('a cue that was taken back is not shown', () => {
  const { captions, shown } = room();
  captions.add([remind(1), remind(2), { cue: 'cancel', at: 1.5 }]);
  vi.advanceTimersByTime(5_000);
  expect(shown.map(([at]) => at)).toEqual([1]);
});
