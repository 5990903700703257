/**
 * The sentence of a key, in the language of the page. English is in the first bundle; another
 * language is fetched once, when chosen. Keys are checked by the compiler.
 */
import english from './pages/en.json';
import type { Language, PageKey } from './pages/keys';

export type { Language, PageKey };
export type Places = Readonly<Record<string, string | number>>;

type Sentences = Readonly<Record<PageKey, string>>;

const others = import.meta.glob<{ default: Sentences }>(['./pages/*.json', '!./pages/en.json']);

let spoken: Sentences = english;

export async function speak(language: Language): Promise<void> {
  const fetch = others[`./pages/${language}.json`];
  spoken = fetch ? (await fetch()).default : english;
  document.documentElement.lang = language;
}

export function t(key: PageKey, places: Places = {}): string {
  return spoken[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(places[name] ?? whole));
}
