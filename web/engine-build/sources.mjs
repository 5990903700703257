/** What the engine is made of: the coach's Python, the texts of the house, Pyodide's files. */
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
export const WEB = dirname(HERE);
export const PROJECT = dirname(WEB);

/** Beside the library, these are all that Pyodide asks for: no package list, no console, no maps. */
export const PYTHON_PROGRAM = 'pyodide.asm.wasm';
export const PYTHON_FILES = ['pyodide.mjs', 'pyodide.asm.mjs', PYTHON_PROGRAM];

export function pyodideFolder() {
  return join(WEB, 'node_modules', 'pyodide');
}

export function pyodideVersion() {
  return JSON.parse(readFileSync(join(pyodideFolder(), 'package.json'), 'utf8')).version;
}

/** What of the coach only the pages of a practice ask for: no home downloads it. */
const OF_A_PRACTICE = /^stature_coach\/(door\/(practice_\w+|caseload)|weeks\/caseload)\.py$/;

/** What of the coach reads a prescription: once on every device, and not in the memory of the coach that a home wakes. */
const OF_A_PRESCRIPTION = /^stature_coach\/door\/(prescription(_code)?|check_symbols|taking|paper_wire)\.py$/;

/** What of the coach leads groups: a part of its own, which no home downloads. */
const OF_A_GROUP = /^stature_coach\/(door\/group_\w+|regimen\/group|session\/(group\w*|room|tables\/group|moves\/room_\w+))\.py$/;

const LATER = [OF_A_PRACTICE, OF_A_PRESCRIPTION, OF_A_GROUP];

/** Name inside the archive -> bytes, in name order: the coach of a home, and its host. What is fetched later is not in it. */
export function coachSources(coachSrc = join(PROJECT, 'coach', 'src')) {
  const own = partsOfCoach(coachSrc, (name) => !LATER.some((part) => part.test(name)));
  return inNameOrder({ 'host.py': fromTheEngine('host.py'), ...own });
}

/** Name inside the archive -> bytes: for whoever leads a group. */
export function groupSources(coachSrc = join(PROJECT, 'coach', 'src')) {
  return inNameOrder({ 'leading.py': fromTheEngine('leading.py'), ...partsOfCoach(coachSrc, (name) => OF_A_GROUP.test(name)) });
}

const fromTheEngine = (name) => readFileSync(join(WEB, 'src', 'engine', name));

/** Types alone, which nothing imports where the coach runs. */
const OF_TYPES = /^stature_coach\/door\/(\w+_)?contract\.py$/;

function partsOfCoach(coachSrc, isWanted) {
  const files = filesUnder(join(coachSrc, 'stature_coach'), '.py').map((path) => [relative(coachSrc, path), path]);
  return Object.fromEntries(files.filter(([name]) => isWanted(name) && !OF_TYPES.test(name)).map(([name, path]) => [name, readFileSync(path)]));
}

/**
 * Name inside the archive -> bytes: what of the coach only a practice asks for, and of segno what makes the squares of a QR
 * code. It is the Python package that the program itself prints with, where ./run or ./test has put it.
 */
export function practiceSources(coachSrc = join(PROJECT, 'coach', 'src'), folder = segnoFolder()) {
  const parts = ['consts.py', 'encoder.py'].map((name) => [`segno/${name}`, readFileSync(join(folder, name))]);
  const own = partsOfCoach(coachSrc, (name) => OF_A_PRACTICE.test(name));
  return inNameOrder({ ...own, 'segno/__init__.py': Buffer.from(''), ...Object.fromEntries(parts) });
}

/** Name inside the archive -> bytes: for whoever has a paper. */
export function prescriptionSources(coachSrc = join(PROJECT, 'coach', 'src')) {
  return inNameOrder(partsOfCoach(coachSrc, (name) => OF_A_PRESCRIPTION.test(name)));
}

/** What sets out papers and files for others: of the program around the coach what is pure, and the papers' words. */
const SETS_OUT = /^stature\/(__init__|exports\/(__init__|as_of|cells|codes|fhir\w*|tables|told\/\w+))\.py$/;

/** Name inside the archive -> bytes: for whoever opens a page with a paper, or a file for others. */
export function papersSources(src = join(PROJECT, 'stature', 'src'), regimen = join(PROJECT, 'regimen')) {
  const parts = filesUnder(join(src, 'stature'), '.py').map((path) => [relative(src, path), path]);
  const words = filesIn(join(regimen, 'wording', 'paper'), '.toml').map((path) => [relative(regimen, path), path]);
  const wanted = [...parts.filter(([name]) => SETS_OUT.test(name)), ...words];
  return inNameOrder(Object.fromEntries(wanted.map(([name, path]) => [name, readFileSync(path)])));
}

function segnoFolder() {
  const places = globSync('.stature/python*/lib/python*/site-packages/segno/encoder.py', { cwd: PROJECT });
  if (places.length === 0) throw new Error('segno is not there; ./run or ./test sets it up');
  return join(PROJECT, dirname(places.sort()[0]));
}

/** The languages in which all is written, spoken and shown: those of wording/ and of wording/pages/. */
export function languagesOf(regimen = join(PROJECT, 'regimen')) {
  const written = filesIn(join(regimen, 'wording'), '.toml').map((path) => basename(path, '.toml'));
  return written.filter((language) => existsSync(join(regimen, 'wording', 'pages', `${language}.toml`))).sort();
}

/** All that a home's house is opened from: that of groups without what is theirs alone. */
export function homeTexts(texts) {
  const home = Object.entries(texts).filter(([name]) => name !== 'group.toml');
  return Object.fromEntries(home.map(([name, text]) => [name, withoutGroup(name, text)]));
}

function withoutGroup(name, text) {
  // A table of the wording begins at its header and ends at the next.
  if (name.startsWith('wording/')) return text.replace(/^\[group\.\w+\]\n(?:(?!\[).*\n?)*/gm, '');
  if (!name.endsWith('manifest.json')) return text;
  const manifest = JSON.parse(text);
  const clips = Object.entries(manifest.clips).filter(([key]) => !key.startsWith('group.'));
  return JSON.stringify({ ...manifest, clips: Object.fromEntries(clips) });
}

/** All that a house of one language, with its groups, is opened from. File name, by its path in the regimen folder -> text. */
export function houseTexts(regimen = join(PROJECT, 'regimen'), language = 'en') {
  const texts = {};
  const paths = [...filesIn(regimen, '.toml'), join(regimen, 'wording', `${language}.toml`)];
  const manifest = join(regimen, 'voice', language, 'manifest.json');
  if (existsSync(manifest)) paths.push(manifest);
  for (const path of paths) {
    texts[relative(regimen, path)] = readFileSync(path, 'utf8');
  }
  return inNameOrder(texts);
}

function filesIn(folder, ending) {
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name));
}

function filesUnder(folder, ending) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name));
}

function inNameOrder(record) {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
