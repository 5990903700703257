/**
 * The copy that works without a network. A newer version waits (newer_version.ts): never does it take over while a person is
 * lying down with the coach.
 *
 * What is one language's (its voice above all) is kept beside it, for the languages that are spoken
 * on this device alone; the service worker hands it out from the cache of that name.
 */
import { NewerVersion, type Here } from './newer_version';
import { place } from './routing.svelte';
import { languagesHere, writtenAhead } from './words/language';
import { hasSecondVoice, secondVoicesHere } from './words/speakers';
import type { Language } from './words/words';

/** As the service worker's rule calls it, in vite.config.ts. */
const CACHE = 'language';

export function keepForOffline(): void {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  for (const touch of ['pointerdown', 'keydown']) addEventListener(touch, () => (touched = true), { capture: true, once: true });
  addEventListener('load', () => whenIdle(() => void register()));
}

let touched = false;

const HERE: Here = {
  workers: navigator.serviceWorker,
  isHidden: () => document.visibilityState === 'hidden',
  wasTouched: () => touched,
  isAtHome: () => place.now.page === 'home',
  beginAgain: () => location.reload(),
};

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
    new NewerVersion(HERE, registration);
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
    // Another Stature under another path of this host keeps its own here.
    const mine = [...kept].filter((url) => url.startsWith(new URL('./', document.baseURI).href));
    for (const url of mine) if (!wanted.includes(url)) await cache.delete(url);
    return true;
  } catch (problem) {
    console.warn('Not all of the language is kept yet:', problem);
    return false;
  }
}

/** Where a group was led once on this device, its sentences and clips stay here too. */
async function filesOf(language: Language): Promise<string[]> {
  const lists = localStorage.getItem(GROUP_LED) ? ['files.json', 'files-group.json'] : ['files.json'];
  return [...(await Promise.all(lists.map((list) => listed(list, language)))).flat(), ...(await filesOfSecond(language))];
}

/** A second voice is kept for those who chose it, beside the first, which helps out; not every language has one. */
async function filesOfSecond(language: Language): Promise<string[]> {
  const wanted = secondVoicesHere().includes(language) && (await hasSecondVoice(language));
  return wanted ? listed('files-second.json', language) : [];
}

/** From now on this device keeps what a group needs, so that it is led without a network. False where not all could be had. */
export async function keepGroup(languages: readonly Language[]): Promise<boolean> {
  localStorage.setItem(GROUP_LED, 'yes');
  return (await keepPageOfGroups().catch(() => false)) && (await keepLanguages(languages));
}

const GROUP_LED = 'stature.group-led';

/** From now on the pages of a practice open without a network, also where this first visit came before the copy. */
export async function keepPractice(): Promise<void> {
  try {
    const parts = (await (await fetch(PARTS)).json()) as { practice: string; papers: string };
    const [practice, papers] = [parts.practice, parts.papers].map((part) => new URL(part, new URL(PARTS, document.baseURI)).href);
    await keepPages('practice', /\/assets\/Practice-[^/]*$/, [practice!]);
    // What sets a paper out is shared with "For my visit", which keeps its own there.
    await keepAlso('papers', [...loadedNow(/\/assets\/Report-[^/]*$/), papers!]);
  } catch (problem) {
    console.info('The pages of a practice are not kept yet:', problem);
  }
}

/** Names the file with the practice's part of the coach, by its content. */
const PARTS = './coach/engine.json';

const keepPageOfGroups = () => keepPages('group', /\/assets\/Group-[^/]*$/);

/** The files of a page that is loaded now, and more that belong to it; they are named by their content. */
async function keepPages(name: string, files: RegExp, more: readonly string[] = []): Promise<boolean> {
  if (!('caches' in window)) return false;
  const wanted = [...new Set([...loadedNow(files), ...more])];
  const cache = await keepAlso(name, wanted);
  for (const { url } of await cache.keys()) if (!wanted.includes(url)) await cache.delete(url);
  return true;
}

const loadedNow = (files: RegExp) =>
  performance.getEntriesByType('resource').map(({ name }) => name).filter((url) => files.test(url));

async function keepAlso(name: string, wanted: readonly string[]): Promise<Cache> {
  const cache = await caches.open(name);
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  await cache.addAll(wanted.filter((url) => !kept.has(url)));
  return cache;
}

async function listed(list: string, language: Language): Promise<string[]> {
  const answer = await fetch(writtenAhead(list, language));
  if (!answer.ok) throw new Error(`the list of ${language} could not be had (${answer.status})`);
  return ((await answer.json()) as string[]).map((path) => new URL(path, document.baseURI).href);
}
