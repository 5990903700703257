/**
 * A page that has just come lies under the finger that pressed the one before. A trembling hand presses five times where
 * it meant once: until it has come to rest, nothing on the new page is pressed, above all no emergency call.
 *
 * Whoever moves the finger elsewhere on purpose waits a second; whoever hammers in fright, three at the most. That it
 * hurts is never held back, nor are keys, for they do not lie under a finger.
 */
import type { Action } from 'svelte/action';

/** A tremor taps four to seven times a second; after so long without a tap the hand has come to rest. */
export const AT_REST_MS = 900;
/** Longer than any slip; nobody who needs the call is kept from it for longer. */
export const LONGEST_MS = 3000;
/** So near to the first tap, in CSS pixels, it is the same trembling finger: the width of a thumb and a little more. */
const SAME_PLACE_PX = 80;
const NEVER_HELD_BACK = '.big-button.hurt';

interface Tap {
  readonly x: number;
  readonly y: number;
}

let last: Tap | null = null;
addEventListener('pointerdown', ({ clientX: x, clientY: y }) => (last = { x, y }), { capture: true });

/** Put on the root of what is new. With a value it is new again whenever the value changes. */
export const fresh: Action<HTMLElement, unknown> = (page, value: unknown = null) => {
  const hand = new Hand();
  let shown = value;
  const click = (event: MouseEvent) => {
    if (!isByFinger(event) || isNeverHeldBack(event.target) || hand.isAtRest(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  page.addEventListener('click', click, { capture: true });
  return {
    update(now: unknown) {
      if (now !== shown) hand.begin();
      shown = now;
    },
    destroy: () => page.removeEventListener('click', click, { capture: true }),
  };
};

/** The hand whose tap brought the page. */
class Hand {
  private came_at = 0;
  private stirred_at = 0;
  private tap: Tap | null = null;

  constructor() {
    this.begin();
  }

  begin(): void {
    this.came_at = this.stirred_at = performance.now();
    this.tap = last;
  }

  isAtRest({ clientX, clientY }: MouseEvent): boolean {
    const now = performance.now();
    if (now - this.stirred_at >= AT_REST_MS || now - this.came_at >= LONGEST_MS) return true;
    if (this.tap && Math.hypot(clientX - this.tap.x, clientY - this.tap.y) <= SAME_PLACE_PX) this.stirred_at = now;
    return false;
  }
}

/** Keys, and what reads a page aloud, press with no finger: their click counts none. */
function isByFinger(event: MouseEvent): boolean {
  return event.detail > 0;
}

function isNeverHeldBack(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(NEVER_HELD_BACK) !== null;
}
