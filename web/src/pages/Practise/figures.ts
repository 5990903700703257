/** Which pair of pictures belongs to an exercise on a rung of its ladder (regimen, `ladder`). */
import type { ExerciseId } from '../../engine/contract';

export interface Pair {
  readonly start: string;
  readonly hold: string;
}

// The rungs whose pictures are not those of the exercise itself.
const ON_A_PILLOW: Pair = {
  start: 'prone-chest-raise-pillow-start',
  hold: 'prone-chest-raise-pillow-hold',
};
const HEAD_ALONE: Pair = { start: ON_A_PILLOW.start, hold: 'prone-head-only-hold' };
const OF_A_RUNG: Readonly<Record<string, Pair>> = {
  towel: { start: 'neck-press-towel', hold: 'neck-press-towel-hold' },
  trying: HEAD_ALONE,
  head: HEAD_ALONE,
  'chest-pillow': ON_A_PILLOW,
};

export function figuresOf(exercise: ExerciseId, rung: string): Pair {
  return OF_A_RUNG[rung] ?? { start: `${exercise}-start`, hold: `${exercise}-hold` };
}
