/**
 * The coach's host on this page: wakes the coach once, says how it stands, and reads what the coach wrote ahead for the
 * time until it is up. Not known here: what it is asked about the diary.
 */
import type { Coach } from '../engine/coach_type';
import type { BeginRequest, ExerciseId, Screen, SetUpScript, WhatHurts } from '../engine/contract';

type CoachStands = 'asleep' | 'booting' | 'ready' | 'failed';

export interface StartParts {
  /** Begins the coach; settled when its file is here, while Python may still be starting. */
  readonly openCoach: () => Promise<Coach>;
  /** A file that the coach wrote when the page was built; null where it is not to be had. */
  readonly readAhead: <File>(file: string) => Promise<File | null>;
}

export class CoachStart {
  stands: CoachStands = $state('asleep');

  private coach: Coach | null = null;
  /** Settled when the coach's file is here; Python may still be starting. */
  private arrived: Promise<void> = Promise.resolve();
  /** Settled when the coach is up or has failed. */
  private waking = new Waking();

  constructor(private readonly parts: StartParts) {}

  /** The coach, when it is up. */
  get up(): Coach | null {
    return this.stands === 'ready' ? this.coach : null;
  }

  /** The coach, as soon as it is up; null when it cannot start. */
  async whenUp(): Promise<Coach | null> {
    await this.waking.over;
    return this.up;
  }

  /** Python, in its worker. `first` is done before anybody who waits for the coach is answered. */
  async wake(first: () => Promise<void>): Promise<void> {
    if (this.stands === 'booting' || this.stands === 'ready') return;
    if (this.stands === 'failed') this.waking = new Waking();
    this.stands = 'booting';
    try {
      this.arrived = this.parts.openCoach().then((coach) => void (this.coach = coach));
      await this.arrived;
      await this.coach!.ready;
      this.stands = 'ready';
      await first();
    } catch (problem) {
      console.warn('The coach cannot start:', problem);
      this.coach?.close();
      this.coach = null;
      this.stands = 'failed';
    }
    this.waking.end();
  }

  /** The written set-up of this session, for reading out while Python starts; null where there is none. */
  async setUpFor(request: BeginRequest): Promise<SetUpScript | null> {
    await this.arrived.catch(() => undefined);
    return (await this.coach?.setUpScript(request).catch(() => null)) ?? null;
  }

  /** The nine questions: as written when the page was built or, where that file is not, from the coach. */
  async questions(): Promise<Screen> {
    const written = await this.parts.readAhead<Screen>('screen.json');
    if (written) return written;
    const coach = await this.whenUp();
    if (!coach) throw new Error('the questions are neither written nor is the coach up');
    return coach.screen();
  }

  /**
   * What may be felt and is asked when something hurts, during an exercise or without one: as written when the page was
   * built, for it must be there at once, or from the coach. Null where neither is to be had.
   */
  async whatHurts(exercise: ExerciseId | null): Promise<WhatHurts | null> {
    const written = exercise
      ? (await this.parts.readAhead<SetUpScript>(`set-up/${exercise}.json`))?.what_hurts
      : await this.parts.readAhead<WhatHurts>('what-hurts.json');
    return written ?? (await this.up?.whatHurts({ exercise, mistake: exercise !== null }).catch(() => null)) ?? null;
  }
}

/** One try to start the coach, and its end. */
class Waking {
  end!: () => void;
  readonly over = new Promise<void>((end) => (this.end = end));
}
