/**
 * A soft tone. Low and rounded: high tones are the first that ageing ears lose, and a hard start
 * would make somebody who is lying still jump.
 */

const TONE_HZ = 440;
const SWELL_SECONDS = 0.03;
const TONE_SECONDS = 0.35;
const TONE_LEVEL = 0.12;

export interface Tone {
  readonly source: AudioBufferSourceNode;
  readonly seconds: number;
}

export function softTone(context: BaseAudioContext): Tone {
  return {
    source: new AudioBufferSourceNode(context, { buffer: toneBuffer(context) }),
    seconds: TONE_SECONDS,
  };
}

const made = new WeakMap<BaseAudioContext, AudioBuffer>();

function toneBuffer(context: BaseAudioContext): AudioBuffer {
  const known = made.get(context);
  if (known !== undefined) return known;
  const { sampleRate } = context;
  const buffer = context.createBuffer(1, Math.round(TONE_SECONDS * sampleRate), sampleRate);
  buffer.copyToChannel(toneSamples(sampleRate), 0);
  made.set(context, buffer);
  return buffer;
}

/** One tone at `sampleRate`: swells, then dies away to nothing. */
export function toneSamples(sampleRate: number): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: Math.round(TONE_SECONDS * sampleRate) }, (_, frame) => {
    const second = frame / sampleRate;
    const swell = Math.min(1, second / SWELL_SECONDS);
    const dying = (1 - second / TONE_SECONDS) ** 2;
    return TONE_LEVEL * swell * dying * Math.sin(2 * Math.PI * TONE_HZ * second);
  });
}
