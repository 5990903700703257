/** Puts the chosen look and text size on the page. Without a choice the device's own is used. */
import type { Settings } from '../keeping/settings.svelte';

export function applyLook(chosen: Settings): void {
  const root = document.documentElement;
  root.dataset['text'] = String(chosen.text_size);
  if (chosen.look === 'auto') delete root.dataset['look'];
  else root.dataset['look'] = chosen.look;
}
