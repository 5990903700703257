/**
 * Runs Pyodide under Node: to compile, for the memory snapshot, and for what the coach itself must
 * write in each language: the set-up scripts, the questions, the everyday movements, what is asked when it hurts.
 *
 * Everything the coach may import has to be imported before the picture is taken, because its
 * source files lie outside the memory and are not there when it wakes. Luck in the snapshot is
 * frozen (`random` says the same on every start); the coach has no luck, so nothing hangs on it.
 */
import { readFileSync } from 'node:fs';
import { loadPyodide } from 'pyodide';
import { COACH_HOME, openHost, pyodideOptions } from '../src/engine/open_host.js';
import { pyodideFolder } from './sources.mjs';
import { replaced } from './still.mjs';

// Where Pyodide puts it: 3.14.
const LIBRARY = '/lib/python314.zip';

/** The manner of somebody who has chosen nothing yet. */
export const DEFAULT_MANNER = {
  beat_seconds: 1.0,
  own_time_seconds: 60,
  lead_in_seconds: 15,
  emergency_number: '112',
};

const IMPORT_ALL = `
import importlib, pkgutil, stature_coach
for found in pkgutil.walk_packages(stature_coach.__path__, "stature_coach."):
    importlib.import_module(found.name)
`;

const IMPORTED = `
import json, sys
origins = [getattr(module.__spec__, "origin", None) or "" for module in list(sys.modules.values()) if getattr(module, "__spec__", None)]
json.dumps(sorted({origin.removeprefix("${LIBRARY}/") for origin in origins if origin.startswith("${LIBRARY}/")}))
`;

/** What sets out papers: whatever of the library it asks for beyond the coach travels with it. */
const IMPORT_PAPERS = `
import sys, stature_coach.door
sys.path.append("/papers.zip")
stature_coach.door.__path__.append("/papers.zip/stature_coach/door")
import stature.exports.told.wire
`;

/**
 * What was imported lies in the memory, so a device that wakes it gets the rest of the library alone, in a smaller archive:
 * where in the archive each module lay must not be remembered.
 */
const FORGET_THE_ARCHIVE = `
import sys, zipimport
sys.path_importer_cache.clear()
zipimport._zip_directory_cache.clear()
`;

/** What Python's own allocator has let go of, overwritten by bytes of zero, one size after the other: 512 is its largest. */
const FORGET = `
import gc, sys
gc.collect()
for size in range(48, 513, 16):
    zeros = []
    try:
        for _ in range(4000):
            zeros.append(bytes(size - sys.getsizeof(b"")))
    except MemoryError:
        pass
    del zeros
gc.collect()
`;

const LARGEST_PIECE = 1 << 24;
const SMALLEST_PIECE = 16;

/**
 * Compiles library and coach with the Python that will read them. `parts`: name -> the archive of what is fetched later; they come
 * back as sources without what only readers need. -> { library, coach, parts }: bytes
 */
export async function compileArchives(coachZip, parts) {
  const python = await loadPyodide(pyodideOptions(`${pyodideFolder()}/`));
  python.FS.writeFile('/compile.py', readFileSync(new URL('compile.py', import.meta.url)));
  python.FS.writeFile('/coach.zip', coachZip);
  python.runPython('import sys; sys.path.append("/"); import compile as archives');
  const bytesOf = (expression) => {
    const answer = python.runPython(expression);
    const bytes = answer.toJs();
    answer.destroy();
    return bytes;
  };
  const bare = (archive) => {
    python.FS.writeFile('/part.zip', archive);
    return bytesOf('archives.bare_sources("/part.zip")');
  };
  return {
    parts: Object.fromEntries(Object.entries(parts).map(([name, archive]) => [name, bare(archive)])),
    library: bytesOf(`archives.compiled_library("${LIBRARY}")`),
    coach: bytesOf(`archives.compiled_coach("/coach.zip", "${COACH_HOME}")`),
  };
}

