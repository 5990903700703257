import { expect, test } from 'vitest';
import { dataOf } from './program_data.js';

const HEADER = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
/** A section of another kind, two bytes long, before the data. */
const ANOTHER = [7, 2, 1, 0];
const SEGMENTS = [0, 0x41, 0x80, 0x08, 0x0b, 3, 1, 2, 3, 0, 0x41, 0xb0, 0xaf, 0x19, 0x0b, 1, 9];

function program(...data: number[]): Uint8Array {
  return Uint8Array.from([...HEADER, ...ANOTHER, 11, data.length, ...data]);
}

test('each piece of data is told with the place where it is laid', () => {
  expect(dataOf(program(2, ...SEGMENTS))).toEqual([
    { start: 1024, bytes: Uint8Array.of(1, 2, 3) },
    { start: 415_664, bytes: Uint8Array.of(9) },
  ]);
});

test('what the machine itself starts with lies where we say', async () => {
  const memory = [5, 3, 1, 0, 7];
  const exported = [7, 5, 1, 1, 0x6d, 2, 0];
  const whole = Uint8Array.from([...HEADER, ...memory, ...exported, 11, 1 + SEGMENTS.length, 2, ...SEGMENTS]);
  const { instance } = await WebAssembly.instantiate(whole);
  const laid = new Uint8Array((instance.exports.m as WebAssembly.Memory).buffer);
  for (const { start, bytes } of dataOf(whole)) expect(laid.subarray(start, start + bytes.length)).toEqual(bytes);
});

test('a program without data lays none', () => {
  expect(dataOf(Uint8Array.from([...HEADER, ...ANOTHER]))).toEqual([]);
});

test('a program whose data is laid in another way is refused', () => {
  expect(() => dataOf(program(1, 1, 3, 1, 2, 3))).toThrow("the program's data has 1 where 0 is read");
  expect(() => dataOf(program(2, ...SEGMENTS.slice(0, 9)))).toThrow('the program ends in the middle of its data');
});
