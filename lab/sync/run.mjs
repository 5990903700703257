/**
 * Puts the walk and the app's own modules into one file, as the app is built, and runs it with the words given. With
 * `--instead '["FILE", "WORDS", "OTHER WORDS"]'` in front, a module has a fault that the walk must find.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const web = fileURLToPath(new URL('../../web/', import.meta.url));
const require = createRequire(join(web, 'package.json'));
const bring = (name) => import(pathToFileURL(require.resolve(name)));
const { build } = await bring('vite');
const { svelte } = await bring('@sveltejs/vite-plugin-svelte');

const words = process.argv.slice(2);
const instead = words[0] === '--instead' ? JSON.parse(words.splice(0, 2)[1]) : null;
const spoils = {
  name: 'a fault on purpose',
  enforce: 'pre',
  transform(code, id) {
    if (!instead || !id.endsWith(instead[0])) return undefined;
    if (!code.includes(instead[1])) throw new Error(`${instead[0]} has no ${instead[1]}`);
    return code.replace(instead[1], instead[2]);
  },
};

const folder = await mkdtemp(join(tmpdir(), 'stature-walk-'));
try {
  await build({
    root: web,
    configFile: false,
    logLevel: 'error',
    plugins: [spoils, svelte()],
    ssr: { noExternal: true },
    build: { ssr: fileURLToPath(new URL('walk.ts', import.meta.url)), outDir: folder, emptyOutDir: true, target: 'node24', minify: false },
  });
  const { main } = await import(pathToFileURL(join(folder, 'walk.js')));
  process.exitCode = await main(words);
} finally {
  await rm(folder, { recursive: true });
}
