import type { Cue } from '../engine/contract.js';

// A count that comes a quarter of a beat late pulls the person off the beat; better none.
const LATEST_ON_THE_BEAT_SECONDS = 0.25;

/** A count or a lift that missed its moment is not said; everything else is said late. */
export function tooLateToSay(cue: Cue, now: number): boolean {
  return belongsToTheBeat(cue) && now - cue.at > LATEST_ON_THE_BEAT_SECONDS;
}

/** The words a stop cuts off in the middle; any other sentence is let finish. */
export function belongsToTheBeat(cue: Cue): boolean {
  return cue.cue === 'count' || cue.cue === 'lift';
}
