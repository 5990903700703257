import { expect, test } from 'vitest';
import { silentWav } from './media_keys.js';

test('the silence that holds the media keys is a whole WAV file, longer than five seconds', () => {
  const view = new DataView(silentWav());
  const bytesPerSecond = view.getUint32(28, true);
  const length = view.getUint32(40, true);
  expect(length / bytesPerSecond).toBeGreaterThan(5);
  expect(view.byteLength).toBe(44 + length);
  expect(new Set(new Uint8Array(view.buffer, 44))).toEqual(new Set([128]));
});
