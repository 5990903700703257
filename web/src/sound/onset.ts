/**
 * Where speech begins in a decoded clip.
 *
 * Decoders disagree on whether the silence an encoder puts in front is cut off (up to 48 ms for
 * AAC), and people notice 25 ms on a beat. So the onset is measured in what was really decoded.
 */

// 30 dB under the loudest moment: above the noise of the codec, at the start of even a soft "f".
const SOFTEST_SHARE_OF_PEAK = 0.03;

/** Seconds to the first sound, or null when the clip is silent. `samples` is one channel. */
export function onsetSeconds(samples: Float32Array, sampleRate: number): number | null {
  const floor = peak(samples) * SOFTEST_SHARE_OF_PEAK;
  if (floor === 0) return null;
  const first = samples.findIndex((sample) => Math.abs(sample) >= floor);
  return first / sampleRate;
}

function peak(samples: Float32Array): number {
  let highest = 0;
  for (const sample of samples) highest = Math.max(highest, Math.abs(sample));
  return highest;
}
