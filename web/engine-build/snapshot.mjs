/**
 * Runs the coach in Pyodide under Node: for the memory snapshot, and for what the coach itself
 * must write, the set-up scripts.
 *
 * Everything the coach may import has to be imported before the picture is taken, because its
 * source files lie outside the memory and are not there when it wakes. Luck in the snapshot is
 * frozen (`random` says the same on every start); the coach has no luck, so nothing hangs on it.
 */
import { loadPyodide } from 'pyodide';
import { pyodideOptions, seat } from '../src/engine/seat.js';
import { pyodideFolder } from './sources.mjs';

/** The manner of somebody who has chosen nothing yet. */
export const DEFAULT_MANNER = {
  beat_seconds: 1.0,
  own_time_seconds: 60,
  lead_in_seconds: 15,
  half_effort: false,
  emergency_number: '112',
};

const IMPORT_ALL = `
import importlib, pkgutil, stature_coach
for found in pkgutil.walk_packages(stature_coach.__path__, "stature_coach."):
    importlib.import_module(found.name)
`;

/** -> { snapshot: bytes, scripts: exercise -> JSON text } */
export async function wakeAndPicture(coachZip, houseTexts, exercises) {
  const python = await loadPyodide({
    ...pyodideOptions(`${pyodideFolder()}/`),
    _makeSnapshot: true,
  });
  const desk = seat(python, coachZip, houseTexts);
  python.runPython(IMPORT_ALL);
  const scripts = Object.fromEntries(exercises.map((name) => [name, setUpScript(desk, name)]));
  desk.screen();
  desk.destroy();
  python.runPython('import gc; gc.collect()');
  return { snapshot: python.makeMemorySnapshot(), scripts };
}

function setUpScript(desk, exercise) {
  const text = desk.set_up_script(exercise, JSON.stringify(DEFAULT_MANNER));
  const script = JSON.parse(text);
  if ('problem' in script) throw new Error(`${exercise}: ${script.problem}`);
  return text;
}
