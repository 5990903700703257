/** A session's heart beat: at every frame that is drawn, and also where none is. */
import type { Practice } from './practice.svelte';

/** Until what comes back is called; `whose` may not be there yet. */
export function keepBeating(whose: () => Pick<Practice, 'beat' | 'keepTime'> | null): () => void {
  let frame = 0;
  const draw = () => {
    whose()?.beat();
    frame = requestAnimationFrame(draw);
  };
  frame = requestAnimationFrame(draw);
  // A hidden page draws no frames, yet the coach must go on being heard.
  const slow = setInterval(() => whose()?.beat(), 250);
  const steady = setInterval(() => whose()?.keepTime(), 10_000);
  return () => {
    cancelAnimationFrame(frame);
    clearInterval(slow);
    clearInterval(steady);
  };
}
