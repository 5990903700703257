/** The browser that `./run --lan` opens becomes the keeper's device by the key in its address, which works once. */
import { heldLink, hold } from './held_link';
import { told } from './told.svelte';

const ADDRESS = './api/devices/first';

/** What it is called until somebody gives it another name, in the language of the page. */
export const first = { name: 'This computer' };

/** Hands the key over, where this page came with one. True where the keeper has answered it, whatever it said. */
export async function useKey(): Promise<boolean> {
  const key = heldLink('key');
  if (!key) return false;
  const answer = await fetch(ADDRESS, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key, name: first.name }),
  }).catch(() => null);
  // A keeper that is busy or gone has used nothing up.
  if (!answer || answer.status >= 500 || answer.status === 429) return false;
  hold('key', '');
  told.key_used = !answer.ok;
  return true;
}
