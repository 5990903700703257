/** What was chosen last for an exercise: days, times, a therapist's lock. For showing alone; the plan is the coach's. */
import type { Day, Entry, ExerciseId, PlannedExercise } from '../../engine/contract';
import { standing } from '../Result/answers';

export const DAYS: readonly Day[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
export type Part = PlannedExercise['part_of_day'];
export type Times = Readonly<Partial<Record<Part, string>>>;

export const THREE_DAYS: readonly Day[] = ['mon', 'wed', 'fri'];

export interface Chosen {
  readonly days: readonly Day[];
  readonly times: Times;
  readonly locked: boolean;
}

/** `usual` are the days of the coach's plan, which hold until others are chosen. */
export function chosenFor(exercise: ExerciseId, entries: readonly Entry[], usual: readonly Day[] = DAYS): Chosen {
  let chosen: Chosen = { days: usual, times: {}, locked: false };
  for (const { body } of standing(entries, 'plan_set')) {
    if (body['exercise'] !== exercise) continue;
    const { days, times, locked } = body as Partial<Chosen>;
    chosen = {
      days: days ?? chosen.days,
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
