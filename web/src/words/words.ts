/**
 * The sentence of a key, in the language of the page. English is in the first bundle; another
 * language is fetched before the page is drawn. Keys are checked by the compiler.
 */
import english from './pages/en.json';
import { LANGUAGES, type Language, type PageKey } from './pages/keys';

export { LANGUAGES };
export type { Language, PageKey };
export type Places = Readonly<Record<string, string | number>>;

type Sentences = Readonly<Record<PageKey, string>>;

const others = import.meta.glob<{ default: Sentences }>(['./pages/*.json', '!./pages/en.json']);

let spoken: Sentences = english;
let language: Language = 'en';

/** From now on the page speaks this language. Rejects, and stays as it was, where its sentences cannot be had. */
export async function speak(wanted: Language): Promise<void> {
  spoken = await sentencesOf(wanted);
  language = wanted;
  document.documentElement.lang = wanted;
}

/** Whether the page's sentences in that language can be had. */
export async function hasSentences(wanted: Language): Promise<boolean> {
  return sentencesOf(wanted).then(
    () => true,
    () => false,
  );
}

/** The language that the page speaks now. */
export function spokenLanguage(): Language {
  return language;
}

/** Keys that carry the id of an exercise: which there are, the regimen says (`wording.test.ts` asks for their words). */
type KeyOfExercise = `exercise.${string}.${string}`;

/** Of one thing (`n`) the sentence for one, where there is such: "once", and never "1 times". */
export function t(key: PageKey | KeyOfExercise, places: Places = {}): string {
  const of_one = places['n'] === 1 ? spoken[`${key}_one` as PageKey] : undefined;
  return (of_one ?? spoken[key as PageKey]).replace(/\{(\w+)\}/g, (whole, name: string) => String(places[name] ?? whole));
}

async function sentencesOf(wanted: Language): Promise<Sentences> {
  const fetch = others[`./pages/${wanted}.json`];
  return fetch ? (await fetch()).default : english;
}
