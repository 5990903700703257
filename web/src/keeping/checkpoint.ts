/**
 * What has been done of the session under way, written at every repetition, and at once when it
 * hurts. It survives a crash, so that neither a person's work nor their pain is lost; it is cleared
 * when the finished session is in the diary. It lies with the person who began it.
 */
import type { Entry, ExerciseId } from '../engine/contract';
import { ownProfile } from './household.svelte';
import { clearLocal, readLocal, writeLocal } from './local';

export interface Checkpoint {
  readonly exercise: ExerciseId;
  readonly plan: string;
  /** Whole holds so far. */
  readonly repetitions: number;
  /** What the coach would write of it, had it ended here or a moment before; none while the coach is not up, and nothing was done. */
  readonly body?: Entry['body'];
  /** When that was, local time with its offset. */
  readonly at?: string;
  /** When pain was told, local time with its offset: such a session is kept without being asked about (S2). */
  readonly hurt_at?: string;
}

const NAME = 'session-under-way';

export function keepCheckpoint(checkpoint: Checkpoint): void {
  // Full or forbidden: the session goes on; only a crash would lose it.
  writeLocal(ownProfile(), NAME, checkpoint);
}

export function readCheckpoint(): Checkpoint | null {
  return readLocal<Checkpoint>(ownProfile(), NAME);
}

export function clearCheckpoint(): void {
  clearLocal(ownProfile(), NAME);
}
