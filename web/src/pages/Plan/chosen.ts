/** What was chosen last for an exercise: times, a therapist's lock. For showing alone; the plan is the coach's. */
import type { Day, Entry, ExerciseId, PlannedExercise } from '../../engine/contract';
import { standing } from '../Result/answers';

export const DAYS: readonly Day[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
export type Part = PlannedExercise['part_of_day'];
export type Times = Readonly<Partial<Record<Part, string>>>;

export const THREE_DAYS: readonly Day[] = ['mon', 'wed', 'fri'];

export interface Chosen {
  readonly times: Times;
  readonly locked: boolean;
}

export function chosenFor(exercise: ExerciseId, entries: readonly Entry[]): Chosen {
  let chosen: Chosen = { times: {}, locked: false };
  for (const { body } of standing(entries, 'plan_set')) {
    if (body['exercise'] !== exercise) continue;
    const { times, locked } = body as Partial<Chosen>;
    chosen = {
      times: { ...chosen.times, ...times },
      locked: typeof locked === 'boolean' ? locked : chosen.locked,
    };
  }
  return chosen;
}

/** In the order of the week. */
export function sorted(days: readonly Day[]): readonly Day[] {
  return DAYS.filter((day) => days.includes(day));
}

export function same(days: readonly Day[], others: readonly Day[]): boolean {
  return sorted(days).join() === sorted(others).join();
}
