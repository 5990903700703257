import type { Cue } from './contract.js';

/** What a run of cues leaves to be played after `now`, cancels carried out, in time order. */
export function stillDue(cues: readonly Cue[], now: number): Cue[] {
  const standing: Cue[] = [];
  for (const cue of cues) {
    if (cue.cue === 'cancel') takeBack(standing, cue.at);
    else standing.push(cue);
  }
  return standing.filter((cue) => cue.at > now).sort((a, b) => a.at - b.at);
}

/** Removes every cue due after `moment`, in place. */
export function takeBack(cues: Cue[], moment: number): void {
  const kept = cues.filter((cue) => cue.at <= moment);
  cues.splice(0, cues.length, ...kept);
}
