/**
 * A memory without its empty pages: more than half of Python's is zeros, and moving them from the
 * disk to the worker costs more time than waking Python does.
 *
 * Layout, in 32-bit words: the whole length in bytes, how many pages are kept, their numbers; then
 * the pages, one after the other.
 */

const PAGE_BYTES = 4096;
const WORD_BYTES = 4;

/** @param {Uint8Array} memory */
export function packed(memory) {
  const kept = pagesOf(memory).filter((page) => page.bytes.some((byte) => byte !== 0));
  const head = Uint32Array.of(memory.length, kept.length, ...kept.map((page) => page.number));
  const bytes = new Uint8Array(head.byteLength + kept.length * PAGE_BYTES);
  bytes.set(new Uint8Array(head.buffer));
  kept.forEach((page, index) => bytes.set(page.bytes, head.byteLength + index * PAGE_BYTES));
  return bytes;
}

/** @param {ArrayBuffer} bytes */
export function unpacked(bytes) {
  const [length, count] = new Uint32Array(bytes, 0, 2);
  const numbers = new Uint32Array(bytes, 2 * WORD_BYTES, count);
  const pages = new Uint8Array(bytes, (2 + count) * WORD_BYTES);
  // Room for a last page that is not full.
  const memory = new Uint8Array(Math.ceil(length / PAGE_BYTES) * PAGE_BYTES);
  numbers.forEach((number, index) => {
    const start = index * PAGE_BYTES;
    memory.set(pages.subarray(start, start + PAGE_BYTES), number * PAGE_BYTES);
  });
  return memory.subarray(0, length);
}

function pagesOf(memory) {
  const total = Math.ceil(memory.length / PAGE_BYTES);
  return Array.from({ length: total }, (_, number) => ({
    number,
    bytes: memory.subarray(number * PAGE_BYTES, (number + 1) * PAGE_BYTES),
  }));
}
