/** The plan's exercises, sorted for reading. The coach decides; here they are only laid out. */
import type { PlannedExercise, Today } from '../../engine/contract';

export interface Layout {
  readonly next: PlannedExercise | undefined;
  readonly also: readonly PlannedExercise[];
  readonly done: readonly PlannedExercise[];
  readonly closed: readonly PlannedExercise[];
}

export function layOut(today: Today): Layout {
  const next = today.exercises.find((planned) => planned.id === today.next);
  const others = today.exercises.filter((planned) => planned !== next);
  return {
    next,
    also: others.filter((planned) => !planned.done && !planned.closed.length),
    done: others.filter((planned) => planned.done),
    closed: oncePerExercise(others.filter((planned) => !planned.done && planned.closed.length)),
  };
}

/** Morning and evening of one exercise are closed for one reason; it is said once. */
export function oncePerExercise(exercises: readonly PlannedExercise[]): readonly PlannedExercise[] {
  return exercises.filter(
    (planned, index) => exercises.findIndex((other) => other.exercise === planned.exercise) === index,
  );
}
