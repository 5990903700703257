/**
 * The state that all pages share: this person's diary, the coach, and the coach's plan for today. Diary and coach are
 * handed in. Nothing is decided here: until Python is up the last plan that the coach wrote is obeyed, to its closing time.
 */
import type { AnswerToPain, AnswerToPainRequest, Begun, Entry, ExerciseId, KeptHere, NamedPerson, Today } from '../engine/contract';
import { readCheckpoint, type Checkpoint } from '../keeping/checkpoint';
import type { Kind } from '../keeping/diary';
import { InStep } from '../keeping/in_step';
import { localTime } from '../keeping/local-time';
import { isUnderWayElsewhere } from '../keeping/one_session';
import { pictureOf } from '../keeping/pictures';
import { wordsOf } from '../keeping/same';
import { settings } from '../keeping/settings.svelte';
import { CoachStart, type StartParts } from './coach_start.svelte';
import { stillHolds } from './plan_kept';
import { writeInterrupted, writeSoreness } from './left_behind';
import { DiaryState } from './diary_state.svelte';
import { isForGood, whyNotReached, type Opened, type OutOfReach } from './own_diary';

interface Parts extends StartParts {
  /** Throws where this browser lets no diary be opened. */
  readonly openDiary: (profile: string) => Promise<Opened>;
  /** Where the diary lies; where nothing is said, somebody else keeps it too. */
  readonly keptHere?: () => Promise<KeptHere>;
}

export class AppState extends DiaryState {
  /** False where this browser lets no diary be opened: then nothing can be begun, and that is said. */
  can_keep = $state(true);
  /** The coach's plan, fresh or the last one kept; null when there is none that still holds. */
  today: Today | null = $state.raw(null);
  readonly coach: CoachStart;
  private in_step: InStep | null = null;

  constructor(private readonly parts: Parts) {
    super();
    this.coach = new CoachStart(parts);
  }

  /** Takes up this profile for as long as the page lives. Throws where no diary can be opened. */
  async open(profile: string): Promise<void> {
    this.in_step?.end();
    this.out_of_reach = null;
    try {
      await this.takeUp(await this.parts.openDiary(profile));
    } catch (problem) {
      this.can_keep = false;
      this.out_of_reach = whyNotReached(problem);
      throw problem;
    }
    this.opened = true;
  }

  private async takeUp({ diary, meet }: Opened): Promise<void> {
    this.diary = diary;
    this.in_step = new InStep(() => this.meet(meet), `stature.diary.${diary.person}`);
    void diary.over.then((why) => diary === this.diary && this.isOutOfReach(why));
    await this.readDiary();
    await this.keepPainThatWasTold();
    await this.keepSorenessThatWasTold();
    // Of what is held beside the diary an older plan may know nothing.
    this.today = this.unkept.length ? null : stillHolds(await diary.note('today'), new Date());
  }

  /** Lets go of the diary, so that it can be taken off the device. */
  close(): void {
    this.in_step?.end();
    this.diary.close();
  }

  /** Who this diary is of, as a backup names them; nobody while they have no name. */
  get named(): readonly NamedPerson[] {
    return settings.name ? [{ id: this.person, name: settings.name, picture: pictureOf(settings.picture, this.person) }] : [];
  }

  // ------------------------------------------------------------------ the coach and its plan

  /** Python, in its worker: after the first page has been drawn, never before. */
  wakeCoach(): Promise<void> {
    return this.coach.wake(() => this.planToday());
  }

  async planToday(): Promise<void> {
    const coach = this.coach.up;
    if (!coach) return;
    const kept = await this.parts.keptHere?.();
    const entries = await this.reached(() => this.diary.entries());
    if (!entries) return;
    const about = { entries, now: localTime(), heard: settings.voice };
    const plan = await coach.today(kept ? { ...about, kept } : about);
    // Another page may have taken the diary meanwhile.
    if (this.out_of_reach) return;
    this.today = plan;
    await this.keepPlan(JSON.stringify(plan));
  }

  /**
   * The plan as this hour has it: asked for again where what is due, or how the day is greeted, has changed by the clock alone.
   * A plan whose day is over is obeyed no more, be the coach there or not.
   */
  async planOfTheHour(): Promise<void> {
    const now = new Date();
    if (!this.today || now < new Date(this.today.same_until)) return;
    if (now >= new Date(this.today.valid_until)) this.today = null;
    await this.planToday();
  }

  /** The device has changed in a way that opens or closes: no older plan is obeyed, also before the coach is up. */
  async planAnew(): Promise<void> {
    this.today = null;
    await this.diary.dropNote('today');
    await this.planToday();
  }

  /** Its sentences are in a language that is spoken no more. */
  async forgetPlan(): Promise<void> {
    if (this.opened) await this.diary.dropNote('today');
  }

