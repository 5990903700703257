/** Measures how soon the coach answers, and how long one of its steps takes, in the real worker. */

import { openCoach } from '../coach.js';
import type { Readiness } from '../coach_type.js';
import type { Asked, Taken } from './look_worker.js';
import { notices } from './notice.js';

interface Ready extends Readiness {
  /** From opening the worker to its first answer, as the page lives it. */
  readonly answeredSeconds: number;
}

async function ready(folder: string): Promise<Ready> {
  const began = performance.now();
  const coach = openCoach({ folder });
  const readiness = await coach.ready;
  await coach.screen();
  const answeredSeconds = (performance.now() - began) / 1000;
  coach.close();
  return { ...readiness, answeredSeconds };
}

const plainPyodide = (folder: string) =>
  told<number>(new Worker(new URL('./plain_pyodide.ts', import.meta.url), { type: 'module' }), folder);

/** A whole neck press, four ticks a second: milliseconds of each step, inside the worker. */
const steps = (folder: string) =>
  told<{ steps: number[]; finished: boolean }>(
    new Worker(new URL('./step_worker.ts', import.meta.url), { type: 'module' }),
    folder,
  );

/** Looks at Today, in milliseconds inside the worker: each with something new, and with all told anew. */
const looks = (asked: Asked) =>
  told<Taken>(new Worker(new URL('./look_worker.ts', import.meta.url), { type: 'module' }), asked);

async function told<Answer>(worker: Worker, about: unknown): Promise<Answer> {
  const answer = await new Promise<Answer>((done, fail) => {
    worker.onmessage = ({ data }: MessageEvent<Answer>) => done(data);
    worker.onerror = (event) => fail(new Error(event.message));
    worker.postMessage(about);
  });
  worker.terminate();
  return answer;
}

Object.assign(globalThis, { ready, plainPyodide, steps, looks, notices });
