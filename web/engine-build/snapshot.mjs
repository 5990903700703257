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

/** Compiles both archives with the Python that will read them. -> { library, coach }: bytes */
export async function compileArchives(coachZip) {
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
  return {
    library: bytesOf(`archives.compiled_library("${LIBRARY}")`),
    coach: bytesOf(`archives.compiled_coach("/coach.zip", "${COACH_HOME}")`),
  };
}

/** `pythonFolder` holds the library as compiled; the house is the first language's. -> the memory's bytes */
export async function wakeAndPicture(pythonFolder, coachZip, houseTexts) {
  const python = await loadPyodide({ ...pyodideOptions(pythonFolder), _makeSnapshot: true });
  const host = openHost(python, coachZip.buffer, houseTexts);
  python.runPython(IMPORT_ALL);
  // What is said for the first time leaves its traces in memory, too: they are woken with it.
  setUpScripts(host);
  host.screen();
  host.destroy();
  python.runPython('import gc; gc.collect()');
  return python.makeMemorySnapshot();
}

/** What can be read and heard before the coach is up. `houses`: language -> texts. -> language -> file name -> JSON text */
export async function writtenAhead(pythonFolder, coachZip, houses) {
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
  return written;
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
