/**
 * Wakes Python and starts the coach in its host, from files of our own origin alone.
 *
 * Two ways: from the memory snapshot that was taken when the web was built (fast), or from nothing
 * (slow, always possible). The snapshot calls are private to Pyodide, which is why its version is
 * pinned, why the snapshot proves itself with a question before it is trusted, and why every
 * trouble with it ends in the plain way, which says so.
 */

import type { loadPyodide as LoadPyodide } from 'pyodide';
import type { Readiness } from './coach_type.js';
import { inOneLine } from './problem.js';
import { pyodideOptions, openHost, type Host } from './open_host.js';
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
export interface CoachFiles {
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

export interface Booted {
  readonly host: Host;
  readonly how: Readiness['how'];
  readonly why?: string;
}

export async function bootTheCoach(files: CoachFiles): Promise<Booted> {
  const memory = files.snapshot()?.then(unpacked);
  if (memory === undefined) return plain(files, 'this build has no snapshot');
  // It is on its way while Pyodide loads, and may fail before anyone waits for it.
  memory.catch(() => undefined);
  const texts = files.language === FIRST_LANGUAGE ? undefined : files.houseTexts();
  texts?.catch(() => undefined);
  try {
    return { host: await fromSnapshot(files, memory, texts), how: 'snapshot' };
  } catch (trouble) {
    return plain(files, inOneLine(trouble));
  }
}

async function plain(files: CoachFiles, why: string): Promise<Booted> {
  return { host: await fromNothing(files), how: 'plain', why };
}

async function fromSnapshot(
  files: CoachFiles,
  memory: Promise<Uint8Array>,
  texts: Promise<string> | undefined,
): Promise<Host> {
  const loadPyodide = await files.loadPyodide();
  const python = await loadPyodide({ ...pyodideOptions(files.pythonFolder), _loadSnapshot: memory });
  const host = python.globals.get('host') as Host;
  host.screen();
  if (texts) host.speak(await texts, files.language);
  return host;
}

async function fromNothing(files: CoachFiles): Promise<Host> {
  const [loadPyodide, coach, texts] = await Promise.all([
    files.loadPyodide(),
    files.coach(),
    files.houseTexts(),
  ]);
  const python = await loadPyodide(pyodideOptions(files.pythonFolder));
  return openHost(python, coach, texts, files.language);
}
