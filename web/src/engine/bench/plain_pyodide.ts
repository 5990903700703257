/** Pyodide as its own pages tell one to start it, with the coach put in by hand. The baseline. */

import type { loadPyodide as LoadPyodide } from 'pyodide';
import type { EngineFiles } from '../boot.js';

self.onmessage = async ({ data: folder }: MessageEvent<string>) => {
  const began = performance.now();
  const files = (await (await fetch(`${folder}engine.json`)).json()) as EngineFiles;
  const python = folder + files.python;
  const { loadPyodide } = (await import(/* @vite-ignore */ `${python}pyodide.mjs`)) as {
    loadPyodide: typeof LoadPyodide;
  };
  const pyodide = await loadPyodide({ indexURL: python, lockFileContents: '{"info": {"abi_version": "2026_0", "arch": "wasm32", "platform": "emscripten_5_0_3", "python": "3.14.2"}, "packages": {}}', packageBaseUrl: python });
  pyodide.unpackArchive(await (await fetch(folder + files.coach)).arrayBuffer(), 'zip');
  pyodide.globals.set('texts', await (await fetch(folder + files.house)).text());
  pyodide.runPython('import json; from stature_coach.door import wire; house = wire.open_house(json.loads(texts)); wire.screen(house)');
  postMessage((performance.now() - began) / 1000);
};
