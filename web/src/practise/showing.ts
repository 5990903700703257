/**
 * What is on the screen of a session, as a fold over the cues that have fallen due. Knows no clock
 * and no sound; decides nothing.
 */
import type { Choice, Cue, RedFlagKind, Reason, StopCue } from '../engine/contract';

export type PartName = 'lead_in' | 'lift' | 'hold' | 'lower' | 'rest';

/** The part of a repetition under way, in session seconds. */
export interface Part {
  readonly name: PartName;
  readonly from: number;
  readonly seconds: number;
}

export interface Showing {
  /** The sentence being said, or the last one. */
  readonly text: string;
  readonly key: string;
  readonly asked: string | null;
  /** The answers in words, where there are a few. */
  readonly choices: readonly Choice[];
  readonly figure: string | null;
  readonly step: number;
  readonly steps: number;
  /** The step goes on by itself as soon as it is said. */
  readonly goes_on: boolean;
  readonly part: Part | null;
  readonly count: number | null;
  readonly repetition: number;
  readonly of: number;
  readonly stopped: Stopped | null;
}

export interface Stopped {
  readonly reason: Reason;
  readonly kind: RedFlagKind | null;
  /** Every sentence of this stop so far: the first, "call now", must not give way to the next. */
  readonly said: readonly string[];
}

export const NOTHING_YET: Showing = {
  text: '',
  key: '',
  asked: null,
  choices: [],
  figure: null,
  step: 0,
  steps: 0,
  goes_on: false,
  part: null,
  count: null,
  repetition: 0,
  of: 0,
  stopped: null,
};

export function after(showing: Showing, cue: Cue): Showing {
  switch (cue.cue) {
    case 'cancel':
    case 'finish':
      return showing;
    // Count 1 falls together with the hold; whichever comes first, the number stays.
    case 'count':
      return { ...showing, count: cue.number };
    case 'hold':
      return {
        ...said(showing, cue),
        part: partOf('hold', cue),
        repetition: cue.repetition,
        of: cue.of,
      };
    case 'lift':
    case 'lower':
    case 'rest':
      return {
        ...said(showing, cue),
        part: cue.seconds > 0 ? partOf(cue.cue, cue) : null,
        count: null,
        repetition: cue.repetition,
        of: cue.of,
      };
    case 'get_ready':
      return {
        ...said(showing, cue),
        part: cue.seconds ? partOf('lead_in', { at: cue.at, seconds: cue.seconds }) : null,
        count: null,
      };
    case 'instruct':
      return {
        ...said(showing, cue),
        figure: cue.figure ?? null,
        step: cue.step,
        steps: cue.of,
        goes_on: cue.waits === 'no',
        part: null,
        count: null,
      };
    case 'ask':
      return { ...said(showing, cue), asked: cue.about, choices: cue.choices, part: null, count: null };
    case 'stop':
      return { ...quiet(showing, cue), stopped: stoppedBy(showing.stopped, cue) };
    case 'pause':
      return quiet(showing, cue);
    case 'praise':
    case 'remind':
    case 'correct':
    case 'resume':
      return said(showing, cue);
  }
}

/** How much effort there is now, 0 to 1: it builds, stays and goes, as the muscles should. */
export function effortShown(part: Part | null, now: number): number {
  if (!part) return 0;
  const gone = goneOf(part, now);
  switch (part.name) {
    case 'lift':
      return gone;
    case 'hold':
      return 1;
    case 'lower':
      return 1 - gone;
    case 'lead_in':
    case 'rest':
      return 0;
  }
}

/** How much of the hold is behind one, 0 to 1; as it is let go of, that goes back. */
export function heldShown(part: Part | null, now: number): number {
  if (part?.name === 'hold') return goneOf(part, now);
  return part?.name === 'lower' ? 1 - goneOf(part, now) : 0;
}

function goneOf(part: Part, now: number): number {
  return part.seconds > 0 ? Math.min(Math.max((now - part.from) / part.seconds, 0), 1) : 1;
}

export function secondsLeft(part: Part | null, now: number): number {
  return part ? Math.max(0, Math.ceil(part.from + part.seconds - now)) : 0;
}

function said(showing: Showing, cue: { key: string; text: string }): Showing {
  return { ...showing, text: cue.text, key: cue.key, asked: null, figure: null, step: 0, steps: 0, goes_on: false };
}

function quiet(showing: Showing, cue: { key: string; text: string }): Showing {
  return { ...said(showing, cue), part: null, count: null };
}

function stoppedBy(before: Stopped | null, { reason, kind = null, text, steadied }: StopCue): Stopped {
  const same = before?.reason === reason && before.kind === kind;
  return { reason, kind, said: [...new Set([...(same ? before.said : []), ...(steadied ? [steadied] : []), text])] };
}

function partOf(name: PartName, cue: { at: number; seconds: number }): Part {
  return { name, from: cue.at, seconds: cue.seconds };
}
