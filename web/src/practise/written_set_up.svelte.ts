/**
 * The written set-up while Python starts: reads it out at its times, takes in what the person does, and keeps a log of
 * that for the coach to catch up with. It never reaches a lift. Decided here: how it stands. Not known here: the coach.
 */
import type { SessionEvent, SetUpScript, SetUpStep } from '../engine/contract';
import { atTheEnd, atTheStart, dueAt, fromLying, mayLie, onTap, onTime, type ScriptMove, type ScriptStanding } from './script';
import type { Voice } from './voice';

const OF_PAIN: ReadonlySet<string> = new Set(['hurt', 'mistake', 'pain', 'red_flag']);
const ENDS: ReadonlySet<string> = new Set(['stopped', 'tired', ...OF_PAIN]);

/** Read on, held still by a pause or by something that hurts, or over because the person ended it. */
type Stands = 'read' | 'paused' | 'naming' | 'ended';

export class WrittenSetUp {
  stands: Stands = $state('read');
  /** It is at its end, or there is none, and the coach is not up yet. */
  waiting = $state(false);
  readonly log: SessionEvent[] = [];

  private at: ScriptStanding | null = $state.raw(null);
  /** Where "by mistake" leads back to: what was ended before stays so. */
  private before_naming: 'paused' | 'ended' = 'paused';

  constructor(
    private script: SetUpScript | null,
    private readonly voice: Voice,
  ) {}

  begin(): void {
    if (this.script) this.read(atTheStart(this.script, 0));
    else this.waiting = true;
  }

  get is_begun(): boolean {
    return this.at !== null;
  }

  /** The step that is said now; none before the first and after the last. */
  get step(): SetUpStep | null {
    return (this.at && this.script?.steps[this.at.index]) ?? null;
  }

  /** Lying down already: the steps that lead there need not be said. */
  get may_lie(): boolean {
    return this.stands === 'read' && this.script !== null && this.at !== null && mayLie(this.script, this.at);
  }

  /** In place and ready: what is left to be said, the coach says. */
  get may_be_ready(): boolean {
    return this.stands === 'read' && this.step?.may_be_ready === true;
  }

  /** What falls due by itself. */
  follow(now: number): void {
    const { script, at } = this;
    if (script && at && this.stands === 'read' && now >= dueAt(script, at)) this.read(onTime(script, at, now));
  }

  /** After an end only pain can follow; while the coach is waited for there is nothing to be ready for. */
  takes({ event }: SessionEvent): boolean {
    if (OF_PAIN.has(event)) return true;
    if (this.stands === 'ended') return false;
    return !this.waiting || event === 'resumed' || ENDS.has(event);
  }

  answer(event: SessionEvent): void {
    const stands = this.standsAfter(event);
    if (stands) {
      this.stands = stands;
      return this.voice.takeBack(event.at);
    }
    if (event.event === 'resumed') this.stands = 'read';
    const { script, at } = this;
    if (!script || !at) return;
    if (event.event === 'ready' || event.event === 'next') this.read(onTap(script, at, event.at));
    if (event.event === 'in_place') this.read(atTheEnd(script, event.at));
    if (event.event === 'lying') this.lieDown(script, at, event.at);
  }

  /** The coach leads from here. Whether it was waited for, and nothing else held the set-up still. */
  handOver(): boolean {
    const waited = this.waiting && this.is_begun && this.stands === 'read';
    this.waiting = false;
    this.stands = 'read';
    return waited;
  }

  /** Nobody who lies already is asked to sit up first. */
  private lieDown(script: SetUpScript, at: ScriptStanding, now: number): void {
    this.script = fromLying(script, at);
    this.read(onTap(this.script, at, now));
  }

  /** How it stands after what stops it; null where it goes on. */
  private standsAfter({ event }: SessionEvent): Exclude<Stands, 'read'> | null {
    if (event === 'hurt') {
      if (this.stands !== 'naming') this.before_naming = this.stands === 'ended' ? 'ended' : 'paused';
      return 'naming';
    }
    if (event === 'mistake') return this.before_naming;
    if (event === 'paused') return 'paused';
    return ENDS.has(event) ? 'ended' : null;
  }

  private read({ standing, cue }: ScriptMove): void {
    const ended = cue === null && !this.waiting;
    this.at = standing;
    this.waiting = cue === null;
    this.voice.takeBack(standing.said_at - 0.001);
    if (cue) this.voice.play([cue]);
    // Waiting for the coach is a pause: when it comes it says again where the person is.
    if (ended) this.log.push({ event: 'paused', at: standing.said_at });
  }
}
