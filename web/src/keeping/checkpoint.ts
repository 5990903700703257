/**
 * What has been done of the session under way, written at every repetition, and at once when it
 * hurts. It survives a crash, so that neither a person's work nor their pain is lost; it is cleared
 * when the finished session is in the diary. It lies with the person who began it.
 */
import type { Dose, Entry, ExerciseId } from '../engine/contract';
import { ownShelf } from './household.svelte';
import { clearShelf, readShelf, writeShelf } from './shelf';

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
  readonly pain_before?: number | null;
  /** What the coach would write of it, had it ended here; where the coach was not up yet, the page writes what it knows. */
  readonly body?: Entry['body'];
  /** When pain was told, local time with its offset: such a session is kept without being asked about (S2). */
  readonly hurt_at?: string;
}

const NAME = 'session-under-way';

export function keepCheckpoint(checkpoint: Checkpoint): void {
  // Full or forbidden: the session goes on; only a crash would lose it.
  writeShelf(ownShelf(), NAME, checkpoint);
}

export function readCheckpoint(): Checkpoint | null {
  return readShelf<Checkpoint>(ownShelf(), NAME);
}

export function clearCheckpoint(): void {
  clearShelf(ownShelf(), NAME);
}

/** The body of the entry for a session that a crash or a closed page cut short. */
export function interruptedBody(checkpoint: Checkpoint): Entry['body'] {
  const body = checkpoint.body ?? ownBody(checkpoint);
  return checkpoint.hurt_at ? { ...body, reason: 'PAIN', pain_told: true } : body;
}

function ownBody(checkpoint: Checkpoint): Entry['body'] {
  return {
    exercise: checkpoint.exercise,
    reason: 'INTERRUPTED',
    repetitions: checkpoint.repetitions,
    repetitions_said: null,
    dose: checkpoint.dose,
    beat_seconds: checkpoint.beat_seconds,
    effort: null,
    pain: null,
    pain_before: checkpoint.pain_before ?? null,
    seconds: checkpoint.seconds,
  };
}
