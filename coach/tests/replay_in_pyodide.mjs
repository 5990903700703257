/**
 * Plays the sessions of scenarios.py in the browser's Python, and prints their transcripts as one JSON object.
 *
 * `node replay_in_pyodide.mjs WEB_FOLDER < {"/coach/path.py": text, ...}`: the files are laid into Python's own file
 * system; nothing is fetched from anywhere.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { text } from 'node:stream/consumers';

const wanted = createRequire(join(process.argv[2], 'package.json'));
const folder = dirname(wanted.resolve('pyodide/package.json'));
const { loadPyodide } = await import(pathToFileURL(join(folder, 'pyodide.mjs')).href);

const python = await loadPyodide({ indexURL: folder + '/' });
for (const [path, content] of Object.entries(JSON.parse(await text(process.stdin)))) {
  python.FS.mkdirTree(dirname(path));
  python.FS.writeFile(path, content);
}
const transcripts = python.runPython(`
import json, sys
from pathlib import Path
sys.path += ["/coach", "/coach/tests"]
from listening import regimen_files
from scenarios import transcripts
from stature_coach.door import group_wire
json.dumps({"platform": sys.platform, "transcripts": transcripts(group_wire.open_group(regimen_files(Path("/coach/regimen"))))})
`);
process.stdout.write(transcripts);
