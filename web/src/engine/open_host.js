/**
 * Opens the coach's host in a running Python. Plain JavaScript, because two places do exactly the same:
 * the page when it has no snapshot, and the web's build when it takes one.
 */

/** Where the coach lies in Python's own file system. */
export const COACH_HOME = '/coach';

/**
 * Options that keep Pyodide at home: with a lock file that names no package and a package folder
 * of our own there is no address it could ask anything of.
 */
export function pyodideOptions(folder) {
  return {
    indexURL: folder,
    packageBaseUrl: folder,
    lockFileContents: JSON.stringify(NO_PACKAGES),
    // Sets are walked in the same order on every start and in every build.
    env: { HOME: '/home/coach', PYTHONHASHSEED: '0' },
  };
}

/** Unpacks the coach and opens the house in a language; `houseTexts` is a JSON object of file name to text. */
export function openHost(python, coachZip, houseTexts, language = 'en') {
  python.unpackArchive(coachZip, 'zip', { extractDir: COACH_HOME });
  python.runPython(`import sys; sys.path.append("${COACH_HOME}"); sys.dont_write_bytecode = True`);
  python.globals.set('house_texts', houseTexts);
  python.globals.set('house_language', language);
  python.runPython('from host import Host; host = Host(house_texts, house_language); del house_texts, house_language');
  return python.globals.get('host');
}

/** Unpacks the part of the coach that leads groups, beside the other; Python has not looked for it before. */
export function layGroup(python, groupZip) {
  python.unpackArchive(groupZip, 'zip', { extractDir: COACH_HOME });
  python.runPython('import sys; sys.path_importer_cache.clear()');
}

/** The platform facts of pyodide-lock.json 314.0.7, without its 300 packages. */
const NO_PACKAGES = {
  info: {
    abi_version: '2026_0',
    arch: 'wasm32',
    platform: 'emscripten_5_0_3',
    python: '3.14.2',
  },
  packages: {},
};
