/**
 * What has been done of the session under way, written at every repetition. It survives a crash,
 * so that a person's work is not lost; it is cleared when the finished session is in the diary.
 */
import type { Dose, Entry, ExerciseId } from '../engine/contract';

export interface Checkpoint {
  readonly exercise: ExerciseId;
  readonly plan: string;
  readonly dose: Dose;
  readonly beat_seconds: number;
  readonly began_at: string;
  /** Seconds from the beginning to this checkpoint. */
  readonly seconds: number;
  /** Whole holds so far. */
  readonly repetitions: number;
}

const SHELF = 'stature.session-under-way';

export function keepCheckpoint(checkpoint: Checkpoint): void {
  try {
    localStorage.setItem(SHELF, JSON.stringify(checkpoint));
  } catch {
    // Full or forbidden: the session goes on; only a crash would lose it.
  }
}

export function readCheckpoint(): Checkpoint | null {
  try {
    return JSON.parse(localStorage.getItem(SHELF) ?? 'null') as Checkpoint | null;
  } catch {
    return null;
  }
}

export function clearCheckpoint(): void {
  try {
    localStorage.removeItem(SHELF);
  } catch {
    // Nothing was kept, so nothing is left.
  }
}

/** The body of the entry for a session that a crash or a closed page cut short. */
export function interruptedBody(checkpoint: Checkpoint): Entry['body'] {
  return {
    exercise: checkpoint.exercise,
    reason: 'INTERRUPTED',
    repetitions: checkpoint.repetitions,
    repetitions_said: null,
    dose: checkpoint.dose,
    beat_seconds: checkpoint.beat_seconds,
    effort: null,
    pain: null,
    seconds: checkpoint.seconds,
  };
}
