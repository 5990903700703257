/**
 * The keys of a headset or keyboard: play, pause, stop. They reach a page only while an `<audio>`
 * element of its own plays, so one plays silence; on iOS the element that carries the voice does.
 */

export interface MediaKeys {
  readonly play?: () => void;
  readonly pause?: () => void;
  readonly stop?: () => void;
}

export interface NowPlaying {
  readonly title: string;
  readonly artist: string;
}

/** Must be called in a tap. The returned function lets the keys go. */
export function answerMediaKeys(
  keys: MediaKeys,
  playing: NowPlaying,
  carrier: HTMLAudioElement | null,
): () => void {
  if (!('mediaSession' in navigator)) return () => undefined;
  const silence = carrier === null ? playSilence() : null;
  const session = navigator.mediaSession;
  session.metadata = new MediaMetadata({ ...playing });
  session.playbackState = 'playing';
  const names = ['play', 'pause', 'stop'] as const;
  for (const name of names) answer(name, keys[name] ?? null);
  return () => {
    for (const name of names) answer(name, null);
    session.metadata = null;
    session.playbackState = 'none';
    if (silence !== null) letGo(silence);
  };
}

/** Shows the headset's button as it is: playing or paused. */
export function showPaused(paused: boolean): void {
  if ('mediaSession' in navigator) navigator.mediaSession.playbackState = paused ? 'paused' : 'playing';
}

/** An old browser does not know every key, and says so by throwing. */
function answer(key: MediaSessionAction, then: (() => void) | null): void {
  try {
    navigator.mediaSession.setActionHandler(key, then);
  } catch {
    return;
  }
}

function playSilence(): HTMLAudioElement {
  const element = new Audio(URL.createObjectURL(new Blob([silentWav()], { type: 'audio/wav' })));
  element.loop = true;
  // Refused outside a tap: then the keys do not work, and everything else does.
  element.play().catch(() => undefined);
  return element;
}

function letGo(element: HTMLAudioElement): void {
  element.pause();
  URL.revokeObjectURL(element.src);
  element.removeAttribute('src');
}

// Browsers give keys only to elements that play for longer than five seconds.
const SILENCE_SECONDS = 6;
const RATE_HZ = 8_000;

/** Eight-bit mono silence, as a WAV file. */
export function silentWav(): ArrayBuffer {
  const length = SILENCE_SECONDS * RATE_HZ;
  const bytes = new Uint8Array(44 + length).fill(128, 44);
  const view = new DataView(bytes.buffer);
  const word = (at: number, letters: string) => bytes.set(new TextEncoder().encode(letters), at);
  word(0, 'RIFF');
  view.setUint32(4, 36 + length, true);
  word(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE_HZ, true);
  view.setUint32(28, RATE_HZ, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  word(36, 'data');
  view.setUint32(40, length, true);
  return bytes.buffer;
}
