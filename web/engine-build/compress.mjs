/**
 * Writes `.br` and `.gz` beside every file of the built page that shrinks, and says what one
 * device downloads.
 *
 *     node engine-build/compress.mjs FOLDER [--json]
 *
 * Pyodide and the snapshot are large and seldom change, so compressed files are kept by content
 * in `node_modules/.cache` and only made once.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { fingerprint } from './archive.mjs';
import { WEB } from './sources.mjs';

const WORTHWHILE = new Set([
  '.html', '.js', '.mjs', '.css', '.json', '.svg', '.txt', '.webmanifest', '.wasm', '.bin', '.zip', '.xml',
]);
// Below this a compressed file saves less than a packet.
const SMALLEST_BYTES = 1_000;
// The best quality takes half a minute on the large files and saves a tenth.
const LARGE_BYTES = 4_000_000;
const KEPT = join(WEB, 'node_modules', '.cache', 'compressed');

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
});
const [folder] = positionals;
if (folder === undefined) throw new Error('which folder? node engine-build/compress.mjs FOLDER');
mkdirSync(KEPT, { recursive: true });
const sizes = plainFiles(folder).map((name) => compress(join(folder, name), name));
const travels = (chosen) => chosen.reduce((sum, size) => sum + size.brotli, 0);
const total = travels(sizes);
const languages = Object.fromEntries(languagesIn(folder).map((language) => [language, travels(sizes.filter(isFor(language)))]));
if (values.json) console.log(JSON.stringify({ total, languages, sizes }));
else {
  for (const [language, bytes] of Object.entries(languages)) console.log(`one device, in ${language}: ${inMB(bytes)} compressed`);
  console.log(`the whole app: ${inMB(total)} compressed, ${sizes.length} files`);
}

function inMB(bytes) {
  return `${(bytes / 1e6).toFixed(2)} MB`;
}

function languagesIn(root) {
  const list = join(root, 'coach', 'engine.json');
  return existsSync(list) ? Object.keys(JSON.parse(readFileSync(list, 'utf8')).languages) : [];
}

/** What a device downloads that speaks this language: all but what is another's. */
function isFor(language) {
  const anothers = languagesIn(folder)
    .filter((other) => other !== language)
    .flatMap((other) => [`voice/${other}/`, `coach/${other}-`]);
  return ({ name }) => !anothers.some((start) => name.startsWith(start)) && !/^voice\/[^/]+\/manifest\.json$/.test(name);
}

function plainFiles(root) {
  return readdirSync(root, { recursive: true })
    .filter((name) => statSync(join(root, name)).isFile())
    .filter((name) => !/\.(br|gz|map)$/.test(name))
    .sort();
}

function compress(path, name) {
  const content = readFileSync(path);
  if (!WORTHWHILE.has(extname(path)) || content.length < SMALLEST_BYTES) {
    return { name, plain: content.length, brotli: content.length, gzip: content.length };
  }
  const brotli = beside(path, content, '.br', brotliOf);
  const gzip = beside(path, content, '.gz', (plain) => gzipSync(plain, { level: 9 }));
  return { name, plain: content.length, brotli, gzip };
}

/** Writes the compressed file if it is smaller; returns the bytes that travel. */
function beside(path, content, ending, squeeze) {
  const kept = join(KEPT, `${fingerprint(content)}${ending}`);
  if (!existsSync(kept)) writeFileSync(kept, squeeze(content));
  const size = statSync(kept).size;
  if (size < content.length) copyFileSync(kept, path + ending);
  else rmSync(path + ending, { force: true });
  return Math.min(size, content.length);
}

function brotliOf(plain) {
  const quality = plain.length > LARGE_BYTES ? 9 : 11;
  return brotliCompressSync(plain, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      // A window of 16 MB: the snapshot repeats itself at long distances.
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
    },
  });
}
