/**
 * Notices that the person may no longer hear the coach: a call, a lock, a headset gone, a page put
 * away. The caller pauses; nobody is left straining in a hold that nobody counts.
 */

export type LostSound = 'interrupted' | 'device_changed' | 'hidden' | 'stalled' | 'element_stopped';

export interface LostSoundParts {
  readonly context: AudioContext;
  readonly element: HTMLAudioElement | null;
  readonly lost: (why: LostSound) => void;
}

const LOOK_MS = 500;
// Two looks without a single frame played: the audio device hangs.
const LOOKS_BEFORE_STALLED = 2;

/** Watches until the returned function is called. */
export function watchForLostSound({ context, element, lost }: LostSoundParts): () => void {
  const ends = new AbortController();
  const { signal } = ends;
  const hear = (target: EventTarget | null | undefined, name: string, then: () => void) =>
    target?.addEventListener(name, then, { signal });
  // "interrupted" is Safari's word; the types know only the standard's.
  hear(context, 'statechange', () => context.state === 'running' || lost('interrupted'));
  hear(document, 'visibilitychange', () => document.hidden && lost('hidden'));
  hear(navigator.mediaDevices, 'devicechange', () => lost('device_changed'));
  hear(element, 'pause', () => lost('element_stopped'));
  const stopLooking = watchForStall(context, () => lost('stalled'));
  return () => {
    ends.abort();
    stopLooking();
  };
}

/** The context says it runs, and its clock stands still. */
function watchForStall(context: AudioContext, stalled: () => void): () => void {
  let latest = -1;
  let still = 0;
  const look = setInterval(() => {
    const moved = context.currentTime !== latest || context.state !== 'running';
    still = moved ? 0 : still + 1;
    latest = context.currentTime;
    if (still === LOOKS_BEFORE_STALLED) stalled();
  }, LOOK_MS);
  return () => clearInterval(look);
}
