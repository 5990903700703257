/** The coach's files over HTTP, from the page's own origin; `engine.json` says which are current. */

import type { loadPyodide as LoadPyodide } from 'pyodide';
import type { EngineFiles, CoachFiles } from './boot.js';

export async function coachFilesOf(folder: string, language: string): Promise<CoachFiles> {
  const files = (await (await fetched(`${folder}engine.json`)).json()) as EngineFiles;
  const pythonFolder = folder + files.python;
  const { snapshot } = files;
  const program = readAlong(`${pythonFolder}pyodide.asm.wasm`);
  return {
    pythonFolder,
    late: folder + files.late,
    loadPyodide: async () => {
      const module = (await import(/* @vite-ignore */ `${pythonFolder}pyodide.mjs`)) as {
        loadPyodide: typeof LoadPyodide;
      };
      return module.loadPyodide;
    },
    snapshot: () => (snapshot === null ? null : bytes(folder + snapshot)),
    program: () => program,
    coach: () => bytes(folder + files.coach),
    language,
    houseTexts: async () => (await fetched(`${folder}${homeOf(files, language)}house.json`)).text(),
    group: async () => ({
      zip: await bytes(folder + files.group),
      texts: await (await fetched(`${folder}${homeOf(files, language)}house-group.json`)).text(),
    }),
  };
}

/** A part of the coach that is fetched when it is first asked for. */
export async function partsOf(folder: string, part: 'prescription' | 'practice' | 'papers'): Promise<ArrayBuffer> {
  const files = (await (await fetched(`${folder}engine.json`)).json()) as EngineFiles;
  return bytes(folder + files[part]);
}

/**
 * What is fetched next from that address, read by us too, so that it travels once. Pyodide fetches its program itself and
 * hands it to nobody.
 */
function readAlong(address: string): Promise<ArrayBuffer> {
  const { fetch: fetchAlone } = globalThis;
  const wanted = new URL(address, location.href).href;
  const read = new Promise<ArrayBuffer>((resolve, reject) => {
    globalThis.fetch = async (asked, how) => {
      if (String(asked) !== wanted) return fetchAlone(asked, how);
      globalThis.fetch = fetchAlone;
      const response = fetchAlone(asked, how);
      response.then((one) => one.clone().arrayBuffer()).then(resolve, reject);
      return response;
    };
  });
  // Whoever needs no snapshot waits for nothing.
  read.catch(() => undefined);
  return read;
}

function homeOf(files: EngineFiles, language: string): string {
  const mark = files.languages[language];
  if (mark === undefined) throw new Error(`this build does not speak ${language}`);
  return `${language}-${mark}/`;
}

async function bytes(url: string): Promise<ArrayBuffer> {
  return (await fetched(url)).arrayBuffer();
}

async function fetched(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${new URL(url).pathname} could not be had (${response.status})`);
  return response;
}
