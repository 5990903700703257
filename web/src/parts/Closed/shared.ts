import type { Closing, PlannedExercise } from '../../engine/contract';

// What one button beside an exercise opens is shown beside it, also when it is the only one.
const BESIDE_AN_EXERCISE = ['step', 'chair_and_company', 'voice'];

/** The closing that rests every exercise of the plan alike, such as pain today; else null. */
export function sharedClosing(exercises: readonly PlannedExercise[]): Closing | null {
  const [first, ...others] = exercises;
  const holds = (planned: PlannedExercise, key: string) => planned.closed.some((one) => one.key === key);
  const shared = first?.closed.find(
    ({ key, opened_by }) =>
      !BESIDE_AN_EXERCISE.includes(opened_by ?? '') && others.every((planned) => holds(planned, key)),
  );
  return shared ?? null;
}

/** Morning and evening of one exercise are closed for one reason; it is said once. */
export function oncePerExercise(exercises: readonly PlannedExercise[]): readonly PlannedExercise[] {
  return exercises.filter(
    (planned, index) => exercises.findIndex((other) => other.exercise === planned.exercise) === index,
  );
}
