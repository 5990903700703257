/** Which reminder is due now: by the coach's plan of today, never for what is done, closed or of a rest day. */
import type { ExerciseId, PlannedExercise, Today } from '../engine/contract';

export interface Reminder {
  /** Such as `2026-11-24/07:30/1`; the last number says whether it is the first or the second. */
  readonly id: string;
  readonly exercises: readonly ExerciseId[];
}

// Our own choice: an hour is no hurry, and there is no third.
export const SECOND_AFTER_MIN = 60;
/** Later than this a reminder is old news. */
export const STALE_AFTER_MIN = 45;

export function reminderDue(today: Today, now: Date, told: readonly string[], second: boolean): Reminder | null {
  const minutes_now = now.getHours() * 60 + now.getMinutes();
  for (const [time, planned] of byTime(today.exercises)) {
    const nth = nthDue(minutes_now - minutesOf(time));
    const id = `${today.date}/${time}/${nth}`;
    const open = planned.filter(({ done, closed }) => !done && closed.length === 0);
    if (nth === null || !open.length || told.includes(id)) continue;
    if (nth === 2 && (!second || !told.includes(`${today.date}/${time}/1`) || planned.some(({ done }) => done))) continue;
    return { id, exercises: open.map(({ exercise }) => exercise) };
  }
  return null;
}

function nthDue(minutes_since: number): 1 | 2 | null {
  if (minutes_since >= 0 && minutes_since < STALE_AFTER_MIN) return 1;
  const since_second = minutes_since - SECOND_AFTER_MIN;
  return since_second >= 0 && since_second < STALE_AFTER_MIN ? 2 : null;
}

function byTime(exercises: readonly PlannedExercise[]): Map<string, PlannedExercise[]> {
  const found = new Map<string, PlannedExercise[]>();
  for (const planned of exercises) {
    if (!planned.time || planned.due === false) continue;
    found.set(planned.time, [...(found.get(planned.time) ?? []), planned]);
  }
  return found;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
