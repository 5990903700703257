/**
 * Drives one session: lets time pass, never lets it run backwards, and says what is new.
 *
 * Decided here: how a set-up played without the coach is caught up with, and that a machine which
 * slept has paused. Not known here: what Python is, what a cue means.
 */

import type { ClockReading } from './coach_type.js';
import type { BeginRequest, Cue, GroupBeginRequest, GroupEvent, GroupReply, Problem, Reply, SessionEvent } from './contract.js';
import type { CatchUp } from './messages.js';
import { CoachProblem } from './problem.js';
import { stillDue } from './still_due.js';

// A lid was closed, a page was put to sleep: for so long nothing was heard, and nobody counted.
const ASLEEP_SECONDS = 60;
/** Where a body may be at work, or on its way: of one person, or of a room. */
const AT_WORK: ReadonlySet<string> = new Set([
  'setting_up', 'asking_ready', 'leading_in', 'lifting', 'holding', 'lowering', 'resting', 'leaving',
  'telling', 'changing_places',
]);

/** What is driven: the session of one person, or a group in a room. */
interface OfAPerson {
  readonly request: BeginRequest;
  readonly event: SessionEvent;
  readonly reply: Reply;
}
export interface OfARoom {
  readonly request: GroupBeginRequest;
  readonly event: GroupEvent;
  readonly reply: GroupReply;
}
type Driven = OfAPerson | OfARoom;

/** What any of them hears. */
type TimeOrPause = Extract<SessionEvent, { event: 'paused' }> | SessionEvent | { readonly event: 'ticked'; readonly at: number };

/** The part of the host that it needs; JSON text in, JSON text out. */
export interface SessionHost {
  begin(request: string): string;
  advance(event: string): string;
}

export class Driver<One extends Driven = OfAPerson> {
  private latestAt = 0;
  private latestView = '';
  private phase = '';
  private finished = true;

  constructor(
    private readonly host: SessionHost,
    private readonly tell: (reply: One['reply']) => void,
  ) {}

  begin(request: One['request']): One['reply']['view'] {
    const reply = read<One['reply']>(this.host.begin(JSON.stringify(request)));
    this.latestAt = request.at;
    return this.pass(reply);
  }

  advance(event: One['event']): One['reply']['view'] {
    return this.pass(this.step(event));
  }

  /** Lets the clock go on to `now`; says nothing when nothing is new. */
  tick(now: number): void {
    if (this.finished) return;
    if (now - this.latestAt > ASLEEP_SECONDS && AT_WORK.has(this.phase)) return this.wake(now);
    const reply = this.step({ event: 'ticked', at: now });
    if (reply.cues.length > 0 || JSON.stringify(reply.view) !== this.latestView) this.pass(reply);
  }

  /** Lost sound is a pause, from when it was last heard: no hold is counted that nobody was there for. */
  private wake(now: number): void {
    const paused = this.unlessTooLate({ event: 'paused', why: 'sound_lost', at: this.latestAt });
    const reply = this.step({ event: 'ticked', at: now });
    this.pass({ ...reply, cues: stillDue([...(paused?.cues ?? []), ...reply.cues], now) });
  }

  catchUp({ request, events, now }: CatchUp): One['reply']['view'] {
    const cues: Cue[] = [];
    let reply = read<One['reply']>(this.host.begin(JSON.stringify(request)));
    this.latestAt = request.at;
    cues.push(...reply.cues);
    for (const event of [...events, { event: 'ticked', at: now } as const]) {
      const answer = this.unlessTooLate(event);
      if (!answer) continue;
      reply = answer;
      cues.push(...reply.cues);
    }
    return this.pass({ ...reply, cues: stillDue(cues, now) });
  }

  /** What came a moment too late for its phase changes nothing; it must not cost the whole session. */
  private unlessTooLate(event: One['event'] | TimeOrPause): One['reply'] | null {
    try {
      return this.step(event);
    } catch (problem) {
      if (problem instanceof CoachProblem) return null;
      throw problem;
    }
  }

  /** The page's clock may lie a few milliseconds behind the last tick; time never runs backwards. */
  private step(event: One['event'] | TimeOrPause): One['reply'] {
    const at = Math.max(event.at, this.latestAt);
    const reply = read<One['reply']>(this.host.advance(JSON.stringify({ ...event, at })));
    this.latestAt = at;
    this.phase = reply.view.phase;
    return reply;
  }

  private pass(reply: One['reply']): One['reply']['view'] {
    this.latestView = JSON.stringify(reply.view);
    this.finished = reply.view.finished;
    this.tell(reply);
    return reply.view;
  }
}

/** Session seconds at `epoch_ms`, going on from a reading of the page's clock. */
export function sessionSeconds(reading: ClockReading, epoch_ms: number): number {
  return reading.session_seconds + (epoch_ms - reading.epoch_ms) / 1000;
}

export function read<Answer = Reply>(text: string): Answer {
  const answer = JSON.parse(text) as Answer | Problem;
  if (isProblem(answer)) throw new CoachProblem(answer.problem);
  return answer;
}

function isProblem(answer: unknown): answer is Problem {
  return typeof answer === 'object' && answer !== null && 'problem' in answer;
}
