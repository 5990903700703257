/** What a page that dies now must not lose: that an effort began, how it ended, and every word that ended the set. */
import type { View } from '../engine/contract';

export class Changes {
  private told = '';
  private has_lifted = false;

  /** `tell` hears of each change once, from the first effort on. */
  constructor(private readonly tell: (view: View) => void) {}

  see(view: View): void {
    this.has_lifted ||= view.phase === 'lifting' || view.repetitions > 0;
    const told = JSON.stringify([view.phase, view.repetitions, view.reason, view.waiting_for]);
    if (!this.has_lifted || told === this.told) return;
    this.told = told;
    this.tell(view);
  }
}
