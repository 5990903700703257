/** A day's plan as the coach writes it, for tests. */
import type { Closing, Dose, PlannedExercise, Today } from '../engine/contract';

export function planned(wish: Partial<PlannedExercise> = {}): PlannedExercise {
  return {
    id: 'neck-press@morning',
    exercise: 'neck-press',
    name: 'Neck press',
    purpose: 'For the back of the neck.',
    part_of_day: 'morning',
    time: '07:30',
    days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
    due: true,
    state: 'due',
    done: false,
    dose: dose(),
    beat: { seconds: 1, slower: null, quicker: null, because: 'Not while it is locked.' },
    looks_down: false,
    needs: [],
    figures: { start: 'neck-press-start', hold: 'neck-press-hold' },
    half_effort: false,
    familiar: false,
    turn: 0,
    closed: [],
    ...wish,
  };
}

export function dose(wish: Partial<Dose> = {}): Dose {
  return { repetitions: 5, rung: 'pillow', rung_name: 'With a pillow', hold_counts: 5, beat_seconds: 1, ceiling: 10, ...wish };
}

export function closing(wish: Partial<Closing> = {}): Closing {
  return {
    rule: 'S5',
    key: 'closed.ask_first',
    text: 'Ask your doctor or physiotherapist first.',
    opened_by: 'cleared',
    question: 'q1',
    entries: [],
    clears: { what: 'screen', entries: [] },
    until: null,
    after_stop: (wish.rule ?? 'S5') === 'S2',
    call: false,
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
    same_until: '2026-11-23T10:00:00+01:00',
    hour: 'morning',
    screen_needed: false,
    next: exercises.find((one) => !one.done && !one.closed.length)?.id ?? null,
    exercises,
    ask_again: [],
    ask_morning_after: false,
    answers_wait: [],
    pain_first_told: null,
    proposals: [],
    changes: [],
    may_go_back: [],
    show_me: 'lifting',
    week: [{ date: '2026-11-23', day: 'mon', how: 'none' }],
    notes: [],
    unread: [],
    ahead: [],
    paper: null,
    copy: null,
    moment: null,
    calendar: { first: '2026-11-23', told_at: '2026-11-23T08:00:00+01:00', changes: 0, rings: [] },
    measures: {
      height: { due: false, last: null },
      chair_stands: { due: false, last: null, open: true, because: null },
    },
    ...wish,
  };
}
