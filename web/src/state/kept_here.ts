/** Where the diary lies, for the coach to say when a copy is due. */
import type { KeptHere } from '../engine/contract';
import { hasKeeper } from '../keeping/keeper_here';
import { told } from '../keeping/told.svelte';
import { settings } from '../keeping/settings.svelte';

export async function keptHere(): Promise<KeptHere> {
  return { alone: (await hasKeeper()) === false || told.stays_here, clears: await mayBeCleared(), copied_at: settings.copied_at || null };
}

/** Safari's engine, by what it alone has, with a page that is not on the home screen and was promised nothing. */
async function mayBeCleared(): Promise<boolean> {
  const on_home_screen = matchMedia?.('(display-mode: standalone)').matches || (navigator as { standalone?: boolean }).standalone === true;
  return 'GestureEvent' in window && !on_home_screen && !(await navigator.storage?.persisted?.());
}