/**
 * `pythonFolder` holds the library as compiled; the house is the first language's.
 * -> { memory: bytes, woken: names of what in the library lies in that memory }
 */
export async function wakeAndPicture(pythonFolder, coachZip, houseTexts) {
  const python = await loadPyodide({ ...pyodideOptions(pythonFolder), _makeSnapshot: true });
  const host = openHost(python, coachZip.buffer, houseTexts);
  python.runPython(IMPORT_ALL);
  // What is said for the first time leaves its traces in memory, too: they are woken with it.
  setUpScripts(host);
  host.screen();
  host.destroy();
  const woken = JSON.parse(python.runPython(IMPORTED));
  python.runPython(FORGET_THE_ARCHIVE);
  const growAgain = replaced(WebAssembly.Memory.prototype, 'grow', cannotGrow);
  python.runPython(FORGET);
  sweep(python._module);
  growAgain();
  return { memory: python.makeMemorySnapshot(), woken };
}

/**
 * Zeros in what C has let go of: it takes all that is free, the large pieces first, wipes each and lets go of it again.
 * What nobody reads need not travel.
 */
function sweep({ _malloc, _free, HEAPU8 }) {
  const taken = [];
  for (let size = LARGEST_PIECE; size >= SMALLEST_PIECE; size /= 2) {
    for (let place = _malloc(size); place !== 0; place = _malloc(size)) {
      HEAPU8.fill(0, place, place + size);
      taken.push(place);
    }
  }
  for (const place of taken) _free(place);
}

/** The memory that is there is enough: what were added now would have to be there on every device. */
function cannotGrow() {
  throw new RangeError('no more memory while it is swept');
}

/**
 * What can be read and heard before the coach is up, and what of the standard library was imported for it.
 * `houses`: language -> texts; `papers`: the archive of what sets out papers, and of the prescription that it imports.
 * -> { written: language -> file name -> JSON text, imported: names in the library, by_papers: those that only papers ask for }
 */
export async function writtenAhead(pythonFolder, coachZip, houses, papers) {
  const python = await loadPyodide(pyodideOptions(pythonFolder));
  const written = {};
  for (const [language, texts] of Object.entries(houses)) {
    const host = openHost(python, coachZip.buffer, texts, language);
    written[language] = {
      'screen.json': host.screen(),
      'moving-safely.json': host.moving_safely(),
      'what-hurts.json': host.what_hurts(JSON.stringify({ exercise: null, mistake: false })),
      ...setUpScripts(host),
    };
    host.destroy();
  }
  python.runPython(IMPORT_ALL);
  const imported = JSON.parse(python.runPython(IMPORTED));
  python.FS.writeFile('/papers.zip', papers);
  python.runPython(IMPORT_PAPERS);
  const by_papers = JSON.parse(python.runPython(IMPORTED)).filter((name) => !imported.includes(name));
  return { written, imported, by_papers };
}

/** One for every rung and effort, because the steps differ; the bare name is the first session's. */
function setUpScripts(host) {
  const scripts = {};
  for (const [exercise, rungs] of Object.entries(JSON.parse(host.ladders()))) {
    for (const rung of rungs) {
      scripts[`set-up/${exercise}.${rung}.full.json`] = setUpScript(host, exercise, rung, false);
      scripts[`set-up/${exercise}.${rung}.half.json`] = setUpScript(host, exercise, rung, true);
    }
    scripts[`set-up/${exercise}.json`] = scripts[`set-up/${exercise}.${rungs[0]}.half.json`];
  }
  return scripts;
}

function setUpScript(host, exercise, rung, half_effort) {
  const manner = JSON.stringify({ ...DEFAULT_MANNER, half_effort });
  const text = host.set_up_script(exercise, manner, rung);
  const { problem } = JSON.parse(text);
  if (problem !== undefined) throw new Error(`${exercise}, rung ${rung}: ${problem}`);
  return text;
}
