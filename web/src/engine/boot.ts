/**
 * Wakes Python and starts the coach in its host, from files of our own origin alone.
 *
 * Two ways: from the memory snapshot that was taken when the web was built (fast), or from nothing
 * (slow, always possible). The snapshot calls are private to Pyodide, which is why its version is
 * pinned, why the snapshot proves itself with a question before it is trusted, and why every
 * trouble with it ends in the plain way, which says so.
 */

import type { loadPyodide as LoadPyodide, PyodideAPI } from 'pyodide';
import type { Readiness } from './coach_type.js';
import { inOneLine } from './problem.js';
import { pyodideOptions, layGroup, openHost, type Host } from './open_host.js';
import { unpacked } from './sparse.js';

/** `coach/engine.json`: where the files of this build lie, relative to itself. */
export interface EngineFiles {
  readonly version: string;
  /** The folder of Pyodide's own files, with a slash at the end. */
  readonly python: string;
  readonly snapshot: string | null;
  /** What of Python's library does not lie in the snapshot. */
  readonly late: string;
  readonly coach: string;
  /** The part that leads groups. */
  readonly group: string;
  readonly house: string;
  /** What only the pages of a practice need: their part of the coach, and the maker of QR codes. */
  readonly practice: string;
  /** What reads a prescription: a home has it, apart from the snapshot of the memory. */
  readonly prescription: string;
  /** What sets out papers and files for others: for whoever opens such a page. */
  readonly papers: string;
  /** Language -> the fingerprint in the name of its folder. */
  readonly languages: Readonly<Record<string, string>>;
}

/** How the files come in: over HTTP in a browser, from disk in a test. */
export interface CoachFiles {
  /** What Pyodide is to take its own files from. */
  readonly pythonFolder: string;
  loadPyodide(): Promise<typeof LoadPyodide>;
  /** Where what of Python's library does not lie in the snapshot is to be taken from. */
  readonly late: string;
  /** As `packed` left it. */
  snapshot(): Promise<ArrayBuffer> | null;
  /** Python itself, once Pyodide has asked for it: the snapshot holds what differs from it. */
  program(): Promise<ArrayBuffer>;
  coach(): Promise<ArrayBuffer>;
  /** The language in which the house is to be opened. */
  readonly language: string;
  houseTexts(): Promise<string>;
  /** The part of the coach that leads groups, and the house it opens. */
  group(): Promise<{ readonly zip: ArrayBuffer; readonly texts: string }>;
}

/** The house in the memory snapshot. */
const FIRST_LANGUAGE = 'en';

export interface Booted {
  readonly host: Host;
  /** Fetches what groups need and opens their house: no home asks for it. */
  readonly lead: () => Promise<void>;
  readonly how: Readiness['how'];
  readonly why?: string;
}

export async function bootTheCoach(files: CoachFiles): Promise<Booted> {
  const snapshot = files.snapshot();
  if (snapshot === null) return plain(files, 'this build has no snapshot');
  const memory = Promise.all([snapshot, files.program()]).then(([bytes, program]) => unpacked(bytes, new Uint8Array(program)));
  // It is on its way while Pyodide loads, and may fail before anyone waits for it.
  memory.catch(() => undefined);
  const texts = files.language === FIRST_LANGUAGE ? undefined : files.houseTexts();
  texts?.catch(() => undefined);
  try {
    return { ...(await fromSnapshot(files, memory, texts)), how: 'snapshot' };
  } catch (trouble) {
    return plain(files, inOneLine(trouble));
  }
}

async function plain(files: CoachFiles, why: string): Promise<Booted> {
  return { ...(await fromNothing(files)), how: 'plain', why };
}

async function fromSnapshot(
  files: CoachFiles,
  memory: Promise<Uint8Array>,
  texts: Promise<string> | undefined,
): Promise<Pick<Booted, 'host' | 'lead'>> {
  const loadPyodide = await files.loadPyodide();
  const python = await loadPyodide({ ...pyodideOptions(files.pythonFolder), stdLibURL: files.late, _loadSnapshot: memory });
  const host = python.globals.get('host') as Host;
  host.screen();
  if (texts) host.speak(await texts, files.language);
  return { host, lead: () => lead(files, python, host) };
}

async function lead(files: CoachFiles, python: PyodideAPI, host: Host): Promise<void> {
  const { zip, texts } = await files.group();
  layGroup(python, zip);
  host.lead(texts, files.language);
}

async function fromNothing(files: CoachFiles): Promise<Pick<Booted, 'host' | 'lead'>> {
  const [loadPyodide, coach, texts] = await Promise.all([
    files.loadPyodide(),
    files.coach(),
    files.houseTexts(),
  ]);
  const python = await loadPyodide(pyodideOptions(files.pythonFolder));
  const host = openHost(python, coach, texts, files.language);
  return { host, lead: () => lead(files, python, host) };
}
