/**
 * A movement to be watched: steps, each a stretch of the way with a sentence and its own time, and something that draws any
 * moment of it. Told by the movements of regimen/movements, or by the two pictures of an exercise.
 */

export interface ReelStep {
  /** Wording key; the clip of the same name is played where the voice is wanted. Empty where it is only shown. */
  readonly key: string;
  readonly text: string;
  /** Frames of the drawing; the same twice where something is held. */
  readonly from: number;
  readonly to: number;
  readonly seconds: number;
  readonly drawing: Drawing;
}

/** Puts itself into a box, and then draws the moment `at`, in frames. */
export type Drawing = (box: HTMLElement) => (at: number) => void;

export type Reel = readonly ReelStep[];

/** Where in a movement one is: in which step, and how much of its way is behind one, 0 to 1. */
export interface Spot {
  readonly step: number;
  readonly share: number;
}

export const START: Spot = { step: 0, share: 0 };

export function endOf(reel: Reel): Spot {
  return { step: reel.length - 1, share: 1 };
}

/** Where the step ends that Forward goes through now. */
export function onward(reel: Reel, { step, share }: Spot): Spot {
  return share < 1 || step === reel.length - 1 ? { step, share: 1 } : { step: step + 1, share: 1 };
}

/** Where the step begins that Back goes through now. */
export function backward({ step, share }: Spot): Spot {
  return share > 0 || step === 0 ? { step, share: 0 } : { step: step - 1, share: 0 };
}

/** The same moment, as the beginning of what comes next, so that its sentence is said. */
export function begun(reel: Reel, spot: Spot): Spot {
  return spot.share === 1 && spot.step < reel.length - 1 ? { step: spot.step + 1, share: 0 } : spot;
}

/** The same moment, as the end of what came before. */
export function ended(spot: Spot): Spot {
  return spot.share === 0 && spot.step > 0 ? { step: spot.step - 1, share: 1 } : spot;
}

/** Where it is after so many seconds of a step, or before them when they go back. */
export function after(reel: Reel, { step, share }: Spot, seconds: number): Spot {
  return { step, share: Math.min(Math.max(share + seconds / reel[step]!.seconds, 0), 1) };
}

/** Begun and ended smoothly, as a body moves: no speed at both ends, and no jerk. */
export function frameAt({ from, to }: ReelStep, share: number): number {
  return from + (to - from) * share * share * share * (share * (6 * share - 15) + 10);
}
