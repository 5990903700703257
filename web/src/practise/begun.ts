/**
 * An exercise begins with a tap on Start and with nothing else: not with a reload, not with "back",
 * not with a kept address. Only a tap lets the page speak, and only a tap is the person's wish.
 */
import { go } from '../routing.svelte';

let tapped = '';

export function begin(plan: string): void {
  tapped = plan;
  go('practise', plan);
}

/** True once for each tap on Start of this plan. */
export function wasTapped(plan: string): boolean {
  const here = tapped === plan;
  tapped = '';
  return here;
}
