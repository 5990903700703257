/**
 * Writes `.br` and `.gz` beside every file of the built page that shrinks, and says what one
 * device downloads.
 *
 *     node engine-build/compress.mjs FOLDER [--json] [--smallest]
 *
 * Pyodide and the snapshot are large and seldom change, so compressed files are kept by content
 * in `node_modules/.cache` and only made once. `--smallest` is for what others download: minutes more for a tenth less.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { brotliCompress, constants, gzipSync } from 'node:zlib';
import { fingerprint } from './archive.mjs';
import { WEB } from './sources.mjs';

/** What a leader of a group downloads when the page is first opened, and no home. */
const OF_ROOMS = /^(assets\/Group-|voice\/[^/]+\/group\.|coach\/([^/]+\/(house|voice|files)-group\.json|group\.))/;

const WORTHWHILE = new Set([
  '.html', '.js', '.mjs', '.css', '.json', '.svg', '.txt', '.webmanifest', '.wasm', '.bin', '.zip', '.xml',
]);
// Below this a compressed file saves less than a packet.
const SMALLEST_BYTES = 1_000;
// The best quality takes more than a minute on each of the large files and saves a tenth.
const LARGE_BYTES = 4_000_000;
const KEPT = join(WEB, 'node_modules', '.cache', 'compressed');

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, smallest: { type: 'boolean', default: false } },
});
const [folder] = positionals;
if (folder === undefined) throw new Error('which folder? node engine-build/compress.mjs FOLDER');
mkdirSync(KEPT, { recursive: true });
const names = plainFiles(folder);
// These take long, and side by side half as long.
await Promise.all(names.map((name) => join(folder, name)).filter((path) => isWorthwhile(path) && isLarge(readFileSync(path))).map(keptByBrotli));
const sizes = [];
for (const name of names) sizes.push(await compress(join(folder, name), name));
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

/** What a home downloads that speaks this language: all but what is another's, a room's, or reads a paper's square (vite.config.ts). */
function isFor(language) {
  const anothers = languagesIn(folder)
    .filter((other) => other !== language)
    .flatMap((other) => [`voice/${other}/`, `coach/${other}-`]);
  const apart = [...anothers, 'assets/reading_codes-', 'assets/zxing_reader-', 'assets/Practice-', 'coach/practice.', 'assets/ForMyVisit-', 'assets/Report-', 'coach/papers.', ...['Pair', 'Devices', 'Plain', 'Trust', 'House'].map((page) => `assets/${page}-`)];
  return ({ name }) => !OF_ROOMS.test(name) && !apart.some((start) => name.startsWith(start)) && !/^voice\/[^/]+\/manifest\.json$/.test(name);
}

function plainFiles(root) {
  return readdirSync(root, { recursive: true })
    .filter((name) => statSync(join(root, name)).isFile())
    .filter((name) => !/\.(br|gz|map)$/.test(name))
    .sort();
}

function isWorthwhile(path) {
  return WORTHWHILE.has(extname(path)) && statSync(path).size >= SMALLEST_BYTES;
}

function isLarge(content) {
  return content.length > LARGE_BYTES;
}

async function compress(path, name) {
  const content = readFileSync(path);
  if (!isWorthwhile(path)) return { name, plain: content.length, brotli: content.length, gzip: content.length };
  const brotli = lay(path, content, '.br', await keptByBrotli(path));
  const gzip = lay(path, content, '.gz', await kept(`${fingerprint(content)}.gz`, () => gzipSync(content, { level: 9 })));
  return { name, plain: content.length, brotli, gzip };
}

/** Lays the compressed file beside the plain one if it is smaller; returns the bytes that travel. */
function lay(path, content, ending, compressed) {
  const size = statSync(compressed).size;
  if (size < content.length) copyFileSync(compressed, path + ending);
  else rmSync(path + ending, { force: true });
  return Math.min(size, content.length);
}

function keptByBrotli(path) {
  const content = readFileSync(path);
  const is_quick = isLarge(content) && !values.smallest;
  return kept(`${fingerprint(content)}${is_quick ? '.quick' : ''}.br`, () => brotliOf(content, is_quick ? 9 : 11));
}

/** Where the compressed content is kept, and made once. */
async function kept(name, squeeze) {
  const path = join(KEPT, name);
  // Whole or not at all: what breaks off is begun again.
  if (!existsSync(path)) {
    writeFileSync(`${path}.unfinished`, await squeeze());
    renameSync(`${path}.unfinished`, path);
  }
  return path;
}

function brotliOf(plain, quality) {
  return promisify(brotliCompress)(plain, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      // A window of 16 MB: the snapshot repeats itself at long distances.
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
    },
  });
}
