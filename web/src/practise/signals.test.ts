import { expect, test, vi } from 'vitest';
import type { Cue } from '../engine/contract';
import { shake, signalOf, SIGNALS } from './signals';

const cue = (word: string, more: object = {}) => ({ at: 0, cue: word, key: 'x', text: 'x', spoken: true, ...more }) as unknown as Cue;

test('press, count, let go and stop have each a signal of their own', () => {
  const found = ['lift', 'count', 'lower', 'stop'].map((word) => signalOf(cue(word)));
  expect(found).toEqual([SIGNALS.press, SIGNALS.count, SIGNALS.let_go, SIGNALS.stop]);
  expect(new Set(found.map((signal) => String(signal!.shakes))).size).toBe(4);
  expect(new Set(found.map((signal) => String(signal!.tones_hz))).size).toBe(4);
});

test('the hold adds nothing to its first count, and a rest is quiet', () => {
  expect(signalOf(cue('hold'))).toBeNull();
  expect(signalOf(cue('rest'))).toBeNull();
});

test('before the effort one is told to breathe in; what waits for a tap is something to read', () => {
  expect(signalOf(cue('get_ready', { seconds: 4, key: 'shared.breathe_in' }))).toBe(SIGNALS.breathe_in);
  expect(signalOf(cue('get_ready', { seconds: 15, key: 'shared.settle' }))).toBeNull();
  expect(signalOf(cue('get_ready', { seconds: 0 }))).toBe(SIGNALS.word);
});

test('a device that cannot shake is left alone', () => {
  expect(() => shake(SIGNALS.press)).not.toThrow();
  const vibrate = vi.fn();
  vi.stubGlobal('navigator', { vibrate });
  shake(SIGNALS.let_go);
  expect(vibrate).toHaveBeenCalledWith([600]);
  vi.unstubAllGlobals();
});
