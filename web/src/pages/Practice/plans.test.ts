import { expect, test } from 'vitest';
import type { PracticeForm } from '../../engine/contract';
import { plan as today, planned } from '../../testing/plans';
import { emptyPlan, planOfToday, saysSomething, withPart } from './plans';

const form: PracticeForm = {
  exercises: [
    {
      exercise: planned().exercise,
      name: 'An exercise',
      ladder: [{ rung: 'first', name: 'First', ceiling: 10 }],
      parts: ['morning', 'evening'],
      repetitions: 5,
    },
  ],
};

test('an empty plan says nothing, and is nothing to print', () => {
  expect(saysSomething(emptyPlan(form))).toBe(false);
  expect(saysSomething({ ...emptyPlan(form), locked: true })).toBe(true);
  expect(saysSomething(withPart(emptyPlan(form), planned().exercise, { says: 'wait' }))).toBe(true);
});

test('a plan from somebody begins with what they do today, and says nothing of it yet', () => {
  const one = planned();
  const begun = planOfToday(form, today([one])).exercises[0]!;
  expect(begun).toMatchObject({ says: 'as_it_is', repetitions: one.dose.repetitions, rung: one.dose.rung });
});
