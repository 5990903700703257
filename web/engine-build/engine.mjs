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
import { fingerprint, onlyOf, together, zipOf } from './archive.mjs';
import { compileArchives, wakeAndPicture, writtenAhead } from './snapshot.mjs';
import { inAStillWorld } from './still.mjs';
import {
  coachSources,
  groupSources,
  homeTexts,
  houseTexts,
  languagesOf,
  papersSources,
  practiceSources,
  prescriptionSources,
  PROJECT,
  PYTHON_FILES,
  PYTHON_PROGRAM,
  pyodideFolder,
  pyodideVersion,
  WEB,
} from './sources.mjs';

// The coach wakes in it; another is opened when the coach is up.
const FIRST_LANGUAGE = 'en';
/** Imported by Python itself when it is asked for it, and not before: other letters, a date read from a text. */
const IMPORTED_LATE = /^(encodings\/.*|_strptime|calendar)\.pyc$/;

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
  const texts = Object.fromEntries(names.map((name) => [name, houseTexts(regimen, name)]));
  const houses = Object.fromEntries(names.map((name) => [name, JSON.stringify(homeTexts(texts[name]))]));
  const led = Object.fromEntries(names.map((name) => [name, JSON.stringify(texts[name])]));
  const voices = copyVoices(regimen, out, names);
  const seconds = copySecondVoices(regimen, out, voices);
  const later = {
    prescription: zipOf(prescriptionSources(coach)),
    practice: zipOf(practiceSources(coach)),
    papers: zipOf(papersSources(join(PROJECT, 'stature', 'src'), regimen)),
    group: zipOf(groupSources(coach)),
  };
  const version = fingerprint(pyodideVersion(), ownSources(), sources, ...Object.values(later), JSON.stringify([houses, led, voices, seconds]));
  const folder = join(out, 'coach');
  if (versionIn(folder) === version) return;
  // Aside first, so that a build that breaks off leaves the last whole one.
  const aside = mkdtempSync(join(out, '.coach-'));
  try {
    await fill(aside, version, { sources, later, houses, led, voices, seconds });
    rmSync(folder, { recursive: true, force: true });
    renameSync(aside, folder);
    // A temporary folder is its maker's alone; the page is everybody's.
    chmodSync(folder, 0o755);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

async function fill(folder, version, { sources, later, houses, led, voices, seconds }) {
  // What is fetched later travels as sources, a third of their size compiled, and is compiled as it is first asked for.
  const { parts, ...compiled } = await compileArchives(sources, later);
  const group = put(folder, 'group', '.zip', parts.group);
  const whole = putPython(folder, compiled.library);
  const { written, imported, by_papers } = await writtenAhead(join(folder, whole), compiled.coach, houses, together(parts.prescription, parts.papers));
  rmSync(join(folder, whole), { recursive: true });
  const library = libraryOf(compiled.library, imported);
  const python = putPython(folder, library);
  const { memory, woken } = await inAStillWorld(() => wakeAndPicture(join(folder, python), compiled.coach, houses[FIRST_LANGUAGE]));
  const languages = Object.fromEntries(
    Object.keys(houses).map((name) => [
      name,
      putLanguage(folder, name, { 'house.json': houses[name], ...written[name] }, voices[name], seconds[name], { group, house: led[name] }),
    ]),
  );
  const files = {
    version,
    python,
    // Whoever wakes the memory has most of the library in it.
    late: put(folder, 'late', '.zip', onlyOf(library, (name) => !woken.includes(name))),
    snapshot: put(folder, 'snapshot', '.bin', packed(memory, readFileSync(join(pyodideFolder(), PYTHON_PROGRAM)))),
    coach: put(folder, 'coach', '.zip', compiled.coach),
    practice: put(folder, 'practice', '.zip', parts.practice),
    prescription: put(folder, 'prescription', '.zip', parts.prescription),
    papers: put(folder, 'papers', '.zip', together(parts.papers, onlyOf(compiled.library, (name) => by_papers.includes(name)))),
    group,
    house: `${FIRST_LANGUAGE}-${languages[FIRST_LANGUAGE]}/house.json`,
    languages,
  };
  writeFileSync(join(folder, 'engine.json'), `${JSON.stringify(files, null, 2)}\n`);
  console.log(`coach ${version}: snapshot ${(memory.length / 1e6).toFixed(1)} MB`);
}

function versionIn(folder) {
  const list = join(folder, 'engine.json');
  return existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')).version : undefined;
}

/** What made the snapshot is part of its version. */
function ownSources() {
  return ['engine-build/compile.py', 'engine-build/snapshot.mjs', 'engine-build/engine.mjs', 'engine-build/still.mjs', 'src/engine/open_host.js', 'src/engine/program_data.js', 'src/engine/sparse.js']
    .map((name) => readFileSync(join(WEB, name), 'utf8'))
    .join('\n');
}

/** Of the library only what Python's start and the coach import, nine in ten parts of which are in the picture already. */
function libraryOf(library, imported) {
  const wanted = new Set(imported);
  return onlyOf(library, (name) => wanted.has(name) || IMPORTED_LATE.test(name));
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
function putLanguage(folder, name, texts, voice, second, led) {
  const mark = fingerprint(JSON.stringify([texts, voice, second, led]));
  const home = `${name}-${mark}`;
  mkdirSync(join(folder, home, 'set-up'), { recursive: true });
  for (const [file, text] of Object.entries(texts)) writeFileSync(join(folder, home, file), text);
  const { clips } = voice.manifest;
  const of_rooms = Object.keys(clips).filter((key) => key.startsWith('group.'));
  const of_homes = Object.keys(clips).filter((key) => !key.startsWith('group.'));
  const list = (keys) => keys.map((key) => `voice/${name}/${clips[key].file}`);
  writeFileSync(join(folder, home, 'voice.json'), JSON.stringify({ clips: only(clips, of_homes), second: second !== undefined }));
  // A room is a leader's: a home keeps nothing of it.
  writeFileSync(join(folder, home, 'voice-group.json'), JSON.stringify(voice.manifest));
  const own = [...Object.keys(texts), 'voice.json', 'files.json'].map((file) => `coach/${home}/${file}`);
  writeFileSync(join(folder, home, 'files.json'), JSON.stringify([...own, ...list(of_homes)]));
  if (second) putSecond(folder, home, name, second.clips);
  writeFileSync(join(folder, home, 'house-group.json'), led.house);
  const opened = [`coach/${led.group}`, ...['house-group.json', 'voice-group.json', 'files-group.json'].map((file) => `coach/${home}/${file}`)];
  writeFileSync(join(folder, home, 'files-group.json'), JSON.stringify([...opened, ...list(of_rooms)]));
  return mark;
}

/** A second voice's lists: kept by a device on which somebody chose it. */
function putSecond(folder, home, name, clips) {
  writeFileSync(join(folder, home, 'voice-second.json'), JSON.stringify({ clips }));
  const files = Object.values(clips).map(({ file }) => `voice/${name}-second/${file}`);
  writeFileSync(join(folder, home, 'files-second.json'), JSON.stringify([`coach/${home}/voice-second.json`, `coach/${home}/files-second.json`, ...files]));
}

function only(all, keys) {
  return Object.fromEntries(keys.map((key) => [key, all[key]]));
}

/** Each clip under the name of its content, so that a new one is never mistaken for an old. -> language -> { manifest, files } */
function copyVoices(regimen, out, names) {
  rmSync(join(out, 'voice'), { recursive: true, force: true });
  return Object.fromEntries(names.map((name) => [name, copyVoice(join(regimen, 'voice', name), join(out, 'voice', name))]));
}

/**
 * The second voices that may be chosen: language -> { clips }. A clip that was spoken from another text than the first voice's
 * is left out, and the first says it; a voice that lacks more than one in ten sentences is not offered.
 */
function copySecondVoices(regimen, out, voices) {
  const offered = Object.entries(voices).flatMap(([name, { manifest }]) => {
    const from = join(regimen, 'second_voice', name);
    if (!existsSync(join(from, 'manifest.json'))) return [];
    const { clips } = copyVoice(from, join(out, 'voice', `${name}-second`)).manifest;
    const wanted = Object.keys(manifest.clips).filter((key) => !key.startsWith('group.'));
    const same = wanted.filter((key) => clips[key]?.text_sha256 === manifest.clips[key].text_sha256);
    return same.length < wanted.length * MOST_OF_A_VOICE ? [] : [[name, { clips: only(clips, same) }]];
  });
  return Object.fromEntries(offered);
}

const MOST_OF_A_VOICE = 0.9;

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
  return { manifest };
}
