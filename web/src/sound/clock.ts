/**
 * Session time, on a clock that cannot stand still: the machine's own.
 *
 * The audio clock stops in a call, hangs with a headset, jumps and limps; a person's tap must be heard, and answered, all the
 * same. So events and captions go by this clock, and sound is laid beside it by whoever knows how far sound has come.
 */

import type { ClockReading } from '../engine/coach_type.js';
import { machineSeconds, type Seconds } from './moving_sound.js';

export class SessionClock {
  /** The machine's second that is session second 0. */
  private origin: number;

  constructor(private readonly machine: Seconds = machineSeconds) {
    this.origin = machine();
  }

  /** This instant is session second `seconds`. */
  startAt(seconds: number): void {
    this.origin = this.machine() - seconds;
  }

  now(): number {
    return this.machine() - this.origin;
  }

  /** What the machine's clock shows at session second `seconds`. */
  machineTimeAt(seconds: number): number {
    return this.origin + seconds;
  }

  /** For the coach's own ticking. */
  reading(): ClockReading {
    return { session_seconds: this.now(), epoch_ms: performance.timeOrigin + performance.now() };
  }
}
