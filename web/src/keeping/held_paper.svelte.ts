/**
 * A paper that somebody came with by its link, until they have been asked whether it is theirs: the way there leads through
 * the welcome and nine questions. Kept for this window alone, and only the text of the link; what it says is for the coach.
 */
import { keepInWindow, keptInWindow } from './this_window';

const NAME = 'stature.paper';
/** What stands before the code in a link (docs/prescription.md). */
const PLAN = '#plan=';

export const held = $state({ text: keptInWindow(NAME) });

export function hold(text: string): void {
  held.text = text;
  keepInWindow(NAME, text);
}

/** Takes a paper's link out of the address, so that it stands in no history and is drawn nowhere. Whether there was one. */
export function takeFromAddress(): boolean {
  if (!location.hash.startsWith(PLAN)) return false;
  hold(location.href);
  history.replaceState(null, '', location.pathname + location.search);
  return true;
}

/** The code of the link that is held, to be typed elsewhere; whatever is no letter or digit ends it. */
export function heldCode(): string {
  const [, behind = ''] = held.text.split(PLAN);
  return /^[0-9A-Za-z-]*/.exec(behind)![0].toUpperCase();
}
