/**
 * Shows each cue when it is heard: at its due time on the session clock, later by as long as the
 * loudspeaker takes. A cue that was taken back is not shown.
 */

import type { Cue } from '../engine/contract.js';
import type { SessionClock } from './clock.js';

interface Coming {
  readonly cue: Cue;
  timer?: ReturnType<typeof setTimeout>;
}

// A timer may ring this much early without the eye noticing.
const EARLY_SECONDS = 0.004;

export class Captions {
  private readonly coming = new Set<Coming>();

  constructor(
    private readonly clock: SessionClock,
    private readonly show: (cue: Cue) => void,
    private readonly latencySeconds: () => number = () => 0,
  ) {}

  add(cues: readonly Cue[]): void {
    for (const cue of cues) {
      if (cue.cue === 'cancel') this.cancel(cue.at);
      else this.arm(this.expect(cue));
    }
  }

  cancel(moment: number): void {
    for (const coming of [...this.coming]) {
      if (coming.cue.at > moment) this.forget(coming);
    }
  }

  clear(): void {
    for (const coming of [...this.coming]) this.forget(coming);
  }

  private expect(cue: Cue): Coming {
    const coming: Coming = { cue };
    this.coming.add(coming);
    return coming;
  }

  /** The timer runs on the machine's clock, so the session clock has the last word. */
  private arm(coming: Coming): void {
    const wait = coming.cue.at + this.latencySeconds() - this.clock.now();
    coming.timer = setTimeout(() => this.ring(coming), Math.max(0, wait * 1000));
  }

  private ring(coming: Coming): void {
    const early = coming.cue.at + this.latencySeconds() - this.clock.now();
    if (early > EARLY_SECONDS) return this.arm(coming);
    this.coming.delete(coming);
    this.show(coming.cue);
  }

  private forget(coming: Coming): void {
    clearTimeout(coming.timer);
    this.coming.delete(coming);
  }
}
