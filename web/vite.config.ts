/** How the page is built: one static folder that any host can serve, at any path. */
import { existsSync, readFileSync } from 'node:fs';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { policyInThePage } from './page-build/policy.mjs';

const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')) as {
  version: string;
};

// Language -> fingerprint of its folder; none where the coach has not been put in (a test, a fresh checkout).
const list = new URL('./public/coach/engine.json', import.meta.url);
const { languages } = JSON.parse(existsSync(list) ? readFileSync(list, 'utf8') : '{"languages":{}}') as {
  languages: Record<string, string>;
};

export default defineConfig(({ mode }) => ({
  base: './',
  define: { __VERSION__: JSON.stringify(version), __LANGUAGES__: JSON.stringify(languages) },
  plugins: [
    svelte(),
    policyInThePage(),
    VitePWA({
      // A new version waits until the app is next opened: never a reload under a person lying down.
      registerType: 'prompt',
      injectRegister: null,
      includeAssets: [],
      manifest: {
        name: 'Stature',
        short_name: 'Stature',
        description: 'A calm coach for spine-strengthening exercises.',
        lang: 'en',
        start_url: './',
        scope: './',
        display: 'standalone',
        background_color: '#faf6ee',
        theme_color: '#faf6ee',
        icons: [
          { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: 'icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
          { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' },
        ],
      },
      workbox: {
        // Everything: the pictures and Python itself, so the second visit needs no network.
        globPatterns: ['**/*'],
        // But a language and its voice only for those who speak it: offline.ts fetches it.
        globIgnores: [
          'sw.js',
          'reminding.js',
          'workbox-*.js',
          // Whoever serves the page says it anew each time.
          'keeper.json',
          '**/*.map',
          // Reading a code by camera: for whoever has a paper, once they have opened it.
          'assets/{reading_codes,zxing_reader}-*',
          'voice/**',
          // What only a practice needs: kept once it was opened.
          'assets/Practice-*',
          'coach/practice.*',
          // What sets out papers: for whoever opens such a page, and kept from then on.
          'assets/{ForMyVisit,Report}-*',
          'coach/papers.*',
          // A leader's, kept once it was opened (offline.ts).
          'assets/Group-*',
          'coach/group.*.zip',
          // The pages of a house's devices: whoever opens one asks the keeper anyway.
          'assets/{Pair,Devices,Plain,Trust,House}-*',
          ...Object.entries(languages).map(([language, mark]) => `coach/${language}-${mark}/**`),
        ],
        runtimeCaching: [
          {
            urlPattern: /\/assets\/(reading_codes|zxing_reader)-[^/?]*$/,
            handler: 'CacheFirst',
            options: { cacheName: 'reading-codes' },
          },
          {
            // Named by their content, or in a folder that is.
            urlPattern: /\/(voice\/[a-z-]+|coach\/[a-z-]+-[0-9a-f]{10})\/[^?]*$|\/coach\/group\.[0-9a-f]+\.zip$/,
            handler: 'CacheFirst',
            options: { cacheName: 'language' },
          },
          {
            urlPattern: /\/(assets\/Practice-[^/?]+|coach\/practice\.[0-9a-f]{10}\.zip)$/,
            handler: 'CacheFirst',
            options: { cacheName: 'practice' },
          },
          {
            urlPattern: /\/(assets\/(ForMyVisit|Report)-[^/?]+|coach\/papers\.[0-9a-f]{10}\.zip)$/,
            handler: 'CacheFirst',
            options: { cacheName: 'papers' },
          },
          {
            urlPattern: /\/assets\/Group-[^/?]*$/,
            handler: 'CacheFirst',
            options: { cacheName: 'group' },
          },
        ],
        maximumFileSizeToCacheInBytes: 64 * 1024 * 1024,
        // What a tap on a reminder does.
        importScripts: ['reminding.js'],
        navigateFallback: 'index.html',
        navigateFallbackDenylist: [/\/api\//],
        cleanupOutdatedCaches: true,
      },
    }),
  ],
  build: {
    outDir: '../stature/src/stature/app',
    emptyOutDir: true,
    target: 'es2022',
    // A data: URL font or picture is fine under the content policy; a data: script is not.
    assetsInlineLimit: 0,
    // What the first page needs comes in one piece: forty small ones weigh more, and each is a question of its own.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } } },
  },
  worker: { format: 'es' },
  // The pictures lie in regimen/, beside this folder.
  server: { fs: { allow: ['..'] } },
  resolve: mode === 'test' ? { conditions: ['browser'] } : {},
  test: {
    environment: 'jsdom',
    // All cores: unless told, one of them is left for whoever watches.
    maxWorkers: '100%',
    include: ['src/**/*.test.ts', 'engine-build/**/*.test.ts', 'page-build/**/*.test.ts'],
    setupFiles: ['./src/testing/browser.ts'],
    // Longer than what a test waits for (testing/show.ts): on a busy machine a slow one is no wrong one.
    testTimeout: 30_000,
    // jsdom is silent; the app says so each time, and goes on.
    onConsoleLog: (log) => !log.startsWith('No sound:'),
  },
}));
