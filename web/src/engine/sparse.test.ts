import { expect, test } from 'vitest';
import { packed, unpacked } from './sparse.js';

/** Three pages and a bit, of which the second is empty. */
function memory(): Uint8Array {
  const bytes = new Uint8Array(3 * 4096 + 16);
  bytes.set([1, 2, 3], 10);
  bytes.fill(7, 2 * 4096, 2 * 4096 + 100);
  bytes.set([9], bytes.length - 1);
  return bytes;
}

test('a memory comes back byte for byte', () => {
  expect(unpacked(packed(memory()).buffer)).toEqual(memory());
});

test('empty pages do not travel', () => {
  const [, kept] = new Uint32Array(packed(memory()).buffer, 0, 2);
  expect(kept).toBe(3);
});

test('what is not a packed memory is refused', () => {
  expect(() => unpacked(new TextEncoder().encode('<!doctype html>').buffer as ArrayBuffer)).toThrow('Invalid typed array length');
});
