/** Whose voice is heard: the first of a language or, where it has one and the person chose it, the second. */
import { household } from '../keeping/household.svelte';
import { settings, settingsOf, type Settings, type Speaker } from '../keeping/settings.svelte';
import { clipsOf, languageOf, writtenAhead } from './language';
import { spokenLanguage, type Language } from './words';

/** Where the clips of a voice lie, and their list. */
export interface VoiceFiles {
  readonly folder: string;
  readonly list: string;
}

/** Whether there is a choice: the list of the first voice, which every device keeps, tells of a second. */
export async function hasSecondVoice(language: Language = spokenLanguage()): Promise<boolean> {
  const list = await fetch(writtenAhead('voice.json', language)).catch(() => null);
  return list?.ok ? ((await list.json()) as { second?: boolean }).second === true : false;
}

/** Where the clips of this voice lie, and after them those that help out. */
export function placesOf(speaker: Speaker, language: Language = spokenLanguage()): readonly VoiceFiles[] {
  const first = { folder: clipsOf(language), list: writtenAhead('voice.json', language) };
  const second = { folder: clipsOf(`${language}-second`), list: writtenAhead('voice-second.json', language) };
  return speaker === 'second' ? [second, first] : [first];
}

/** Those of whoever is here. Of a language without a second voice no list is asked for, and the first speaks (`sound/two_voices.ts`). */
export function placesHere(): readonly VoiceFiles[] {
  return placesOf(settings.speaker);
}

/** The languages of which somebody on this device chose the second voice. */
export function secondVoicesHere(): readonly Language[] {
  const people: readonly Settings[] = [settings, ...household.profiles.map((profile) => settingsOf(profile))];
  return [...new Set(people.filter(({ speaker }) => speaker === 'second').map((person) => languageOf(person)))];
}
