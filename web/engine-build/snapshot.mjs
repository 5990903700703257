/**
 * Runs Pyodide under Node: to compile, for the memory snapshot, and for what the coach itself must
 * write, the set-up scripts and the questions.
 *
 * Everything the coach may import has to be imported before the picture is taken, because its
 * source files lie outside the memory and are not there when it wakes. Luck in the snapshot is
 * frozen (`random` says the same on every start); the coach has no luck, so nothing hangs on it.
 */
import { readFileSync } from 'node:fs';
import { loadPyodide } from 'pyodide';
import { COACH_HOME, pyodideOptions, seat } from '../src/engine/seat.js';
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

/** `pythonFolder` holds the library as compiled. -> { snapshot: bytes, scripts: file stem -> JSON text, screen: JSON text } */
export async function wakeAndPicture(pythonFolder, coachZip, houseTexts) {
  const python = await loadPyodide({ ...pyodideOptions(pythonFolder), _makeSnapshot: true });
  const desk = seat(python, coachZip.buffer, houseTexts);
  python.runPython(IMPORT_ALL);
  const scripts = setUpScripts(desk);
  const screen = desk.screen();
  desk.destroy();
  python.runPython('import gc; gc.collect()');
  return { snapshot: python.makeMemorySnapshot(), scripts, screen };
}

/** One for every rung and effort, because the steps differ; the bare name is the first session's. */
function setUpScripts(desk) {
  const scripts = {};
  for (const [exercise, rungs] of Object.entries(JSON.parse(desk.ladders()))) {
    for (const rung of rungs) {
      scripts[`${exercise}.${rung}.full`] = setUpScript(desk, exercise, rung, false);
      scripts[`${exercise}.${rung}.half`] = setUpScript(desk, exercise, rung, true);
    }
    scripts[exercise] = scripts[`${exercise}.${rungs[0]}.half`];
  }
  return scripts;
}

function setUpScript(desk, exercise, rung, half_effort) {
  const manner = JSON.stringify({ ...DEFAULT_MANNER, half_effort });
  const text = desk.set_up_script(exercise, manner, rung);
  const { problem } = JSON.parse(text);
  if (problem !== undefined) throw new Error(`${exercise}, rung ${rung}: ${problem}`);
  return text;
}
