/** A clip as the voice has them: silence in front, then sound, as a WAV file behind a URL. */
export function clickUrl({ silentSeconds, soundSeconds }: { silentSeconds: number; soundSeconds: number }): string {
  return URL.createObjectURL(new Blob([wav(silentSeconds, soundSeconds)], { type: 'audio/wav' }));
}

const RATE_HZ = 44_100;
const LOUDNESS = 24_000;

function wav(silentSeconds: number, soundSeconds: number): ArrayBuffer {
  const silent = Math.round(silentSeconds * RATE_HZ);
  const frames = silent + Math.round(soundSeconds * RATE_HZ);
  const view = new DataView(new ArrayBuffer(44 + 2 * frames));
  const word = (at: number, letters: string) =>
    [...letters].forEach((letter, index) => view.setUint8(at + index, letter.charCodeAt(0)));
  word(0, 'RIFF');
  view.setUint32(4, 36 + 2 * frames, true);
  word(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE_HZ, true);
  view.setUint32(28, 2 * RATE_HZ, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  word(36, 'data');
  view.setUint32(40, 2 * frames, true);
  for (let at = silent; at < frames; at++) view.setInt16(44 + 2 * at, at % 2 ? -LOUDNESS : LOUDNESS, true);
  return view.buffer;
}
