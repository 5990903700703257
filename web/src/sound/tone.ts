/**
 * A soft tone. Low and rounded: high tones are the first that ageing ears lose, and a hard start
 * would make somebody who is lying still jump.
 */

const TONE_HZ = 440;
const SWELL_SECONDS = 0.03;
const TONE_SECONDS = 0.35;
const TONE_LEVEL = 0.12;
const STEP_SECONDS = 0.25;

export interface Tone {
  readonly source: AudioBufferSourceNode;
  readonly seconds: number;
}

export function softTone(context: BaseAudioContext): Tone {
  return { source: sourceOf(context, 'tone', toneSamples), seconds: TONE_SECONDS };
}

/** Soft tones one after the other. */
export function softTones(context: BaseAudioContext, hz: readonly number[]): AudioBufferSourceNode {
  return sourceOf(context, String(hz), (sampleRate) => samplesOf(hz, sampleRate));
}

type Samples = (sampleRate: number) => Float32Array<ArrayBuffer>;

const made = new WeakMap<BaseAudioContext, Map<string, AudioBuffer>>();

function sourceOf(context: BaseAudioContext, name: string, samples: Samples): AudioBufferSourceNode {
  const known = made.get(context) ?? new Map<string, AudioBuffer>();
  made.set(context, known);
  const buffer = known.get(name) ?? bufferOf(context, samples(context.sampleRate));
  known.set(name, buffer);
  return new AudioBufferSourceNode(context, { buffer });
}

function bufferOf(context: BaseAudioContext, samples: Float32Array<ArrayBuffer>): AudioBuffer {
  const buffer = context.createBuffer(1, samples.length, context.sampleRate);
  buffer.copyToChannel(samples, 0);
  return buffer;
}

/** One tone at `sampleRate`: swells, then dies away to nothing. */
export function toneSamples(sampleRate: number, hz = TONE_HZ): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: Math.round(TONE_SECONDS * sampleRate) }, (_, frame) => {
    const second = frame / sampleRate;
    const swell = Math.min(1, second / SWELL_SECONDS);
    const dying = (1 - second / TONE_SECONDS) ** 2;
    return TONE_LEVEL * swell * dying * Math.sin(2 * Math.PI * hz * second);
  });
}

/** Each begins a quarter of a second after the one before. */
export function samplesOf(hz: readonly number[], sampleRate: number): Float32Array<ArrayBuffer> {
  const tones = hz.map((each) => toneSamples(sampleRate, each));
  const step = Math.round(STEP_SECONDS * sampleRate);
  const samples = new Float32Array(Math.max(0, tones.length - 1) * step + Math.round(TONE_SECONDS * sampleRate));
  tones.forEach((tone, place) => tone.forEach((sample, frame) => (samples[place * step + frame]! += sample)));
  return samples;
}
