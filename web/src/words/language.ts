/**
 * Which language is whose: chosen by the person or, until then, the first of the browser's that we
 * have. And where the files of a language lie that the coach wrote and spoke ahead.
 */
import { first } from '../keeping/first_device';
import { household } from '../keeping/household.svelte';
import { settings, settingsOf, type Settings } from '../keeping/settings.svelte';
import { hasSentences, LANGUAGES, speak, spokenLanguage, t, type Language } from './words';

/** The person's own, or what their browser asks for. */
export function languageOf(chosen: Settings, asked: readonly string[] = navigator.languages): Language {
  if (isLanguage(chosen.language)) return chosen.language;
  return asked.map((one) => one.toLowerCase().split('-')[0]!).find(isLanguage) ?? 'en';
}

/** Before the page is drawn. Where the sentences cannot be had, it is drawn in English: better than nothing. */
export async function speakAsChosen(): Promise<void> {
  await speak(languageOf(settings)).catch((problem: unknown) => console.warn('Another language:', problem));
  first.name = t('where.this_computer');
}

/** Whether whoever is here wants another language than the page speaks. */
export function wantsAnother(): boolean {
  return languageOf(settings) !== spokenLanguage();
}

/** Whether all that a language needs can be had: its sentences, and those of the coach. */
export async function canSpeak(language: Language): Promise<boolean> {
  const coach = fetch(writtenAhead('house.json', language)).then(
    (answer) => answer.ok,
    () => false,
  );
  return (await hasSentences(language)) && (await coach);
}

/** The languages of all who use this device: what works here without a network. */
export function languagesHere(): readonly Language[] {
  return [...new Set([languageOf(settings), ...household.profiles.map((profile) => languageOf(settingsOf(profile)))])];
}

/** The address of a file that the coach wrote ahead in a language. */
export function writtenAhead(file = '', language: Language = spokenLanguage()): string {
  return new URL(`coach/${language}-${__LANGUAGES__[language]}/${file}`, document.baseURI).href;
}

/** Where the clips of a language lie, or of its second voice. */
export function clipsOf(voice: string = spokenLanguage()): string {
  return new URL(`voice/${voice}/`, document.baseURI).href;
}

function isLanguage(text: string): text is Language {
  return text in LANGUAGES;
}
