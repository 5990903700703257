/** A new view begins at its heading: for the keyboard, for a screen reader, and scrolled to its top. */
import { tick } from 'svelte';

export async function beginAtTheHeading(): Promise<void> {
  scrollTo(0, 0);
  await tick();
  document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
}
