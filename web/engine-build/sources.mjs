/** What the engine is made of: the coach's Python, the texts of the house, Pyodide's files. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
export const WEB = dirname(HERE);
export const PROJECT = dirname(WEB);

/** Beside the library, these are all that Pyodide asks for: no package list, no console, no maps. */
export const PYTHON_FILES = ['pyodide.mjs', 'pyodide.asm.mjs', 'pyodide.asm.wasm'];

export function pyodideFolder() {
  return join(WEB, 'node_modules', 'pyodide');
}

export function pyodideVersion() {
  return JSON.parse(readFileSync(join(pyodideFolder(), 'package.json'), 'utf8')).version;
}

/** Name inside the archive -> bytes, in name order: the coach and its host. */
export function coachSources(coachSrc = join(PROJECT, 'coach', 'src')) {
  const sources = { 'host.py': readFileSync(join(WEB, 'src', 'engine', 'host.py')) };
  for (const path of filesUnder(join(coachSrc, 'stature_coach'), '.py')) {
    sources[relative(coachSrc, path)] = readFileSync(path);
  }
  return inNameOrder(sources);
}

/** The languages in which all is written, spoken and shown: those of wording/ and of wording/pages/. */
export function languagesOf(regimen = join(PROJECT, 'regimen')) {
  const written = filesIn(join(regimen, 'wording'), '.toml').map((path) => basename(path, '.toml'));
  return written.filter((language) => existsSync(join(regimen, 'wording', 'pages', `${language}.toml`))).sort();
}

/** All that a house of one language is opened from. File name, by its path in the regimen folder -> text. */
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
