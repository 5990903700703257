/** Looks at Today on the worker's own host, timed inside the worker: each with something new, and with all told anew. */

import { bootTheCoach } from '../boot.js';
import type { Host } from '../open_host.js';
import { coachFilesOf } from '../coach_files.js';

export interface Asked {
  readonly folder: string;
  readonly whole: string;
  readonly looks: readonly string[];
}

export interface Taken {
  readonly looks: number[];
  readonly anew: number[];
}

// All told anew takes long: a few times tell it.
const TIMES_ANEW = 3;

self.onmessage = async ({ data }: MessageEvent<Asked>) => {
  const { host } = await bootTheCoach(await coachFilesOf(data.folder, 'en'));
  const anew = Array.from({ length: TIMES_ANEW }, () => timed(() => host.today(data.whole)));
  postMessage({ looks: data.looks.map((look) => timed(() => host.look(look))), anew } satisfies Taken);
};

function timed(ask: () => ReturnType<Host['look']>): number {
  const began = performance.now();
  const plan = ask();
  const taken = performance.now() - began;
  if (!plan.includes('"exercises"')) throw new Error(plan);
  return taken;
}
