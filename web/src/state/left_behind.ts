/** What a page that was shut or reloaded in the middle left behind: written into the diary as what it was. */
import { clearCheckpoint, type Checkpoint } from '../keeping/checkpoint';
import type { Diary } from '../keeping/diary';
import { forgetSore, soreSince } from '../keeping/sore';

type Writing = Pick<Diary, 'write'>;

/** What the coach wrote down of a session, and that it hurt, where the coach had not heard that yet. */
export async function writeInterrupted(diary: Writing, { exercise, body, at: written_at, hurt_at }: Checkpoint): Promise<void> {
  // Of when it was done, and not of when it is kept: last evening's is none of this morning.
  const when = hurt_at ?? written_at;
  const at = when ? new Date(when) : undefined;
  if (body) await diary.write('session_finished', body, at);
  if (hurt_at && body?.['pain_told'] !== true) await diary.write('pain_told', { pain: null, exercise }, at);
  clearCheckpoint();
}

/** That somebody said to be sore and shut the page before saying how much. Whether there was such a word. */
export async function writeSoreness(diary: Writing): Promise<boolean> {
  const at = soreSince();
  if (!at) return false;
  await diary.write('pain_told', { pain: null, exercise: null }, new Date(at));
  forgetSore();
  return true;
}
