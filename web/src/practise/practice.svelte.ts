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
import { atTheEnd, atTheStart, dueAt, fromLying, mayLie, onTap, onTime, type ScriptMove, type ScriptStanding } from './script';

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

/** Stiff or trembling hands tap twice: the second tap is not a second answer. */
const SECOND_TAP_SECONDS = 0.6;

const OF_PAIN: ReadonlySet<string> = new Set(['hurt', 'mistake', 'pain', 'red_flag']);
const ENDS: ReadonlySet<string> = new Set(['stopped', 'tired', ...OF_PAIN]);

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
  /** The written set-up is at its end and the coach is not up yet. */
  waiting_for_coach = $state(false);
  /** The coach was asked for this session and could not take it. */
  broken = $state(false);

  private readonly log: SessionEvent[] = [];
  private leading: Coach | null = null;
  private catching_up = false;
  private deaf: () => void = () => {};
  private readonly unwatch: () => void;
  private script: SetUpScript | null;
  private script_at: ScriptStanding | null = $state.raw(null);
  /** How the written set-up stands: read on, held still by a pause or by something that hurts, or over because the person ended it. */
  private script_is: 'read' | 'paused' | 'naming' | 'ended' = $state('read');
  /** Where "by mistake" leads back to: what was ended before stays so. */
  private before_naming: 'paused' | 'ended' = 'paused';
  private last_tap = -Infinity;
  private repetitions = 0;
  private finished = false;

  constructor(private readonly parts: PracticeParts) {
    this.unwatch = parts.voice.shown((cue) => this.show(cue));
    this.script = parts.script;
    if (parts.coach()) return;
    if (this.script) this.read(atTheStart(this.script, 0));
    else this.waiting_for_coach = true;
  }

  /** Called at every frame and at least four times a second. */
  beat(): void {
    this.meetTheCoach();
    const now = this.parts.voice.now();
    if (!this.leading && !this.catching_up) this.followScript(now);
    this.effort = effortShown(this.showing.part, now);
    this.seconds_left = secondsLeft(this.showing.part, now);
  }

  /** "Next", a tap anywhere, the space bar, a page-turner, a media key: what it means here. */
  tap(): void {
    if (this.isTremble()) return;
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
    if (this.script_is === 'ended') return 'ending';
    if (this.script_is === 'naming' || this.script_is === 'paused') return this.script_is;
    return this.view?.phase ?? 'setting_up';
  }

  /** Lying down already: the steps that lead there need not be said. */
  get may_lie(): boolean {
    if (this.view) return this.view.may_lie === true;
    const { script, script_at } = this;
    return script !== null && script_at !== null && this.script_is === 'read' && mayLie(script, script_at);
  }

  /** A no to what is asked tells that it hurts. */
  get no_is_pain(): boolean {
    if (this.view) return this.view.no_is_pain === true;
    const { script, script_at } = this;
    return script !== null && script_at !== null && script.steps[script_at.index]?.no_is_pain === true;
  }

  inPlace = () => this.tell({ event: 'in_place' });
  lying = () => this.isSecondTap() || this.tell({ event: 'lying' });
  // After "begin" this button lies where the finger still is; a trembling hand has not tired yet.
  tired = () => this.isSecondTap() || this.tell({ event: 'tired' });
  stop = () => this.isSecondTap() || this.tell({ event: 'stopped' });
  takenBack = () => this.tell({ event: 'taken_back' });
  /** Never held back by anything. */
  hurt = () => this.tell({ event: 'hurt' });
  pain = () => this.tell({ event: 'pain' });
  mistake = () => this.tell({ event: 'mistake' });
  allRight = () => this.tell({ event: 'all_right' });
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

  private isSecondTap(): boolean {
    const now = this.parts.voice.now();
    const second = now - this.last_tap < SECOND_TAP_SECONDS;
    if (!second) this.last_tap = now;
    return second;
  }

  /** As long as the hand trembles on, all its taps are the first one. */
  private isTremble(): boolean {
    const second = this.isSecondTap();
    this.last_tap = this.parts.voice.now();
    return second;
  }

  private tell(wish: Wish): void {
    const event = { ...wish, at: this.parts.voice.now() } as SessionEvent;
    if (this.leading) {
      // An event that came a moment too late for its phase changes nothing; the coach says so.
      this.leading.advance(event).catch((problem: unknown) => console.info('Not now:', problem));
      return;
    }
    // After an end only pain can follow; while the coach is waited for there is nothing to be ready for.
    if (this.script_is === 'ended' && !OF_PAIN.has(event.event)) return;
    if (this.waiting_for_coach && event.event !== 'resumed' && !ENDS.has(event.event) && !OF_PAIN.has(event.event)) return;
    this.log.push(event);
    if (!this.catching_up) this.answerFromScript(event);
  }

  // ------------------------------------------------------------------ with the coach

  private meetTheCoach(): void {
    const coach = this.parts.coach();
    if (!coach || this.leading || this.catching_up) return;
    this.catching_up = true;
    this.deaf = coach.hear((reply) => this.hear(reply));
    void this.handOver(coach);
  }

  private async handOver(coach: Coach): Promise<void> {
    const told = this.script_at ? this.log.length : 0;
    try {
      await this.beginWith(coach);
      const waited = this.waiting_for_coach && this.script_at !== null && this.script_is === 'read';
      this.leading = coach;
      this.waiting_for_coach = false;
      this.script_is = 'read';
      for (const late of this.log.slice(told)) await coach.advance(late).catch(() => undefined);
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
    if (!this.script_at) return void (await coach.begin(request));
    await coach.catchUp(request, [...this.log], voice.now());
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

  // ------------------------------------------------------------------ before the coach

  private followScript(now: number): void {
    const { script, script_at } = this;
    if (!script || !script_at || this.script_is !== 'read') return;
    if (now >= dueAt(script, script_at)) this.read(onTime(script, script_at, now));
  }

  private answerFromScript(event: SessionEvent): void {
    const stands = this.standsAfter(event);
    if (stands) {
      this.script_is = stands;
      return this.parts.voice.takeBack(event.at);
    }
    if (event.event === 'resumed') this.script_is = 'read';
    const { script, script_at } = this;
    if (!script || !script_at) return;
    if (event.event === 'ready') this.read(onTap(script, script_at, event.at));
    if (event.event === 'in_place') this.read(atTheEnd(script, event.at));
    if (event.event === 'lying') this.lieDown(script, script_at, event.at);
  }

  /** Nobody who lies already is asked to sit up first. */
  private lieDown(script: SetUpScript, at: ScriptStanding, now: number): void {
    this.script = fromLying(script, at);
    this.read(onTap(this.script, at, now));
  }

  /** How the written set-up stands after what stops it; null where it goes on. */
  private standsAfter({ event }: SessionEvent): 'paused' | 'naming' | 'ended' | null {
    if (event === 'hurt') {
      if (this.script_is !== 'naming') this.before_naming = this.script_is === 'ended' ? 'ended' : 'paused';
      return 'naming';
    }
    if (event === 'mistake') return this.before_naming;
    if (event === 'paused') return 'paused';
    return ENDS.has(event) ? 'ended' : null;
  }

  private read({ standing, cue }: ScriptMove): void {
    const ended = cue === null && !this.waiting_for_coach;
    this.script_at = standing;
    this.waiting_for_coach = cue === null;
    this.parts.voice.takeBack(standing.said_at - 0.001);
    if (cue) this.parts.voice.play([cue]);
    // Waiting for the coach is a pause: when it comes it says again where the person is.
    if (ended) this.log.push({ event: 'paused', at: standing.said_at });
  }
}
