/** Which closings a person may answer with "I have asked": those that the coach marks so. */
import type { Closing, PlannedExercise } from '../../engine/contract';

export type Cleared = 'screen' | 'red_flag';

export function clearable(exercises: readonly PlannedExercise[]): readonly Cleared[] {
  const closings = exercises.flatMap((planned) => planned.closed);
  const asked = closings.filter((closing) => closing.opened_by === 'cleared').map(subjectOf);
  return [...new Set(asked)];
}

/** A red flag is S2's; whatever else a doctor can clear came from the nine questions. */
function subjectOf(closing: Closing): Cleared {
  return closing.rule === 'S2' ? 'red_flag' : 'screen';
}
