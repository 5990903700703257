/** The plan of a paper as the form holds it: an empty one, and one that begins with what somebody does today. */
import type { PracticeForm, PracticePart, PracticePlan, Today } from '../../engine/contract';

/** Nothing is said of any exercise yet; the doses are those of somebody new. */
export function emptyPlan({ exercises }: PracticeForm): PracticePlan {
  const parts = exercises.map(({ exercise, ladder, parts, repetitions }) => ({
    exercise,
    says: 'as_it_is' as const,
    repetitions,
    rung: ladder[0]!.rung,
    parts,
  }));
  return { exercises: parts, days: null, locked: false };
}

/** Each exercise as it is today, so that only what changes need be pressed. */
export function planOfToday(form: PracticeForm, today: Today): PracticePlan {
  const plan = emptyPlan(form);
  return { ...plan, exercises: plan.exercises.map((part) => asItIs(part, today)) };
}

function asItIs(part: PracticePart, today: Today): PracticePart {
  const planned = today.exercises.filter(({ exercise }) => exercise === part.exercise);
  if (planned.length === 0) return part;
  const { repetitions, rung } = planned[0]!.dose;
  return { ...part, repetitions, rung, parts: planned.map(({ part_of_day }) => part_of_day) };
}

export function withPart(plan: PracticePlan, exercise: string, change: Partial<PracticePart>): PracticePlan {
  return { ...plan, exercises: plan.exercises.map((part) => (part.exercise === exercise ? { ...part, ...change } : part)) };
}

/** Whether there is something to print. */
export function saysSomething(plan: PracticePlan): boolean {
  return plan.locked || plan.days !== null || plan.exercises.some(({ says }) => says !== 'as_it_is');
}
