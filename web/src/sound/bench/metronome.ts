/**
 * A coach that only counts, in its own thread: one cue a beat, known three seconds ahead, told
 * four times a second, as the real worker does.
 */

import type { ClockReading } from '../../engine/coach_type.js';
import type { Cue } from '../../engine/contract.js';
import { sessionSeconds } from '../../engine/driver.js';

export interface Start {
  readonly reading: ClockReading;
  readonly first: number;
  readonly count: number;
  readonly beatSeconds: number;
}

const LOOK_AHEAD_SECONDS = 3;
const TICK_MS = 250;

self.onmessage = ({ data }: MessageEvent<Start>) => {
  let told = 0;
  const tick = () => {
    const now = sessionSeconds(data.reading, performance.timeOrigin + performance.now());
    const cues: Cue[] = [];
    while (told < data.count && dueAt(told, data) <= now + LOOK_AHEAD_SECONDS) {
      cues.push(count(told, dueAt(told, data)));
      told += 1;
    }
    if (cues.length > 0) postMessage(cues);
  };
  setInterval(tick, TICK_MS);
  tick();
};

export function dueAt(index: number, { first, beatSeconds }: Pick<Start, 'first' | 'beatSeconds'>): number {
  return first + index * beatSeconds;
}

function count(index: number, at: number): Cue {
  const number = (index % 5) + 1;
  return { at, cue: 'count', key: `number.${number}`, text: String(number), spoken: true, number, repetition: 1 };
}
