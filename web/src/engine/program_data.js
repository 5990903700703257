/**
 * What a WebAssembly program lays into memory when it starts: the data section of its file, tables of letters above all.
 * Laid out as the specification's chapter "Binary Format" has it.
 */

const HEADER_BYTES = 8;
const DATA_SECTION = 11;
/** An active segment of the first memory, and the two codes around the constant that says where it lies. */
const ACTIVE = 0;
const I32_CONST = 0x41;
const END = 0x0b;

/**
 * @param {Uint8Array} program
 * @returns {{ start: number, bytes: Uint8Array }[]} in the order in which they are laid
 */
export function dataOf(program) {
  const reader = new Reader(program, HEADER_BYTES);
  while (!reader.done) {
    const section = reader.byte();
    const end = reader.number() + reader.at;
    if (section === DATA_SECTION) return Array.from({ length: reader.number() }, () => reader.segment());
    reader.at = end;
  }
  return [];
}

class Reader {
  constructor(bytes, at) {
    this.bytes = bytes;
    this.at = at;
  }

  get done() {
    return this.at >= this.bytes.length;
  }

  byte() {
    if (this.done) throw new RangeError('the program ends in the middle of its data');
    return this.bytes[this.at++];
  }

  segment() {
    this.expect(ACTIVE);
    this.expect(I32_CONST);
    // Written with a sign; an address in the lower half of memory has none, whichever way it is read.
    const start = this.number();
    this.expect(END);
    const length = this.number();
    const bytes = this.bytes.subarray(this.at, this.at + length);
    this.at += length;
    return { start, bytes };
  }

  /** LEB128: seven bits a byte, the lowest first. */
  number() {
    let value = 0;
    for (let place = 1; ; place *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * place;
      if (byte < 128) return value;
    }
  }

  expect(code) {
    const found = this.byte();
    if (found !== code) throw new RangeError(`the program's data has ${found} where ${code} is read`);
  }
}
