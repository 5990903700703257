/**
 * The copy that works without a network. A newer version waits and takes over when the app is next
 * opened: never while a person is lying down with the coach.
 *
 * What is one language's (its voice above all) is kept beside it, for the languages that are spoken
 * on this device alone; the service worker hands it out from the cache of that name.
 */
import { languagesHere, writtenAhead } from './words/language';
import type { Language } from './words/words';

/** As the service worker's rule calls it, in vite.config.ts. */
const CACHE = 'language';

export function keepForOffline(): void {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  addEventListener('load', () => whenIdle(() => void register()));
}

/** Asks the browser never to throw the diary away by itself. */
export async function askToPersist(): Promise<boolean> {
  return (await navigator.storage?.persist?.()) ?? false;
}

export async function isPersisted(): Promise<boolean> {
  return (await navigator.storage?.persisted?.()) ?? false;
}

export function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 2000 });
  else setTimeout(work, 300);
}

async function register(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker.register('./sw.js');
    whenIdle(() => void keepLanguages(languagesHere()));
    if (!registration.waiting || !navigator.serviceWorker.controller) return;
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    registration.waiting.postMessage({ type: 'SKIP_WAITING' });
  } catch (problem) {
    console.warn('No offline copy:', problem);
  }
}

/** Fetches what is missing of these languages and lets go of all others. What breaks off goes on at the next visit. */
export async function keepLanguages(languages: readonly Language[]): Promise<boolean> {
  try {
    const wanted = (await Promise.all(languages.map(filesOf))).flat();
    const cache = await caches.open(CACHE);
    const kept = new Set((await cache.keys()).map(({ url }) => url));
    // One after the other: whatever the page wants now must not stand in a queue behind a hundred clips.
    for (const url of wanted) if (!kept.has(url)) await cache.add(url);
    for (const url of kept) if (!wanted.includes(url)) await cache.delete(url);
    return true;
  } catch (problem) {
    console.warn('Not all of the language is kept yet:', problem);
    return false;
  }
}

async function filesOf(language: Language): Promise<string[]> {
  const answer = await fetch(writtenAhead('files.json', language));
  if (!answer.ok) throw new Error(`the list of ${language} could not be had (${answer.status})`);
  return ((await answer.json()) as string[]).map((path) => new URL(path, document.baseURI).href);
}
