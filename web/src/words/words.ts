/**
 * The sentence of a key, in the language of the page. English is in the first bundle; another
 * language is fetched before the page is drawn. Keys are checked by the compiler. What only a page for others says comes with
 * that page.
 */
import english from './pages/en.json';
import { LANGUAGES, type Language, type PageKey } from './pages/keys';

export { LANGUAGES };
export type { Language, PageKey };
export type Places = Readonly<Record<string, string | number>>;

type Sentences = Readonly<Record<PageKey, string>>;

const others = import.meta.glob<{ default: Partial<Sentences> }>(['./pages/*.json', '!./pages/en.json']);
const apart = import.meta.glob<{ default: Partial<Sentences> }>('./pages/apart/*.json');
/** Pages that few open, and that were opened: their words go along when the language changes. */
const opened = new Set<PageApart>();

/** Whose words come with their pages: a practice's, a group's, those of the devices of a house or of a visit. */
export type PageApart = 'Practice' | 'Group' | 'House' | 'ForMyVisit';

let spoken: Sentences = english as Sentences;
let language: Language = 'en';

/** From now on the page speaks this language. Rejects, and stays as it was, where its sentences cannot be had. */
export async function speak(wanted: Language): Promise<void> {
  const with_others = await Promise.all([...opened].map((page) => wordsOf(page, wanted)));
  spoken = Object.assign({}, await sentencesOf(wanted), ...with_others) as Sentences;
  language = wanted;
  document.documentElement.lang = wanted;
}

/** Fetches a page that few open, and its words with it. Rejects where either cannot be had. */
export async function withWords<Fetched>(page: PageApart, fetched: Promise<Fetched>): Promise<Fetched> {
  const [words, there] = await Promise.all([wordsOf(page, language), fetched]);
  opened.add(page);
  spoken = { ...spoken, ...words };
  return there;
}

async function wordsOf(page: PageApart, wanted: Language): Promise<Partial<Sentences>> {
  return (await apart[`./pages/apart/${page}-${wanted}.json`]!()).default;
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

async function sentencesOf(wanted: Language): Promise<Partial<Sentences>> {
  const fetch = others[`./pages/${wanted}.json`];
  return fetch ? (await fetch()).default : (english as Partial<Sentences>);
}
