/** Which closings a person may answer with "I have asked", by the key that the coach gave. */
import type { PlannedExercise } from '../../engine/contract';

export type Cleared = 'screen' | 'red_flag';

const SUBJECTS: Readonly<Record<string, Cleared>> = {
  'closed.ask_first': 'screen',
  'closed.spine_history': 'screen',
  'closed.blood_pressure': 'screen',
  'closed.neck': 'screen',
  'closed.red_flag': 'red_flag',
};

export function clearable(exercises: readonly PlannedExercise[]): readonly Cleared[] {
  const found = exercises.flatMap((planned) =>
    planned.closed.map((closing) => SUBJECTS[closing.key]),
  );
  return [...new Set(found)].filter((subject): subject is Cleared => subject !== undefined);
}
