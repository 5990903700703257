/** A whole neck press on the worker's own parts, timed inside the worker: no message in between. */

import { bootTheCoach } from '../boot.js';
import type { BeginRequest, View } from '../contract.js';
import { coachFilesOf } from '../coach_files.js';
import { Driver } from '../driver.js';

const REQUEST: BeginRequest = {
  exercise: 'neck-press',
  at: 0,
  manner: { beat_seconds: 1, own_time_seconds: 60, lead_in_seconds: 10, half_effort: false, familiar: false, turn: 0, heard: true, emergency_number: '112' },
};
const TICK_SECONDS = 0.25;
const LONGEST_SECONDS = 600;

self.onmessage = async ({ data: folder }: MessageEvent<string>) => {
  const { host } = await bootTheCoach(await coachFilesOf(folder, 'en'));
  postMessage(practise(new Driver(host, () => undefined)));
};

/** Milliseconds of every step. The gate and the ready prompt are answered as they come. */
function practise(driver: Driver): { steps: number[]; finished: boolean } {
  const steps: number[] = [];
  let view: View = driver.begin(REQUEST);
  for (let at = TICK_SECONDS; at < LONGEST_SECONDS && !view.finished; at += TICK_SECONDS) {
    const began = performance.now();
    view = driver.advance({ event: view.waiting_for === 'ready' ? 'ready' : 'ticked', at });
    steps.push(performance.now() - began);
  }
  return { steps, finished: view.finished };
}
