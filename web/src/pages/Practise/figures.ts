/** Which pair of pictures belongs to an exercise on a rung of its ladder. */
import type { ExerciseId } from '../../engine/contract';

export interface Pair {
  readonly start: string;
  readonly hold: string;
}

const PILLOW_RUNGS = new Set(['trying', 'head', 'chest-pillow']);

export function figuresOf(exercise: ExerciseId, rung: string): Pair {
  const stem =
    exercise === 'prone-chest-raise' && PILLOW_RUNGS.has(rung) ? `${exercise}-pillow` : exercise;
  return { start: `${stem}-start`, hold: `${stem}-hold` };
}
