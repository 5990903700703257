/**
 * Puts the coach into the web build: Pyodide's files, the coach, its memory snapshot, the set-up
 * scripts and the voice, all under `public/`, where Vite picks them up.
 *
 *     node engine-build/engine.mjs [--coach FOLDER] [--regimen FOLDER] [--out FOLDER]
 *
 * Names carry a fingerprint of their content; `coach/engine.json` alone says which are current,
 * so a page never mixes two builds. Nothing is done when nothing has changed.
 */
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fingerprint, zipOf } from './archive.mjs';
import { wakeAndPicture } from './snapshot.mjs';
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
  copyVoice(regimen, out);
  const zip = zipOf(coachSources(coach));
  const house = JSON.stringify(houseTexts(regimen));
  const version = fingerprint(pyodideVersion(), ownSources(), zip, house);
  const folder = join(out, 'coach');
  if (versionIn(folder) === version) return;
  const { snapshot, scripts } = await wakeAndPicture(zip.buffer, house);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'set-up'), { recursive: true });
  for (const [stem, script] of Object.entries(scripts)) {
    if (script !== undefined) writeFileSync(join(folder, 'set-up', `${stem}.json`), script);
  }
  const files = {
    version,
    python: copyPython(folder),
    snapshot: put(folder, 'snapshot', '.bin', snapshot),
    coach: put(folder, 'coach', '.zip', zip),
    house: put(folder, 'house', '.json', house),
  };
  // Last, so that a build that broke off is not taken for a whole one.
  writeFileSync(join(folder, 'engine.json'), `${JSON.stringify(files, null, 2)}\n`);
  console.log(`coach ${version}: snapshot ${(snapshot.length / 1e6).toFixed(1)} MB`);
}

function versionIn(folder) {
  const list = join(folder, 'engine.json');
  return existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')).version : undefined;
}

/** What made the snapshot is part of its version. */
function ownSources() {
  return ['engine-build/snapshot.mjs', 'engine-build/engine.mjs', 'src/engine/seat.js']
    .map((name) => readFileSync(join(WEB, name), 'utf8'))
    .join('\n');
}

/** Pyodide's files keep their names, which it knows by heart; the folder says the version. */
function copyPython(folder) {
  const name = `python-${pyodideVersion()}/`;
  mkdirSync(join(folder, name));
  for (const file of PYTHON_FILES) copyFileSync(join(pyodideFolder(), file), join(folder, name, file));
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
