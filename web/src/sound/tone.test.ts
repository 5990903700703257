import { expect, test } from 'vitest';
import { samplesOf, toneSamples } from './tone';

const RATE = 8000;
const loudest = (samples: Float32Array) => samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);

test('two tones follow one another softly, end in silence and never break up', () => {
  const two = samplesOf([349.23, 440], RATE);
  expect(two).toHaveLength((0.25 + 0.35) * RATE);
  expect(loudest(two)).toBeGreaterThan(0.05);
  expect(loudest(two)).toBeLessThan(0.25);
  expect(Math.abs(two[0]!)).toBe(0);
  expect(Math.abs(two.at(-1)!)).toBeLessThan(0.001);
  expect([...two.slice(0, RATE / 4)]).toEqual([...toneSamples(RATE, 349.23).slice(0, RATE / 4)]);
});

test('one tone is that tone', () => {
  expect([...samplesOf([440], RATE)]).toEqual([...toneSamples(RATE)]);
});
