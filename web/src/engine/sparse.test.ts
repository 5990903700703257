import { expect, test } from 'vitest';
import { packed, unpacked } from './sparse.js';

const HEAD_BYTES = 16;
const PAGE_BYTES = 4096;
/** It lays four bytes at 2 * 4096 + 100. */
const PROGRAM = Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 11, 11, 1, 0, 0x41, 0xe4, 0xc0, 0, 0x0b, 4, 5, 6, 7, 8]);

/** Three pages and a bit, of which the second is empty. */
function memory(...data: number[]): Uint8Array {
  const bytes = new Uint8Array(3 * PAGE_BYTES + HEAD_BYTES);
  bytes.set([1, 2, 3, 0, HEAD_BYTES], 0);
  bytes.set(data, HEAD_BYTES + 2 * PAGE_BYTES + 100);
  bytes.set([9], bytes.length - 1);
  return bytes;
}

function pagesKept(bytes: Uint8Array<ArrayBuffer>): number {
  return new Uint32Array(bytes.buffer, 0, 2)[1]!;
}

test.each([[[5, 6, 7, 8]], [[5, 6, 0, 200]], [[]]])('a memory comes back byte for byte, whatever became of the data: %j', (data) => {
  const one = memory(...data);
  expect(unpacked(packed(one, PROGRAM).buffer, PROGRAM)).toEqual(one);
});

test('neither empty pages travel nor what the program lays there by itself', () => {
  expect(pagesKept(packed(memory(5, 6, 7, 8), PROGRAM))).toBe(2);
  expect(pagesKept(packed(memory(5, 6, 7, 9), PROGRAM))).toBe(3);
});

test('what is not a packed memory is refused', () => {
  const page = new TextEncoder().encode('<!doctype html>').buffer as ArrayBuffer;
  expect(() => unpacked(page, PROGRAM)).toThrow('Invalid typed array length');
});

test('a memory too small for the program is refused', () => {
  expect(() => packed(memory().subarray(0, PAGE_BYTES), PROGRAM)).toThrow('the program lays its data beyond this memory');
});
