/**
 * Puts the coach into the web build: Pyodide's files, the coach, its memory snapshot, and for each
 * language what the coach wrote ahead and the voice, all under `public/`, where Vite picks them up.
 *
 *     node engine-build/engine.mjs [--coach FOLDER] [--regimen FOLDER] [--out FOLDER]
 *
 * Names carry a fingerprint of their content; `coach/engine.json` alone says which are current,
 * so a page never mixes two builds. What is one language's lies in folders of its own, listed in
 * `coach/LANGUAGE-FINGERPRINT/files.json`: a device keeps those of its own language only.
 * Nothing is done when nothing has changed.
 */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packed } from '../src/engine/sparse.js';
import { fingerprint, zipOf } from './archive.mjs';
import { compileArchives, wakeAndPicture, writtenAhead } from './snapshot.mjs';
import {
  coachSources,
  houseTexts,
  languagesOf,
  PROJECT,
  PYTHON_FILES,
  pyodideFolder,
  pyodideVersion,
  WEB,
} from './sources.mjs';

// The coach wakes in it; another is opened when the coach is up.
const FIRST_LANGUAGE = 'en';

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
  const sources = zipOf(coachSources(coach));
  const names = languagesOf(regimen);
  const houses = Object.fromEntries(names.map((name) => [name, JSON.stringify(houseTexts(regimen, name))]));
  const voices = copyVoices(regimen, out, names);
  const version = fingerprint(pyodideVersion(), ownSources(), sources, JSON.stringify([houses, voices]));
  const folder = join(out, 'coach');
  if (versionIn(folder) === version) return;
  // Aside first, so that a build that breaks off leaves the last whole one.
  const aside = mkdtempSync(join(out, '.coach-'));
  try {
    await fill(aside, version, sources, houses, voices);
    rmSync(folder, { recursive: true, force: true });
    renameSync(aside, folder);
    // A temporary folder is its maker's alone; the page is everybody's.
    chmodSync(folder, 0o755);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

async function fill(folder, version, sources, houses, voices) {
  const compiled = await compileArchives(sources);
  const python = putPython(folder, compiled.library);
  const snapshot = await wakeAndPicture(join(folder, python), compiled.coach, houses[FIRST_LANGUAGE]);
  const written = await writtenAhead(join(folder, python), compiled.coach, houses);
  const languages = Object.fromEntries(
    Object.keys(houses).map((name) => [
      name,
      putLanguage(folder, name, { 'house.json': houses[name], ...written[name] }, voices[name]),
    ]),
  );
  const files = {
    version,
    python,
    snapshot: put(folder, 'snapshot', '.bin', packed(snapshot)),
    coach: put(folder, 'coach', '.zip', compiled.coach),
    house: `${FIRST_LANGUAGE}-${languages[FIRST_LANGUAGE]}/house.json`,
    languages,
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
  return ['engine-build/compile.py', 'engine-build/snapshot.mjs', 'engine-build/engine.mjs', 'src/engine/open_host.js', 'src/engine/sparse.js']
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

/** One language's folder, and the list of all that a device keeps of it. -> the folder's fingerprint */
function putLanguage(folder, name, texts, voice) {
  const mark = fingerprint(JSON.stringify([texts, voice]));
  const home = `${name}-${mark}`;
  mkdirSync(join(folder, home, 'set-up'), { recursive: true });
  for (const [file, text] of Object.entries(texts)) writeFileSync(join(folder, home, file), text);
  writeFileSync(join(folder, home, 'voice.json'), JSON.stringify(voice.manifest));
  const own = [...Object.keys(texts), 'voice.json', 'files.json'].map((file) => `coach/${home}/${file}`);
  const clips = voice.files.map((file) => `voice/${name}/${file}`);
  writeFileSync(join(folder, home, 'files.json'), JSON.stringify([...own, ...clips]));
  return mark;
}

/** Each clip under the name of its content, so that a new one is never mistaken for an old. -> language -> { manifest, files } */
function copyVoices(regimen, out, names) {
  rmSync(join(out, 'voice'), { recursive: true, force: true });
  return Object.fromEntries(names.map((name) => [name, copyVoice(join(regimen, 'voice', name), join(out, 'voice', name))]));
}

function copyVoice(from, to) {
  const list = join(from, 'manifest.json');
  const manifest = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : { clips: {} };
  mkdirSync(to, { recursive: true });
  for (const [key, clip] of Object.entries(manifest.clips)) {
    const sound = readFileSync(join(from, clip.file));
    const file = `${key}.${fingerprint(sound)}.m4a`;
    writeFileSync(join(to, file), sound);
    manifest.clips[key] = { ...clip, file };
  }
  // For whoever plays the voice without a coach: the benches.
  writeFileSync(join(to, 'manifest.json'), JSON.stringify(manifest));
  return { manifest, files: Object.values(manifest.clips).map((clip) => clip.file) };
}
