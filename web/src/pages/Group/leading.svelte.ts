/**
 * A group in a room, from "Begin" to its end: carries the leader's keys to the coach, and the coach's cues to the voice and
 * the screen. Decides nothing, and keeps nothing: no name, no number, no entry of a diary.
 */
import type { Coach } from '../../engine/coach_type';
import type { Cue, GroupBeginRequest, GroupEvent, GroupReply, GroupView } from '../../engine/contract';
import { after, NOTHING_YET, type Showing } from '../../practise/showing';
import { Trembling } from '../../practise/trembling';
import type { Voice } from '../../practise/voice';

export interface LeadingParts {
  readonly coach: Coach;
  readonly voice: Voice;
  readonly request: GroupBeginRequest;
}

/** What the leader's large key means now. */
export type MainKey = 'ready' | 'paused' | 'resumed' | 'go_on';

const IN_TURN: ReadonlySet<GroupView['phase']> = new Set(['leading_in', 'lifting', 'holding', 'lowering', 'resting']);
/** Told already, or over: a lost voice changes nothing. */
const QUIET: ReadonlySet<GroupView['phase']> = new Set(['paused', 'hurt', 'warned', 'closing', 'finished']);

export class Leading {
  showing: Showing = $state.raw(NOTHING_YET);
  view: GroupView | null = $state.raw(null);
  /** The last word of release: it stays to be read while somebody hurts. */
  let_go = $state('');
  /** The coach could not take it. */
  broken = $state(false);

  private readonly trembling: Trembling;
  private readonly ends: (() => void)[];

  constructor(private readonly parts: LeadingParts) {
    const { coach, voice } = parts;
    this.trembling = new Trembling(() => voice.now());
    this.ends = [voice.shown((cue) => this.show(cue)), coach.hearGroup((reply) => this.hear(reply))];
    void this.begin();
  }

  get phase(): GroupView['phase'] {
    return this.view?.phase ?? 'before';
  }

  /** What is read out goes on by a tap; in a turn a tap pauses. Null after the end. */
  get main(): MainKey | null {
    if (this.phase === 'hurt') return 'go_on';
    if (this.phase === 'paused') return 'resumed';
    if (QUIET.has(this.phase)) return null;
    return IN_TURN.has(this.phase) ? 'paused' : 'ready';
  }

  /** The number to be read from the back of the room; null where nobody presses. */
  get count(): number | null {
    return this.showing.part?.name === 'hold' && this.phase === 'holding' ? this.showing.count : null;
  }

  /** Whether the press builds up or is held, so that the picture shows it. */
  get pressing(): boolean {
    const part = this.showing.part?.name;
    return IN_TURN.has(this.phase) && (part === 'lift' || part === 'hold');
  }

  // Never held back by anything: the three keys.
  relax = () => this.tell('everybody_relax');
  hurts = () => this.tell('somebody_hurts');
  warning = () => this.tell('warning_sign');

  /** The large key, the space bar, a page-turner. */
  tap = () => {
    const { main } = this;
    // In the tap itself: a sound that was lost comes back by no other way.
    if (main !== 'paused') void this.parts.voice.comeBack();
    if (main !== null && !this.trembling.isTremble()) this.tell(main);
  };
  enough = () => this.trembling.isSecondTap() || this.tell('enough');
  end = () => this.trembling.isSecondTap() || this.tell('finished');

  /** The voice was lost, or the page is hidden: everybody lets go. */
  interrupt = () => {
    if (!QUIET.has(this.phase)) this.tell('paused');
  };

  /** The worker ticks by the machine's clock; the sound may run a little otherwise. */
  keepTime(): void {
    if (this.phase !== 'finished') this.parts.coach.keepTime(this.parts.voice.reading());
  }

  close(): void {
    this.ends.forEach((end) => end());
    this.parts.coach.stopTime();
    this.parts.voice.close();
  }

  private async begin(): Promise<void> {
    try {
      await this.parts.coach.beginGroup(this.parts.request);
      this.keepTime();
    } catch (problem) {
      console.warn('The coach cannot take this group:', problem);
      this.broken = true;
    }
  }

  private tell(event: GroupEvent['event']): void {
    const told = this.parts.coach.advanceGroup({ event, at: this.parts.voice.now() });
    // A key that came a moment too late for its phase changes nothing; the coach says so.
    told.catch((problem: unknown) => console.info('Not now:', problem));
  }

  private hear(reply: GroupReply): void {
    this.parts.voice.play(reply.cues);
    this.view = reply.view;
    if (reply.view.finished) this.parts.coach.stopTime();
  }

  private show(cue: Cue): void {
    this.showing = after(this.showing, cue);
    if (cue.cue === 'lower') this.let_go = cue.text;
  }
}