  /**
   * The coach's word to pain that was told; null where nothing follows from it, or no coach is there to say it. Where the
   * coach says so an answer is written down as pain told, of this exercise or of none, before anything else can begin. Told
   * now, it is written already.
   */
  async answerToPain(
    when: AnswerToPainRequest['when'],
    pain: number | null,
    exercise: ExerciseId | null = null,
  ): Promise<AnswerToPain | null> {
    const coach = await this.coach.whenUp();
    // What is known here is enough for a word to it, where the diary does not answer.
    const entries = (await this.reached(() => this.diary.entries())) ?? this.entries;
    const request = { when, pain, entries, now: localTime() };
    const answer = await coach?.answerToPain(request).catch((problem: unknown) => console.warn('No word to the pain:', problem));
    if (answer?.tell && when !== 'now') await this.write('pain_told', { pain, exercise });
    const follows = answer && (answer.call || answer.tell || answer.rest || when === 'now');
    return follows ? answer : null;
  }

  // ------------------------------------------------------------------ writing

  /** Writes an entry of the page's own and asks for the plan that follows from it. */
  async write(kind: Kind, body: Entry['body']): Promise<Entry> {
    const entry = await this.diary.write(kind, body);
    await this.afterWriting();
    return entry;
  }

  /** Keeps an entry that the coach made. */
  async keep(entry: Entry): Promise<void> {
    await this.diary.keep(entry);
    await this.afterWriting();
  }

  async keepInterrupted(left: Checkpoint): Promise<void> {
    await writeInterrupted(this.diary, left);
    await this.afterWriting();
  }

  /** What of that session is behind the person, where it may be gone on with. */
  async mayGoOn({ plan, body, at, hurt_at }: Checkpoint): Promise<Begun | null> {
    const coach = await this.coach.whenUp();
    if (!coach || !body || !at || hurt_at) return null;
    const entries = await this.reached(() => this.diary.entries());
    if (!entries) return null;
    const request = { plan, body, at, entries, now: localTime(), heard: settings.voice };
    const found = await coach.goingOn(request).catch((problem: unknown) => console.warn('Only kept:', problem));
    return found?.begun ?? null;
  }

  /** Whoever shuts the tablet, or leaves a session, because it hurts is not asked whether that counts: it does. */
  async keepPainThatWasTold(): Promise<void> {
    const left = readCheckpoint();
    if (left?.hurt_at && !(await isUnderWayElsewhere())) await this.keepInterrupted(left);
  }

  /** Nor is whoever said to be sore and shut it before saying how much: it is kept before anything can begin. */
  async keepSorenessThatWasTold(): Promise<void> {
    if (await writeSoreness(this.diary)) await this.afterWriting();
  }

  /** Entries of this person from a file: those unknown here are kept and sent. Returns how many were new. */
  async bringBack(entries: readonly Entry[]): Promise<number> {
    const fresh = new Map(entries.map((entry) => [wordsOf(entry), entry]));
    for (const entry of await this.diary.entries()) fresh.delete(wordsOf(entry));
    for (const entry of fresh.values()) await this.diary.keep(entry);
    if (fresh.size) await this.afterWriting();
    return fresh.size;
  }

  // ------------------------------------------------------------------ the keeper of diaries

  /** From now on this device and the keeper of diaries meet by themselves, whenever `may` allows it. */
  keepInStep(may: () => boolean): Promise<void> {
    return this.in_step?.begin(may) ?? Promise.resolve();
  }

  async synchronise(): Promise<void> {
    await this.in_step?.now();
  }

  private async meet(meet: () => Promise<boolean>): Promise<boolean> {
    const before = this.entries.length;
    const met = await meet();
    const was_out = this.out_of_reach !== null;
    await this.reached(() => this.readDiary());
    if (this.entries.length !== before || was_out) await this.planToday();
    return met;
  }

  // ------------------------------------------------------------------ within

  protected override isOutOfReach(why: OutOfReach): void {
    super.isOutOfReach(why);
    this.today = null;
    if (isForGood(why)) this.in_step?.end();
  }

  private async afterWriting(): Promise<void> {
    await this.reached(() => this.readDiary());
    if (this.out_of_reach) return;
    // The old plan knows nothing of what was just written: it may not be obeyed any longer.
    if (!this.coach.up) {
      this.today = null;
      await this.keepPlan('');
    }
    await this.planToday();
    void this.synchronise();
  }

  /** A plan that cannot be kept must not leave an older one to be obeyed. */
  private async keepPlan(text: string): Promise<void> {
    await this.diary
      .setNote('today', text)
      .catch(() => this.diary.dropNote('today'))
      // Then what was written found no room either: it is held beside the diary, and no kept plan is obeyed over that.
      .catch((problem: unknown) => console.warn('The plan is not kept:', problem));
  }
}
