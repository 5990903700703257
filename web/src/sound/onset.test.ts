import { expect, test } from 'vitest';
import { onsetSeconds } from './onset.js';
import { toneSamples } from './tone.js';

function speechAfter(silentSeconds: number, loudness: number): Float32Array {
  const samples = new Float32Array(24_000);
  const first = Math.round(silentSeconds * 24_000);
  for (let at = first; at < samples.length; at++) samples[at] = at % 2 ? loudness : -loudness;
  return samples;
}

test('the onset is where the silence in front of the speech ends', () => {
  expect(onsetSeconds(speechAfter(0.044, 0.4), 24_000)).toBeCloseTo(0.044, 4);
});

test('a soft clip has its onset where a loud one has it', () => {
  expect(onsetSeconds(speechAfter(0.1, 0.01), 24_000)).toBeCloseTo(0.1, 4);
});

test('the hiss of a codec in front of the speech is not taken for speech', () => {
  const samples = speechAfter(0.2, 0.5).map((sample, at) => (at < 4_000 ? 0.002 : sample));
  expect(onsetSeconds(samples, 24_000)).toBeCloseTo(0.2, 4);
});

test('a silent clip has no onset', () => {
  expect(onsetSeconds(new Float32Array(100), 24_000)).toBeNull();
});

test('the tone swells from nothing and ends in nothing, and is never loud', () => {
  const samples = toneSamples(48_000);
  expect(samples[0]).toBe(0);
  expect(Math.abs(samples.at(-1)!)).toBeLessThan(1e-6);
  expect(Math.max(...samples)).toBeLessThan(0.15);
});
