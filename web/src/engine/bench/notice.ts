/**
 * How long ahead the page learns of what the coach will say, while it is blocked for 200 to 600 ms
 * again and again: the real coach, its worker ticking by itself.
 */

import { openCoach } from '../coach.js';
import type { BeginRequest, Cue } from '../contract.js';

const REQUEST: BeginRequest = {
  exercise: 'neck-press',
  repetitions: 3,
  at: 0,
  manner: { beat_seconds: 1, own_time_seconds: 60, lead_in_seconds: 10, half_effort: false, familiar: false, turn: 0, heard: true, emergency_number: '112' },
};
// Said on the beat, and none the person's own event brought about.
const ON_THE_BEAT: readonly Cue['cue'][] = ['lift', 'hold', 'count', 'lower', 'rest'];

/** Seconds of notice of every cue on the beat, until the set is done. */
export async function notices(folder: string): Promise<number[]> {
  const coach = openCoach({ folder });
  await coach.ready;
  const taken: number[] = [];
  const began = performance.now();
  const now = () => (performance.now() - began) / 1000;
  const done = new Promise<void>((end) =>
    coach.hear(({ cues, view }) => {
      const beat = cues.filter((cue) => ON_THE_BEAT.includes(cue.cue));
      taken.push(...beat.map((cue) => cue.at - now()));
      // The gate's question, then the steps that are known, then the ready prompt.
      if (view.waiting_for === 'ready') void coach.advance({ event: 'ready', at: now() });
      else if (view.phase === 'setting_up') void coach.advance({ event: 'in_place', at: now() });
      if (view.finished || view.phase === 'leaving') end();
    }),
  );
  await coach.begin(REQUEST);
  coach.keepTime({ session_seconds: now(), epoch_ms: performance.timeOrigin + performance.now() });
  const stop = blockAgainAndAgain();
  await done;
  stop();
  coach.close();
  return taken;
}

function blockAgainAndAgain(): () => void {
  let going = true;
  const blockMs = () => 200 + 400 * Math.random();
  const block = () => {
    const until = performance.now() + blockMs();
    while (performance.now() < until);
    if (going) setTimeout(block, blockMs());
  };
  block();
  return () => void (going = false);
}
