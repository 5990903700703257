/**
 * The state that all pages share: this person's diary, the coach, and the coach's plan for today. Diary and coach are
 * handed in. Nothing is decided here: until Python is up the last plan that the coach wrote is obeyed, to its closing time.
 */
import type { AnswerToPain, AnswerToPainRequest, Entry, ExerciseId, NamedPerson, Today } from '../engine/contract';
import { clearCheckpoint, readCheckpoint, type Checkpoint } from '../keeping/checkpoint';
import type { Apart, Diary, Kind } from '../keeping/diary';
import { InStep } from '../keeping/in_step';
import { localTime } from '../keeping/local-time';
import { isUnderWayElsewhere } from '../keeping/one_session';
import { pictureOf } from '../keeping/pictures';
import { wordsOf } from '../keeping/same';
import { settings } from '../keeping/settings.svelte';
import { forgetSore, soreSince } from '../keeping/sore';
import { CoachStart, type StartParts } from './coach_start.svelte';
import { stillHolds } from './plan_kept';

/** What the state needs of a diary. */
export type OwnDiary = Pick<
  Diary,
  'person' | 'entries' | 'waiting' | 'unkept' | 'apart' | 'note' | 'setNote' | 'dropNote' | 'write' | 'keep' | 'hangsByAThread' | 'close'
>;

interface Opened {
  readonly diary: OwnDiary;
  /** Brings this device and the keeper of diaries together; whether both ways went through. */
  readonly meet: () => Promise<boolean>;
}

interface Parts extends StartParts {
  /** Throws where this browser lets no diary be opened. */
  readonly openDiary: (profile: string) => Promise<Opened>;
}

export class AppState {
  opened = $state(false);
  /** False where this browser lets no diary be opened: then nothing can be begun, and that is said. */
  can_keep = $state(true);
  entries: readonly Entry[] = $state.raw([]);
  /** The coach's plan, fresh or the last one kept; null when there is none that still holds. */
  today: Today | null = $state.raw(null);
  waiting = $state(0);
  /** Entries for which this device had no room. They are held, read and sent, but not yet in the diary. */
  unkept: readonly Entry[] = $state.raw([]);
  /** Entries told in two ways, or not taken by the keeper, of which the person has not been told. */
  differing = $state(0);
  refused = $state(0);

  readonly coach: CoachStart;
  private diary!: OwnDiary;
  private in_step: InStep | null = null;

  constructor(private readonly parts: Parts) {
    this.coach = new CoachStart(parts);
  }

  /** Takes up this profile for as long as the page lives. Throws where no diary can be opened. */
  async open(profile: string): Promise<void> {
    this.in_step?.end();
    const { diary, meet } = await this.parts.openDiary(profile).catch((problem: unknown) => {
      this.can_keep = false;
      throw problem;
    });
    this.diary = diary;
    this.in_step = new InStep(() => this.meet(meet), `stature.diary.${diary.person}`);
    await this.readDiary();
    await this.keepPainThatWasTold();
    await this.keepSorenessThatWasTold();
    this.today = stillHolds(await diary.note('today'), new Date());
    this.opened = true;
  }

  /** Lets go of the diary, so that it can be taken off the device. */
  close(): void {
    this.in_step?.end();
    this.diary.close();
  }

  get person(): string {
    return this.diary.person;
  }

  /** Who this diary is of, as a backup names them; nobody while they have no name. */
  get named(): readonly NamedPerson[] {
    return settings.name ? [{ id: this.person, name: settings.name, picture: pictureOf(settings.picture, this.person) }] : [];
  }

  /** Whether closing the page would lose an entry that is nowhere else. */
  get hangsByAThread(): boolean {
    return this.opened && this.diary.hangsByAThread;
  }

  // ------------------------------------------------------------------ the coach and its plan

  /** Python, in its worker: after the first page has been drawn, never before. */
  wakeCoach(): Promise<void> {
    return this.coach.wake(() => this.planToday());
  }

  async planToday(): Promise<void> {
    const coach = this.coach.up;
    if (!coach) return;
    const plan = await coach.today({ entries: await this.diary.entries(), now: localTime() });
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

  /** Lets go of the plan that was kept: its sentences are in a language that is spoken no more. */
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
    const request = { when, pain, entries: await this.diary.entries(), now: localTime() };
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

  /** What the coach wrote down of it, and that it hurt, where the coach had not heard that yet. */
  async keepInterrupted({ exercise, body, hurt_at }: Checkpoint): Promise<void> {
    const at = hurt_at ? new Date(hurt_at) : undefined;
    if (body) await this.diary.write('session_finished', body, at);
    if (hurt_at && body?.['pain_told'] !== true) await this.diary.write('pain_told', { pain: null, exercise }, at);
    clearCheckpoint();
    await this.afterWriting();
  }

  /** Whoever shuts the tablet, or leaves a session, because it hurts is not asked whether that counts: it does. */
  async keepPainThatWasTold(): Promise<void> {
    const left = readCheckpoint();
    if (left?.hurt_at && !(await isUnderWayElsewhere())) await this.keepInterrupted(left);
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

  /** Tells that the person has read of the entries that are apart. */
  async understoodApart(): Promise<void> {
    for (const how of ['differing', 'refused'] as const) {
      await this.diary.setNote(`${how}_told`, String((await this.diary.apart(how)).length));
    }
    await this.readDiary();
  }

  /** Whether the keeper of diaries has every entry of this diary. */
  async isAllWithKeeper(): Promise<boolean> {
    const has_met = (await this.diary.note('cursor')) !== undefined;
    return has_met && this.waiting === 0 && this.unkept.length === 0 && (await this.diary.apart('refused')).length === 0;
  }

  private async meet(meet: () => Promise<boolean>): Promise<boolean> {
    const before = this.entries.length;
    const met = await meet();
    await this.readDiary();
    if (this.entries.length !== before) await this.planToday();
    return met;
  }

  // ------------------------------------------------------------------ within

  /** Nor is whoever said to be sore and shut it before saying how much: it is kept before anything can begin. */
  private async keepSorenessThatWasTold(): Promise<void> {
    const at = soreSince();
    if (!at) return;
    await this.diary.write('pain_told', { pain: null, exercise: null }, new Date(at));
    forgetSore();
    await this.afterWriting();
  }

  private async afterWriting(): Promise<void> {
    await this.readDiary();
    // The old plan knows nothing of what was just written: it may not be obeyed any longer.
    if (!this.coach.up) {
      this.today = null;
      await this.keepPlan('');
    }
    await this.planToday();
    void this.synchronise();
  }

  private async readDiary(): Promise<void> {
    this.entries = await this.diary.entries();
    this.waiting = (await this.diary.waiting()).length;
    this.unkept = this.diary.unkept();
    this.differing = await this.untold('differing');
    this.refused = await this.untold('refused');
  }

  private async untold(how: Apart): Promise<number> {
    return (await this.diary.apart(how)).length - Number((await this.diary.note(`${how}_told`)) ?? 0);
  }

  /** A plan that cannot be kept must not leave an older one to be obeyed. */
  private async keepPlan(text: string): Promise<void> {
    await this.diary.setNote('today', text).catch(() => this.diary.dropNote('today'));
  }
}
