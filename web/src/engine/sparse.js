/**
 * A memory without what need not travel. Whatever the program lays into it by itself (a fifth of Python's pages) is taken
 * off, as the program comes along anyway; and so are empty pages: more than half of Python's is zeros, and moving them
 * from the disk to the worker costs more time than waking Python does.
 *
 * Layout, in 32-bit words: the whole length in bytes, how many pages are kept, their numbers; then
 * the pages, one after the other.
 */
import { dataOf } from './program_data.js';

const PAGE_BYTES = 4096;
const WORD_BYTES = 4;

/**
 * @param {Uint8Array} memory as Pyodide pictures it: a head, whose second word says how long it is, and then the memory
 * @param {Uint8Array} program
 */
export function packed(memory, program) {
  const pages = pagesOf(withoutData(memory, program));
  const kept = pages.filter((page) => page.bytes.some((byte) => byte !== 0));
  const head = Uint32Array.of(memory.length, kept.length, ...kept.map((page) => page.number));
  const bytes = new Uint8Array(head.byteLength + kept.length * PAGE_BYTES);
  bytes.set(new Uint8Array(head.buffer));
  kept.forEach((page, index) => bytes.set(page.bytes, head.byteLength + index * PAGE_BYTES));
  return bytes;
}

/**
 * @param {ArrayBuffer} bytes
 * @param {Uint8Array} program the very one that they were packed with
 */
export function unpacked(bytes, program) {
  const [length, count] = new Uint32Array(bytes, 0, 2);
  const numbers = new Uint32Array(bytes, 2 * WORD_BYTES, count);
  const pages = new Uint8Array(bytes, (2 + count) * WORD_BYTES);
  // Room for a last page that is not full.
  const memory = new Uint8Array(Math.ceil(length / PAGE_BYTES) * PAGE_BYTES);
  numbers.forEach((number, index) => {
    const start = index * PAGE_BYTES;
    memory.set(pages.subarray(start, start + PAGE_BYTES), number * PAGE_BYTES);
  });
  toggle(memory, program);
  return memory.subarray(0, length);
}

function withoutData(memory, program) {
  const bare = memory.slice();
  toggle(bare, program);
  return bare;
}

/** Takes the program's data off by exclusive or, which puts it on again the second time. */
function toggle(memory, program) {
  const head = new DataView(memory.buffer, memory.byteOffset).getUint32(WORD_BYTES, true);
  for (const { start, bytes } of dataOf(program)) {
    const at = head + start;
    if (at + bytes.length > memory.length) throw new RangeError('the program lays its data beyond this memory');
    for (let index = 0; index < bytes.length; index += 1) memory[at + index] ^= bytes[index];
  }
}

function pagesOf(memory) {
  const total = Math.ceil(memory.length / PAGE_BYTES);
  return Array.from({ length: total }, (_, number) => ({
    number,
    bytes: memory.subarray(number * PAGE_BYTES, (number + 1) * PAGE_BYTES),
  }));
}
