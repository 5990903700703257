/** A day's plan as the coach writes it, for tests. */
import type { Closing, PlannedExercise, Today } from '../engine/contract';

export function planned(wish: Partial<PlannedExercise> = {}): PlannedExercise {
  return {
    id: 'neck-press@morning',
    exercise: 'neck-press',
    part_of_day: 'morning',
    done: false,
    dose: { repetitions: 5, rung: 'pillow', hold_counts: 5 },
    half_effort: false,
    closed: [],
    ...wish,
  };
}

export function closing(wish: Partial<Closing> = {}): Closing {
  return {
    rule: 'S5',
    key: 'closed.ask_first',
    text: 'Ask your doctor or physiotherapist first.',
    opened_by: 'cleared',
    question: 'q1',
    clears: { what: 'screen' },
    ...wish,
  };
}

export const NOT_OPENED = closing({
  rule: 'S4',
  key: 'closed.not_opened',
  text: 'It opens when you say that you are ready for it.',
  opened_by: 'step',
  question: null,
  clears: null,
});

export function plan(exercises: readonly PlannedExercise[], wish: Partial<Today> = {}): Today {
  return {
    date: '2026-11-23',
    valid_until: '2026-11-24T04:00:00+01:00',
    screen_needed: false,
    next: exercises.find((one) => !one.done && !one.closed.length)?.id ?? null,
    exercises,
    ask_again: [],
    ask_morning_after: false,
    proposals: [],
    changes: [],
    may_go_back: [],
    show_me: null,
    notes: [],
    ...wish,
  };
}
