/**
 * Builds the pages that the benches open, from the app's own sources.
 *
 *     node engine-build/bench_pages.mjs OUT
 */
import { join } from 'node:path';
import { build } from 'vite';
import { WEB } from './sources.mjs';

const out = process.argv[2];
if (out === undefined) throw new Error('where to? node engine-build/bench_pages.mjs OUT');

await build({
  configFile: false,
  root: join(WEB, 'src'),
  base: './',
  publicDir: false,
  logLevel: 'error',
  worker: { format: 'es' },
  build: {
    outDir: out,
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    rollupOptions: {
      input: [join(WEB, 'src/sound/bench/onset.html'), join(WEB, 'src/engine/bench/ready.html')],
    },
  },
});
