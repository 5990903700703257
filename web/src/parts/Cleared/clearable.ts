/** What a person may clear with a dated word of their own, just as the coach gives it. */
import type { Cleared, PlannedExercise } from '../../engine/contract';

const OF_THE_DIARY: ReadonlySet<string> = new Set(['unread', 'clock']);

// Who may begin with what a paper closed is told so for that one exercise, and not by a doctor's word on something else.
const OF_A_PAPER = 'wait';

/** What concerns the diary itself, a wrong clock or what could not be read, stands beside its note: no doctor is asked. */
export function isOfTheDiary(what: unknown): boolean {
  return OF_THE_DIARY.has(String(what));
}

/** What the word of a doctor or physiotherapist clears, each once. */
export function clearable(exercises: readonly PlannedExercise[]): readonly Cleared[] {
  const clears = exercises.flatMap((planned) => planned.closed.flatMap((closing) => closing.clears ?? []));
  const each = new Map(clears.filter(({ what }) => !isOfTheDiary(what) && what !== OF_A_PAPER).map((one) => [JSON.stringify(one), one]));
  return [...each.values()];
}
