/**
 * An exercise begins with a tap on Start and with nothing else: not with a reload, not with "back",
 * not with a kept address. Only a tap lets the page speak, and only a tap is the person's wish.
 */
import type { Begun } from '../engine/contract';
import type { Checkpoint } from '../keeping/checkpoint';
import { go } from '../routing.svelte';

/** A session that was cut short, and what of it the coach counts on. */
export interface CutShort {
  readonly left: Checkpoint;
  readonly begun: Begun;
}

export interface Tapped {
  readonly plan: string;
  /** What is gone on with; a session of its own where there is none. */
  readonly cut_short: CutShort | null;
}

let tapped: Tapped | null = null;

export function begin(plan: string, cut_short: CutShort | null = null): void {
  tapped = { plan, cut_short };
  go('practise', plan);
}

/** What was tapped, once for each tap on Start of this plan. */
export function whatWasTapped(plan: string): Tapped | null {
  const here = tapped?.plan === plan ? tapped : null;
  tapped = null;
  return here;
}
