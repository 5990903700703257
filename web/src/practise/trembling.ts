/** Stiff or trembling hands tap twice: the second tap is not a second answer. Decided here: which tap is a second one. */

const SECOND_TAP_SECONDS = 0.6;

export class Trembling {
  private last_tap = -Infinity;

  constructor(private readonly now: () => number) {}

  isSecondTap(): boolean {
    const now = this.now();
    const second = now - this.last_tap < SECOND_TAP_SECONDS;
    if (!second) this.last_tap = now;
    return second;
  }

  /** As long as the hand trembles on, all its taps are the first one. */
  isTremble(): boolean {
    const second = this.isSecondTap();
    this.last_tap = this.now();
    return second;
  }
}
