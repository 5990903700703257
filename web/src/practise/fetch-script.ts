/** The written set-up of an exercise, or null where it cannot be had: then the coach is waited for. */
import type { ExerciseId } from '../engine/contract';
import type { Script } from './script';

export async function scriptOf(exercise: ExerciseId): Promise<Script | null> {
  try {
    const answer = await fetch(`./coach/set-up/${exercise}.json`);
    return answer.ok ? ((await answer.json()) as Script) : null;
  } catch {
    return null;
  }
}
