/**
 * One exercise, from "Start" to what was done: carries the person's events to the coach and the
 * coach's cues to the voice and the screen, each at its time. Decides nothing about the body.
 *
 * Until Python is up it reads out the written set-up and logs what the person does; then the coach
 * catches up with that log and leads. No lift is ever started from here.
 */
import type { Coach } from '../engine/coach_type';
import type { BeginRequest, Cue, RedFlagKind, Reply, SessionEvent, SetUpScript, View } from '../engine/contract';
import type { Voice } from './voice';
import { after, effortShown, NOTHING_YET, secondsLeft, type Showing } from './showing';
import { Trembling } from './trembling';
import { WrittenSetUp } from './written_set_up.svelte';

export interface PracticeParts {
  readonly request: BeginRequest;
  readonly voice: Voice;
  /** The coach, or null while it is not up. */
  readonly coach: () => Coach | null;
  readonly script: SetUpScript | null;
  /** Told after every repetition and at the end. */
  readonly onRepetition: (view: View) => void;
  readonly onFinished: (view: View) => void;
}

type Wish = SessionEvent extends infer Event
  ? Event extends SessionEvent
    ? Omit<Event, 'at'>
    : never
  : never;

export class Practice {
  showing: Showing = $state.raw(NOTHING_YET);
  view: View | null = $state.raw(null);
  /** 0 to 1, for the ring. */
  effort = $state(0);
  seconds_left = $state(0);
  /** The coach was asked for this session and could not take it. */
  broken = $state(false);

  private readonly written: WrittenSetUp;
  private readonly trembling: Trembling;
  private leading: Coach | null = null;
  private catching_up = false;
  private deaf: () => void = () => {};
  private readonly unwatch: () => void;
  private repetitions = 0;
  private finished = false;

  constructor(private readonly parts: PracticeParts) {
    const { voice, script } = parts;
    this.unwatch = voice.shown((cue) => this.show(cue));
    this.trembling = new Trembling(() => voice.now());
    this.written = new WrittenSetUp(script, voice);
    if (!parts.coach()) this.written.begin();
  }

  /** The written set-up is at its end and the coach is not up yet. */
  get waiting_for_coach(): boolean {
    return this.written.waiting;
  }

  /** Called at every frame and at least four times a second. */
  beat(): void {
    this.meetTheCoach();
    const now = this.parts.voice.now();
    if (!this.leading && !this.catching_up) this.written.follow(now);
    this.effort = effortShown(this.showing.part, now);
    this.seconds_left = secondsLeft(this.showing.part, now);
  }

  /** "Next", a tap anywhere, the space bar, a page-turner, a media key: what it means here. */
  tap(): void {
    if (this.trembling.isTremble()) return;
    switch (this.phase) {
      case 'setting_up':
      case 'leaving':
      case 'asking_ready':
        return this.tell({ event: 'ready' });
      case 'leading_in':
      case 'lifting':
      case 'holding':
      case 'lowering':
      case 'resting':
        return this.tell({ event: 'paused', why: 'tap' });
      case 'paused':
        return this.tell({ event: 'resumed' });
      case 'checking':
        return this.tell({ event: 'all_right' });
      case 'naming':
      case 'ending':
      case 'asking':
      case 'closing':
      case 'finished':
        return;
    }
  }

  /** `ending`: stopped before the coach is up, who alone can bring it to its end. */
  get phase(): View['phase'] | 'ending' {
    const { stands } = this.written;
    if (stands === 'ended') return 'ending';
    return stands === 'read' ? (this.view?.phase ?? 'setting_up') : stands;
  }

  /** Lying down already: the steps that lead there need not be said. */
  get may_lie(): boolean {
    return this.view ? this.view.may_lie === true : this.written.may_lie;
  }

  /** In place and ready, at whatever step. */
  get may_be_ready(): boolean {
    return this.view ? this.view.may_be_ready === true : this.written.may_be_ready;
  }

  /** Something of getting ready is left out for somebody who knows the exercise. */
  get may_be_told_more(): boolean {
    return this.view?.may_be_told_more === true;
  }

  /** A no to what is asked tells that it hurts. */
  get no_is_pain(): boolean {
    return (this.view ?? this.written.step)?.no_is_pain === true;
  }

