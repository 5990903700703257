/**
 * Puts the coach into the web build: Pyodide's files, the coach, its memory snapshot, the set-up
 * scripts, the questions and the voice, all under `public/`, where Vite picks them up.
 *
 *     node engine-build/engine.mjs [--coach FOLDER] [--regimen FOLDER] [--out FOLDER]
 *
 * Names carry a fingerprint of their content; `coach/engine.json` alone says which are current,
 * so a page never mixes two builds. Nothing is done when nothing has changed.
 */
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packed } from '../src/engine/sparse.js';
import { fingerprint, zipOf } from './archive.mjs';
import { compileArchives, wakeAndPicture } from './snapshot.mjs';
import {
  coachSources,
  houseTexts,
  PROJECT,
  PYTHON_FILES,
  pyodideFolder,
  pyodideVersion,
  WEB,
} from './sources.mjs';

const { values: wanted } = parseArgs({
  options: {
    coach: { type: 'string', default: join(PROJECT, 'coach', 'src') },
    regimen: { type: 'string', default: join(PROJECT, 'regimen') },
    out: { type: 'string', default: join(WEB, 'public') },
  },
});

try {
  await build(wanted);
} catch (trouble) {
  // Without the stack: Node would print the line it came from, all of Pyodide's megabyte.
  console.error(`The coach could not be put into the page: ${trouble.message}`);
  process.exitCode = 1;
}

async function build({ coach, regimen, out }) {
  mkdirSync(out, { recursive: true });
  copyVoice(regimen, out);
  const sources = zipOf(coachSources(coach));
  const house = JSON.stringify(houseTexts(regimen));
  const version = fingerprint(pyodideVersion(), ownSources(), sources, house);
  const folder = join(out, 'coach');
  if (versionIn(folder) === version) return;
  // Aside first, so that a build that breaks off leaves the last whole one.
  const aside = mkdtempSync(join(out, '.coach-'));
  try {
    await fill(aside, version, sources, house);
    rmSync(folder, { recursive: true, force: true });
    renameSync(aside, folder);
    // A temporary folder is its maker's alone; the page is everybody's.
    chmodSync(folder, 0o755);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

async function fill(folder, version, sources, house) {
  const compiled = await compileArchives(sources);
  const python = putPython(folder, compiled.library);
  const { snapshot, scripts, screen } = await wakeAndPicture(join(folder, python), compiled.coach, house);
  mkdirSync(join(folder, 'set-up'));
  for (const [stem, script] of Object.entries(scripts)) {
    writeFileSync(join(folder, 'set-up', `${stem}.json`), script);
  }
  writeFileSync(join(folder, 'screen.json'), screen);
  const files = {
    version,
    python,
    snapshot: put(folder, 'snapshot', '.bin', packed(snapshot)),
    coach: put(folder, 'coach', '.zip', compiled.coach),
    house: put(folder, 'house', '.json', house),
  };
  writeFileSync(join(folder, 'engine.json'), `${JSON.stringify(files, null, 2)}\n`);
  console.log(`coach ${version}: snapshot ${(snapshot.length / 1e6).toFixed(1)} MB`);
}

function versionIn(folder) {
  const list = join(folder, 'engine.json');
  return existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')).version : undefined;
}

/** What made the snapshot is part of its version. */
function ownSources() {
  return ['engine-build/compile.py', 'engine-build/snapshot.mjs', 'engine-build/engine.mjs', 'src/engine/seat.js', 'src/engine/sparse.js']
    .map((name) => readFileSync(join(WEB, name), 'utf8'))
    .join('\n');
}

/** Pyodide knows its files' names by heart, so the folder carries the fingerprint. */
function putPython(folder, library) {
  const files = Object.fromEntries(
    PYTHON_FILES.map((name) => [name, readFileSync(join(pyodideFolder(), name))]),
  );
  files['python_stdlib.zip'] = library;
  const name = `python-${pyodideVersion()}-${fingerprint(...Object.values(files))}/`;
  mkdirSync(join(folder, name));
  for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, name, file), content);
  return name;
}

function put(folder, stem, ending, content) {
  const name = `${stem}.${fingerprint(content)}${ending}`;
  writeFileSync(join(folder, name), content);
  return name;
}

/** Copied as they are: the manifest names them, and each clip's text is checked by the coach. */
function copyVoice(regimen, out) {
  const voice = join(regimen, 'voice');
  rmSync(join(out, 'voice'), { recursive: true, force: true });
  if (existsSync(voice)) cpSync(voice, join(out, 'voice'), { recursive: true, filter: isVoice });
}

function isVoice(path) {
  return !/\.(md|toml|txt)$/.test(path);
}
