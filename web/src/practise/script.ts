/**
 * The set-up as the coach wrote it when the app was built, read out step by step while Python
 * starts. It follows the coach's own marks (how long a step is said, whether it waits); it never
 * reaches a lift. What the person does is logged, for the coach to catch up with.
 */
import type { Cue, Manner, SetUpScript, SetUpStep } from '../engine/contract';

export interface ScriptStanding {
  readonly index: number;
  readonly said_at: number;
  readonly times_said: number;
}

export interface ScriptMove {
  readonly standing: ScriptStanding;
  /** What to say now, or nothing when the script is at its end. */
  readonly cue: Cue | null;
}

/** The set-up as this person hears it: who knows the exercise hears less, each time another of the sentences in turn. */
export function heardBy(script: SetUpScript, { familiar, turn, heard }: Pick<Manner, 'familiar' | 'turn' | 'heard'>): SetUpScript {
  const turns = script.familiar.length;
  const ways = familiar ? script.familiar[(turn + Math.floor(turn / turns)) % turns] : undefined;
  const { steps, from_lying } = { ...script, ...ways };
  return heard ? { ...script, steps, from_lying } : { ...script, steps: steps.map(asSeen), from_lying: from_lying.map(asSeen) };
}

/** In the words for somebody who hears no voice. */
function asSeen<Read extends SetUpStep>(step: Read): Read {
  return { ...step, text: step.seen };
}

/** When the step goes on or is said again by itself, in session seconds. */
export function dueAt(script: SetUpScript, standing: ScriptStanding): number {
  const step = script.steps[standing.index];
  if (!step) return Infinity;
  const heard = standing.said_at + step.seconds + script.pause_seconds;
  const own_time = step.own_time_seconds;
  if (step.waits === 'no') return heard;
  const share = step.waits === 'tap_or_time' ? 2 : 1;
  return Math.max(heard, standing.said_at + own_time / share);
}

/** What follows by itself at `now`. */
export function onTime(script: SetUpScript, standing: ScriptStanding, now: number): ScriptMove {
  const step = script.steps[standing.index]!;
  const { waits } = step;
  const again = waits === 'tap' || (waits === 'tap_or_time' && standing.times_said < 2);
  return say(script, standing.index + (again ? 0 : 1), again ? standing.times_said + 1 : 1, now);
}

/** What follows a tap at `now`. */
export function onTap(script: SetUpScript, standing: ScriptStanding, now: number): ScriptMove {
  return say(script, standing.index + 1, 1, now);
}

export function atTheStart(script: SetUpScript, now: number): ScriptMove {
  return say(script, 0, 1, now);
}

/** In place already: nothing more to read out; the coach takes it from there. */
export function atTheEnd(script: SetUpScript, now: number): ScriptMove {
  return say(script, script.steps.length, 1, now);
}

/** Whether at this step it may be said that one is lying down already. */
export function mayLie(script: SetUpScript, standing: ScriptStanding): boolean {
  return script.steps[standing.index]?.may_lie === true && script.from_lying.length > 0;
}

/** The set-up of somebody who lies already, from the step at which they said so. */
export function fromLying(script: SetUpScript, { index }: ScriptStanding): SetUpScript {
  return { ...script, steps: [...script.steps.slice(0, index + 1), ...script.from_lying] };
}

function say(script: SetUpScript, index: number, times_said: number, now: number): ScriptMove {
  const step = script.steps[index];
  const cue = step ? ({ ...step, at: now } as Cue) : null;
  return { standing: { index, said_at: now, times_said }, cue };
}