  // It begins the lead-in, on whose page other buttons lie where the finger still is.
  inPlace = () => this.trembling.isSecondTap() || this.tell({ event: 'in_place' });
  everything = () => this.tell({ event: 'everything' });
  lying = () => this.trembling.isSecondTap() || this.tell({ event: 'lying' });
  // After "begin" this button lies where the finger still is; a trembling hand has not tired yet.
  tired = () => this.trembling.isSecondTap() || this.tell({ event: 'tired' });
  stop = () => this.trembling.isSecondTap() || this.tell({ event: 'stopped' });
  takenBack = () => this.tell({ event: 'taken_back' });
  /** Never held back by anything. */
  hurt = () => this.tell({ event: 'hurt' });
  pain = () => this.tell({ event: 'pain' });
  mistake = () => this.tell({ event: 'mistake' });
  allRight = () => this.tell({ event: 'all_right' });
  littlePain = () => this.tell({ event: 'little_pain' });
  skip = () => this.tell({ event: 'skipped' });
  redFlag = (kind: RedFlagKind) => this.tell({ event: 'red_flag', kind });
  answer = (about: 'effort' | 'pain' | 'repetitions', number: number) =>
    this.tell({ event: 'answered', about, number });
  sayAgain = () => {
    const { key, text } = this.showing;
    if (key) this.parts.voice.repeat(key, text);
  };

  /** The voice was lost, or the page is hidden: a pause, wherever a body may be at work. */
  interrupt(why: 'sound_lost' | 'hidden'): void {
    const quiet = ['paused', 'naming', 'ending', 'checking', 'asking', 'closing', 'finished'];
    if (!this.waiting_for_coach && !quiet.includes(this.phase)) this.tell({ event: 'paused', why });
  }

  close(): void {
    this.deaf();
    this.unwatch();
    this.leading?.stopTime();
  }

  private tell(wish: Wish): void {
    const event = { ...wish, at: this.parts.voice.now() } as SessionEvent;
    if (this.leading) {
      // An event that came a moment too late for its phase changes nothing; the coach says so.
      this.leading.advance(event).catch((problem: unknown) => console.info('Not now:', problem));
      return;
    }
    if (!this.written.takes(event)) return;
    this.written.log.push(event);
    if (!this.catching_up) this.written.answer(event);
  }

  private meetTheCoach(): void {
    const coach = this.parts.coach();
    if (!coach || this.leading || this.catching_up) return;
    this.catching_up = true;
    this.deaf = coach.hear((reply) => this.hear(reply));
    void this.handOver(coach);
  }

  private async handOver(coach: Coach): Promise<void> {
    const { written } = this;
    const told = written.is_begun ? written.log.length : 0;
    try {
      await this.beginWith(coach);
      const waited = written.handOver();
      this.leading = coach;
      for (const late of written.log.slice(told)) await coach.advance(late).catch(() => undefined);
      this.keepTime();
      if (waited) this.tell({ event: 'resumed' });
    } catch (problem) {
      console.warn('The coach cannot take this session:', problem);
      this.deaf();
      this.broken = true;
    }
  }

  private async beginWith(coach: Coach): Promise<void> {
    const { request, voice } = this.parts;
    if (!this.written.is_begun) return void (await coach.begin(request));
    await coach.catchUp(request, [...this.written.log], voice.now());
  }

  /** The worker ticks by the machine's clock; the sound may run a little otherwise. */
  keepTime(): void {
    this.leading?.keepTime(this.parts.voice.reading());
  }

  private hear(reply: Reply): void {
    this.parts.voice.play(reply.cues);
    this.see(reply.view);
  }

  private see(view: View): void {
    this.view = view;
    if (view.repetitions > this.repetitions) {
      this.repetitions = view.repetitions;
      this.parts.onRepetition(view);
    }
    if (!view.finished || this.finished) return;
    this.finished = true;
    this.leading?.stopTime();
    this.parts.onFinished(view);
  }

  private show(cue: Cue): void {
    // A sentence said again on request is not a new one.
    if (cue.cue === 'remind' && cue.key === this.showing.key) return;
    this.showing = after(this.showing, cue);
  }
}
