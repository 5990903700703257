/** What the state needs of a diary, and what is said where it is out of reach. */
import { NotReached, type OutOfReach } from '../keeping/database';
import type { Diary } from '../keeping/diary';

export type { OutOfReach } from '../keeping/database';

export type OwnDiary = Pick<
  Diary,
  'person' | 'over' | 'entries' | 'waiting' | 'unkept' | 'apart' | 'note' | 'setNote' | 'dropNote' | 'write' | 'keep' | 'hangsByAThread' | 'close'
>;

export interface Opened {
  readonly diary: OwnDiary;
  /** Brings this device and the keeper of diaries together; whether both ways went through. */
  readonly meet: () => Promise<boolean>;
}

/** Null where the browser said something else. */
export function whyNotReached(problem: unknown): OutOfReach | null {
  return problem instanceof NotReached ? problem.why : null;
}

/** Whether this page never has it again, whatever it does. */
export function isForGood(why: OutOfReach | null): boolean {
  return why === 'newer' || why === 'removed';
}
