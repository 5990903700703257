/** The coach's last plan, kept for the time until Python is up: whether it may still be obeyed. */
import type { PlannedExercise, Today } from '../engine/contract';

/** Whether an exercise may begin: open in a plan that still holds. Without a plan nothing begins. */
export function isOpen(planned: PlannedExercise | undefined): boolean {
  return planned?.closed.length === 0;
}

export function stillHolds(kept: string | undefined, now: Date): Today | null {
  if (!kept) return null;
  const plan = JSON.parse(kept) as Today;
  return isWhole(plan) && now < new Date(plan.valid_until) ? plan : null;
}

/** A plan that an older version kept may lack what was not yet told then: for its day it is as if there were none. */
function isWhole(plan: Today): boolean {
  const told = plan.exercises.every(({ figures, needs, looks_down, closed }) => figures && needs && looks_down !== undefined && closed.every(({ after_stop }) => after_stop !== undefined));
  return plan.notes !== undefined && plan.week !== undefined && told;
}
