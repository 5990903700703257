/**
 * Wakes Python and seats the coach at its desk, from files of our own origin alone.
 *
 * Two ways: from the memory snapshot that was taken when the web was built (fast), or from nothing
 * (slow, always possible). The snapshot calls are private to Pyodide, which is why its version is
 * pinned, why the snapshot proves itself with a question before it is trusted, and why every
 * trouble with it ends in the plain way, which says so.
 */

import type { loadPyodide as LoadPyodide } from 'pyodide';
import type { Readiness } from './coach_type.js';
import { inOneLine } from './problem.js';
import { pyodideOptions, seat, type Desk } from './seat.js';
import { unpacked } from './sparse.js';

/** `coach/engine.json`: where the files of this build lie, relative to itself. */
export interface EngineFiles {
  readonly version: string;
  /** The folder of Pyodide's own files, with a slash at the end. */
  readonly python: string;
  readonly snapshot: string | null;
  readonly coach: string;
  readonly house: string;
  /** Language -> the fingerprint in the name of its folder. */
  readonly languages: Readonly<Record<string, string>>;
}

/** How the files come in: over HTTP in a browser, from disk in a test. */
export interface Shelf {
  /** What Pyodide is to take its own files from. */
  readonly pythonFolder: string;
  loadPyodide(): Promise<typeof LoadPyodide>;
  /** As `packed` left it. */
  snapshot(): Promise<ArrayBuffer> | null;
  coach(): Promise<ArrayBuffer>;
  /** The language in which the house is to be opened. */
  readonly language: string;
  houseTexts(): Promise<string>;
}

/** The house in the memory snapshot. */
const FIRST_LANGUAGE = 'en';

export interface Seated {
  readonly desk: Desk;
  readonly how: Readiness['how'];
  readonly why?: string;
}

export async function seatTheCoach(shelf: Shelf): Promise<Seated> {
  const memory = shelf.snapshot()?.then(unpacked);
  if (memory === undefined) return plain(shelf, 'this build has no snapshot');
  // It is on its way while Pyodide loads, and may fail before anyone waits for it.
  memory.catch(() => undefined);
  const texts = shelf.language === FIRST_LANGUAGE ? undefined : shelf.houseTexts();
  texts?.catch(() => undefined);
  try {
    return { desk: await fromSnapshot(shelf, memory, texts), how: 'snapshot' };
  } catch (trouble) {
    return plain(shelf, inOneLine(trouble));
  }
}

async function plain(shelf: Shelf, why: string): Promise<Seated> {
  return { desk: await fromNothing(shelf), how: 'plain', why };
}

async function fromSnapshot(
  shelf: Shelf,
  memory: Promise<Uint8Array>,
  texts: Promise<string> | undefined,
): Promise<Desk> {
  const loadPyodide = await shelf.loadPyodide();
  const python = await loadPyodide({ ...pyodideOptions(shelf.pythonFolder), _loadSnapshot: memory });
  const desk = python.globals.get('desk') as Desk;
  desk.screen();
  if (texts) desk.speak(await texts, shelf.language);
  return desk;
}

async function fromNothing(shelf: Shelf): Promise<Desk> {
  const [loadPyodide, coach, texts] = await Promise.all([
    shelf.loadPyodide(),
    shelf.coach(),
    shelf.houseTexts(),
  ]);
  const python = await loadPyodide(pyodideOptions(shelf.pythonFolder));
  return seat(python, coach, texts, shelf.language);
}
