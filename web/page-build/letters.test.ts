// @vitest-environment node
/** The typeface that comes with the pages holds every letter that they and the coach may show. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const LETTERS = join(ROOT, 'web/src/look/letters/atkinson-hyperlegible-next.woff2');
const HEADER_BYTES = 48;
/** The first of the tables that WOFF2 knows by number. */
const CMAP = 0;
const OTHER_NAME = 63;
// Those of WOFF2's numbered tables that lie in it in another shape than their own, unless their bits say otherwise.
const GLYF = 10;
const LOCA = 11;
/** Drawn by the page as a sign, or put into a file that no page shows. */
const NO_LETTERS = /[\p{Control}\p{Private_Use}]/u;

test('every letter of every sentence is in the typeface', () => {
  const held = charactersOf(readFileSync(LETTERS));
  const used = new Set(sentences().join(''));
  expect([...used].filter((letter) => !NO_LETTERS.test(letter) && !held.has(letter.codePointAt(0)!))).toEqual([]);
});

test('it is light enough to come before the first page is read', () => {
  expect(readFileSync(LETTERS).length).toBeLessThan(18_000);
});

function sentences(): string[] {
  const wording = join(ROOT, 'regimen/wording');
  const files = readdirSync(wording, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.toml'));
  expect(files.length).toBeGreaterThan(2);
  // What is beside a sentence is for whoever writes them.
  return files.map((name) => readFileSync(join(wording, name), 'utf8').replace(/^\s*#.*$/gm, ''));
}

/** The code points of a WOFF2 file: its table of characters lies in the one compressed stream behind its directory. */
function charactersOf(file: Buffer): Set<number> {
  let at = HEADER_BYTES;
  const number = () => {
    let value = 0;
    for (;;) {
      const byte = file[at++]!;
      value = value * 128 + (byte & 127);
      if (byte < 128) return value;
    }
  };
  let offset = 0;
  let cmap = -1;
  for (let left = file.readUInt16BE(12); left > 0; left -= 1) {
    const bits = file[at++]!;
    const [kind, shape] = [bits & 63, bits >> 6];
    if (kind === OTHER_NAME) at += 4;
    const plain = number();
    const reshaped = kind === GLYF || kind === LOCA ? shape !== 3 : shape !== 0;
    if (kind === CMAP) cmap = offset;
    offset += reshaped ? number() : plain;
  }
  return segments(brotliDecompressSync(file.subarray(at)).subarray(cmap));
}

/** The first subtable in segments (format 4), which holds all that lies below U+10000. */
function segments(cmap: Buffer): Set<number> {
  const starts = Array.from({ length: cmap.readUInt16BE(2) }, (_, n) => cmap.readUInt32BE(4 + n * 8 + 4));
  const start = starts.find((place) => cmap.readUInt16BE(place) === 4)!;
  const count = cmap.readUInt16BE(start + 6) / 2;
  const held = new Set<number>();
  for (let n = 0; n < count; n += 1) {
    const last = cmap.readUInt16BE(start + 14 + n * 2);
    const first = cmap.readUInt16BE(start + 16 + (count + n) * 2);
    for (let code = first; code <= last && code < 0xffff; code += 1) held.add(code);
  }
  return held;
}
