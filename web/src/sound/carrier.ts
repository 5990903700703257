/**
 * What carries the sound out of the page: a context and its way out. Replaced as a whole where it broke; what was laid on it is
 * gone with it.
 */

import { openOutput, type Output } from './output.js';

export interface Carrier {
  readonly context: AudioContext;
  readonly output: Output;
  /** A tap asked it to go on and nothing moved, or it moved as nothing can be laid on it. */
  failed: boolean;
}

// "playback" would let a phone buffer a quarter of a second: too long between a stop and silence.
const LATENCY = 'balanced';

export function carrierOf(context = new AudioContext({ latencyHint: LATENCY })): Carrier {
  return { context, output: openOutput(context), failed: false };
}

/** The element that carries the sound on an iPhone, where there is one, plays nothing. */
export function standsStill({ output: { element } }: Carrier): boolean {
  return element !== null && (element.paused || element.muted);
}

/** It may hang in that as well, and is not waited for. */
export function letGoOf({ context, output }: Carrier): void {
  output.close();
  if (context.state !== 'closed') void context.close().catch(() => undefined);
}
