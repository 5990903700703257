/** Looks at Today on the worker's own desk, timed inside the worker: each with something new, and with all told anew. */

import { seatTheCoach } from '../boot.js';
import type { Desk } from '../seat.js';
import { shelfOf } from '../shelf.js';

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
  const { desk } = await seatTheCoach(await shelfOf(data.folder, 'en'));
  const anew = Array.from({ length: TIMES_ANEW }, () => timed(() => desk.today(data.whole)));
  postMessage({ looks: data.looks.map((look) => timed(() => desk.look(look))), anew } satisfies Taken);
};

function timed(ask: () => ReturnType<Desk['look']>): number {
  const began = performance.now();
  const plan = ask();
  const taken = performance.now() - began;
  if (!plan.includes('"exercises"')) throw new Error(plan);
  return taken;
}
