import type { PlannedExercise } from '../../engine/contract';

/** What opens this exercise, when every closing of it is opened by that one thing; else null. */
export function onlyOpener(planned: PlannedExercise): string | null {
  const [first, ...more] = new Set(planned.closed.map((closing) => closing.opened_by ?? null));
  return more.length === 0 ? (first ?? null) : null;
}
