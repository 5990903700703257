/** What the one tap means in each phase of a session: "Next", a tap anywhere, the space bar, a page-turner, a media key. */
import type { SessionEvent, View } from '../engine/contract';

/** `ending`: stopped before the coach is up, who alone can bring it to its end. */
export type Phase = View['phase'] | 'ending';

/** An event that has no time yet. */
export type Wish = SessionEvent extends infer Event ? (Event extends SessionEvent ? Omit<Event, 'at'> : never) : never;

const NOT_NEXT_SECONDS = 0.8;

/** `asked_for`: for how many seconds "Shall we begin?" has been asked. Null where a tap means nothing. */
export function tapMeans(phase: Phase, asked: string | null, asked_for: number): Wish | null {
  switch (phase) {
    case 'setting_up':
      // At a question it is the yes to it.
      return { event: asked === 'gate' ? 'ready' : 'next' };
    case 'leaving':
      return { event: 'next' };
    case 'asking_ready':
      // A key or a page-turner that meant "next" arrives when the last step has just gone; a finger is held back by the page.
      return asked_for < NOT_NEXT_SECONDS ? null : { event: 'ready' };
    case 'leading_in':
    case 'lifting':
    case 'holding':
    case 'lowering':
    case 'resting':
      return { event: 'paused', why: 'tap' };
    case 'paused':
      return { event: 'resumed' };
    case 'checking':
      return { event: 'all_right' };
    case 'naming':
    case 'ending':
    case 'asking':
    case 'closing':
    case 'finished':
      return null;
  }
}
