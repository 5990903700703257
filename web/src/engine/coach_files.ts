/** The coach's files over HTTP, from the page's own origin; `engine.json` says which are current. */

import type { loadPyodide as LoadPyodide } from 'pyodide';
import type { EngineFiles, CoachFiles } from './boot.js';

export async function coachFilesOf(folder: string, language: string): Promise<CoachFiles> {
  const files = (await (await fetched(`${folder}engine.json`)).json()) as EngineFiles;
  const pythonFolder = folder + files.python;
  const { snapshot } = files;
  return {
    pythonFolder,
    loadPyodide: async () => {
      const module = (await import(/* @vite-ignore */ `${pythonFolder}pyodide.mjs`)) as {
        loadPyodide: typeof LoadPyodide;
      };
      return module.loadPyodide;
    },
    snapshot: () => (snapshot === null ? null : bytes(folder + snapshot)),
    coach: () => bytes(folder + files.coach),
    language,
    houseTexts: async () => (await fetched(`${folder}${homeOf(files, language)}house.json`)).text(),
  };
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
