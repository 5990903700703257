/**
 * What all pages see of this person's diary: what is in it, what waits, and whether it answers.
 *
 * Decided here: what is said where it does not answer. Not known here: the coach, and its plan.
 */
import type { Entry } from '../engine/contract';
import { wordsOf } from '../keeping/same';
import { understood, untold } from './apart';
import { isForGood, whyNotReached, type OutOfReach, type OwnDiary } from './own_diary';

export class DiaryState {
  opened = $state(false);
  entries: readonly Entry[] = $state.raw([]);
  waiting = $state(0);
  /** Entries that could not be laid in the diary. They are held, read and sent, but not yet in it. */
  unkept: readonly Entry[] = $state.raw([]);
  /** Entries told in two ways, or not taken by the keeper, of which the person has not been told. */
  differing = $state(0);
  refused = $state(0);
  /** Why the diary answers no more. Then no plan is obeyed, what is told is held beside it, and the page says what to do. */
  out_of_reach: OutOfReach | null = $state(null);

  protected diary!: OwnDiary;

  get person(): string {
    return this.diary.person;
  }

  /** Whether closing the page would lose an entry that is nowhere else. */
  get hangsByAThread(): boolean {
    return this.opened && this.diary.hangsByAThread;
  }

  /** Tells that the person has read of the entries that are apart. */
  async understoodApart(): Promise<void> {
    await understood(this.diary);
    await this.readDiary();
  }

  /** Whether the keeper of diaries has every entry of this diary. */
  async isAllWithKeeper(): Promise<boolean> {
    const has_met = (await this.diary.note('cursor')) !== undefined;
    return has_met && this.waiting === 0 && this.unkept.length === 0 && (await this.diary.apart('refused')).length === 0;
  }

  /** Asks it of the diary; null where it does not answer, and that is said. */
  protected async reached<Answer>(ask: () => Promise<Answer>): Promise<Answer | null> {
    try {
      const answer = await ask();
      if (!isForGood(this.out_of_reach)) this.out_of_reach = null;
      return answer;
    } catch (problem) {
      console.warn('The diary does not answer:', problem);
      this.isOutOfReach(whyNotReached(problem) ?? 'silent');
      return null;
    }
  }

  protected isOutOfReach(why: OutOfReach): void {
    this.out_of_reach = why;
    this.unkept = this.diary.unkept();
    const known = new Set(this.entries.map(wordsOf));
    this.entries = [...this.entries, ...this.unkept.filter((entry) => !known.has(wordsOf(entry)))];
  }

  protected async readDiary(): Promise<void> {
    this.entries = await this.diary.entries();
    this.waiting = (await this.diary.waiting()).length;
    this.unkept = this.diary.unkept();
    this.differing = await untold(this.diary, 'differing');
    this.refused = await untold(this.diary, 'refused');
  }
}
