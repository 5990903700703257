/**
 * Where no voice is heard: what tells press, count and let go to a hand, or to an ear that wants no words. A device that
 * can shake always does then; tones are for whoever has tried them. The screen tells it besides.
 */
import type { Cue } from '../engine/contract';

export interface Signal {
  /** Milliseconds of shaking and of rest, in turn. */
  readonly shakes: readonly number[];
  /** One after the other; low, for ageing ears. */
  readonly tones_hz: readonly number[];
}

/** The last sentence before the effort. */
const BREATHE_IN = 'shared.breathe_in';
const F = 349.23;
const A = 440;
const LOW_C = 261.63;

/** Told apart with closed eyes: up and two short, one short, down and one long. */
export const SIGNALS = {
  press: { shakes: [150, 100, 150], tones_hz: [F, A] },
  count: { shakes: [80], tones_hz: [A] },
  let_go: { shakes: [600], tones_hz: [A, F] },
  breathe_in: { shakes: [60, 60, 60], tones_hz: [F] },
  stop: { shakes: [600, 150, 600], tones_hz: [F, LOW_C] },
  /** There is something new to read. */
  word: { shakes: [40], tones_hz: [] },
} as const satisfies Readonly<Record<string, Signal>>;

export function signalOf(cue: Cue): Signal | null {
  switch (cue.cue) {
    case 'lift':
      return SIGNALS.press;
    case 'count':
      return SIGNALS.count;
    case 'lower':
      return SIGNALS.let_go;
    case 'stop':
      return SIGNALS.stop;
    case 'get_ready':
      // The rest of the lead-in is quiet.
      return cue.seconds ? (cue.key === BREATHE_IN ? SIGNALS.breathe_in : null) : SIGNALS.word;
    case 'instruct':
    case 'ask':
      return SIGNALS.word;
    default:
      return null;
  }
}

export function canShake(): boolean {
  return typeof navigator.vibrate === 'function';
}

/** Call in a tap the first time: only then may a page shake the device. */
export function shake({ shakes }: Signal): void {
  if (canShake()) navigator.vibrate([...shakes]);
}
