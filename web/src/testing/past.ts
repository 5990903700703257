/** Days as the coach tells them, for tests. */
import type { PastDay, PastNote, PastSession } from '../engine/contract';

export function pastSession(wish: Partial<PastSession> = {}): PastSession {
  return {
    id: '019a8f00-0000-7000-8000-000000000001',
    at: '2026-11-23T08:05:00+01:00',
    exercise: 'neck-press',
    name: 'Neck press',
    part_of_day: 'morning',
    reason: 'TARGET_REACHED',
    repetitions: 5,
    repetitions_said: null,
    dose: { repetitions: 5, rung: 'pillow', rung_name: 'with a pillow', hold_counts: 5 },
    effort: 3,
    pain: 0,
    pain_before: null,
    little_pain: false,
    seconds: 120,
    ...wish,
  };
}

export function pastNote(wish: Partial<PastNote> = {}): PastNote {
  return { id: '019a8f00-0000-7000-8000-00000000000a', at: '2026-11-23T09:00:00+01:00', kind: 'measure', ...wish };
}

export function pastDay(wish: Partial<PastDay> = {}): PastDay {
  return { date: '2026-11-23', planned: 1, done: 1, morning_after: null, sessions: [], without_app: [], own_words: [], may_be_told: [], notes: [], ...wish };
}
