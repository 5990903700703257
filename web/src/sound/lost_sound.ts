/**
 * Notices that the person may no longer hear the coach: a call, a lock, a headset gone. (That it is put away, a page knows
 * by itself.) The caller pauses; nobody is left straining in a hold that nobody counts.
 */

import type { Finding } from './moving_sound.js';

export type LostSound = 'interrupted' | 'device_changed' | 'stalled' | 'uneven' | 'element_stopped';

export interface LostSoundParts {
  readonly context: AudioContext;
  readonly element: HTMLAudioElement | null;
  /** Looks whether sound moves. */
  readonly look: () => Finding;
  readonly lost: (why: LostSound) => void;
}

const LOOK_MS = 250;
const LOST = { still: 'stalled', uneven: 'uneven' } as const;

/** Watches until the returned function is called. Tells again and again, for as long as it is lost. */
export function watchForLostSound({ context, element, look, lost }: LostSoundParts): () => void {
  const ends = new AbortController();
  const { signal } = ends;
  const hear = (target: EventTarget | null | undefined, name: string, then: () => void) =>
    target?.addEventListener(name, then, { signal });
  // "interrupted" is Safari's word; the types know only the standard's.
  hear(context, 'statechange', () => context.state === 'running' || lost('interrupted'));
  hear(navigator.mediaDevices, 'devicechange', () => lost('device_changed'));
  hear(element, 'pause', () => lost('element_stopped'));
  const looking = setInterval(() => {
    const found = look();
    if (found !== 'moves') lost(LOST[found]);
    else if (element?.paused || element?.muted) lost('element_stopped');
  }, LOOK_MS);
  return () => {
    ends.abort();
    clearInterval(looking);
  };
}
