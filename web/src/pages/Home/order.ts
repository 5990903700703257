/** The plan's exercises, sorted for reading. The coach decides; here they are only laid out. */
import type { PlannedExercise, Today } from '../../engine/contract';
import { sharedClosing } from '../../parts/Closed/shared';

export interface Layout {
  readonly next: PlannedExercise | undefined;
  readonly also: readonly PlannedExercise[];
  readonly done: readonly PlannedExercise[];
  /** Whether any exercise rests for now, for a reason still to be said. */
  readonly closed: boolean;
  /** Whether one reason, such as pain, rests them all: no day to be congratulated on. */
  readonly all_rest: boolean;
}

export function layOut(today: Today): Layout {
  const next = today.exercises.find((planned) => planned.id === today.next);
  const others = today.exercises.filter((planned) => planned !== next);
  const all_rest = sharedClosing(today.exercises) !== null;
  return {
    next,
    also: others.filter((planned) => !planned.done && !planned.closed.length),
    done: others.filter((planned) => planned.done),
    closed: all_rest || others.some((planned) => !planned.done && planned.closed.length),
    all_rest,
  };
}

/** Morning and evening of one exercise are closed for one reason; it is said once. */
export function oncePerExercise(exercises: readonly PlannedExercise[]): readonly PlannedExercise[] {
  return exercises.filter(
    (planned, index) => exercises.findIndex((other) => other.exercise === planned.exercise) === index,
  );
}
