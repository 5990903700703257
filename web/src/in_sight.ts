/** Tells whether all of what it is put on is seen on the screen, whenever that changes. */
import type { Action } from 'svelte/action';

/** Letters are rounded to parts of a pixel: nearly all is all. */
const NEARLY_ALL = 0.95;

/** What lies under something that stands still at the lower edge is not seen: `scroll-margin-bottom` says how high that is. */
export const inSight: Action<HTMLElement, (seen: boolean) => void> = (watched, told) => {
  const covered = parseFloat(getComputedStyle(watched).scrollMarginBottom) || 0;
  const observer = new IntersectionObserver(
    (looks) => told(looks.at(-1)!.intersectionRatio >= NEARLY_ALL),
    { rootMargin: `0px 0px -${covered}px`, threshold: NEARLY_ALL },
  );
  observer.observe(watched);
  return { destroy: () => observer.disconnect() };
};
