/**
 * One exercise, from "Start" to what was done: carries the person's events to the coach and the
 * coach's cues to the voice and the screen, each at its time. Decides nothing about the body.
 *
 * Until Python is up it reads out the written set-up and logs what the person does; then the coach
 * catches up with that log and leads. No lift is ever started from here.
 */
import type { Coach } from '../engine/coach_type';
import type { BeginRequest, Cue, RedFlagKind, Reply, SessionEvent, SetUpScript, View } from '../engine/contract';
import { Changes } from './changes';
import type { Voice } from './voice';
import { after, effortShown, heldShown, NOTHING_YET, secondsLeft, type Showing } from './showing';
import { tapMeans, type Phase, type Wish } from './tap_means';
import { Trembling } from './trembling';
import { WrittenSetUp } from './written_set_up.svelte';

export interface PracticeParts {
  readonly request: BeginRequest;
  readonly voice: Voice;
  /** The coach, or null while it is not up. */
  readonly coach: () => Coach | null;
  readonly script: SetUpScript | null;
  /** Told from the first effort on, at every change: each effort, release, pause, word and end. */
  readonly onChange: (view: View) => void;
  readonly onFinished: (view: View) => void;
}

export class Practice {
  showing: Showing = $state.raw(NOTHING_YET);
  view: View | null = $state.raw(null);
  /** 0 to 1: what the picture shows, and how far the ring has breathed in. */
  effort = $state(0);
  /** 0 to 1: how much of the hold is behind one. */
  held = $state(0);
  seconds_left = $state(0);
  /** The coach was asked for this session and could not take it. */
  broken = $state(false);
  /** Why nothing is heard: the sound was lost, or a tap to go on has not brought it back. */
  unheard: 'lost' | 'still' | null = $state(null);

  private readonly written: WrittenSetUp;
  private readonly trembling: Trembling;
  private leading: Coach | null = null;
  private catching_up = false;
  private deaf: () => void = () => {};
  private readonly unwatch: () => void;
  private readonly changes: Changes;
  private asked_at = 0;
  private finished = false;

  constructor(private readonly parts: PracticeParts) {
    const { voice, script } = parts;
    this.unwatch = voice.shown((cue) => this.show(cue));
    this.trembling = new Trembling(() => voice.now());
    this.written = new WrittenSetUp(script, voice);
    this.changes = new Changes(parts.onChange);
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
    this.held = heldShown(this.showing.part, now);
    this.seconds_left = secondsLeft(this.showing.part, now);
  }

  /** "Next", a tap anywhere, the space bar, a page-turner, a media key: what it means here. */
  tap(): void {
    if (this.trembling.isTremble()) return;
    const { phase, asked_at, showing } = this;
    const wish = tapMeans(phase, showing.asked, this.parts.voice.now() - asked_at);
    if (wish?.event === 'resumed') void this.goOn();
    else if (wish) this.tell(wish);
  }

  /** `ending`: stopped before the coach is up, who alone can bring it to its end. */
  get phase(): Phase {
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

  /** The step before can be heard again. */
  get may_step_back(): boolean {
    return this.view?.may_step_back === true;
  }

  /** A no to what is asked tells that it hurts. */
  get no_is_pain(): boolean {
    return (this.view ?? this.written.step)?.no_is_pain === true;
  }

  // It begins the lead-in, on whose page other buttons lie where the finger still is.
  inPlace = () => this.trembling.isSecondTap() || this.tell({ event: 'in_place' });
  everything = () => this.tell({ event: 'everything' });
  stepBack = () => this.tell({ event: 'step_back' });
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
  later = () => this.tell({ event: 'later' });
  skip = () => this.tell({ event: 'skipped' });
  redFlag = (kind: RedFlagKind) => this.tell({ event: 'red_flag', kind });
  answer = (about: 'effort' | 'pain' | 'repetitions', number: number) =>
    this.tell({ event: 'answered', about, number });
  sayAgain = () => {
    const { key, text } = this.showing;
    if (key) this.parts.voice.repeat(key, text);
  };

  /** Only with a voice that is heard: whoever lies face down has nothing else. */
  private async goOn(): Promise<void> {
    if (!(await this.parts.voice.comeBack())) return void (this.unheard = 'still');
    this.unheard = null;
    // Meanwhile the person may have ended it.
    if (this.phase === 'paused') this.tell({ event: 'resumed' });
  }

  /** The voice was lost, or the page is hidden: a pause, wherever a body may be at work. */
  interrupt(why: 'sound_lost' | 'hidden'): void {
    if (why === 'sound_lost') this.unheard ??= 'lost';
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
    if (view.phase === 'asking_ready' && this.view?.phase !== 'asking_ready') this.asked_at = this.parts.voice.now();
    this.view = view;
    this.changes.see(view);
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
