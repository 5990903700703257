/** What the person answered last to each of the nine questions, and when; and when they had asked. For showing alone. */
import type { Entry } from '../../engine/contract';
import { isOfTheDiary } from '../../parts/Cleared/clearable';
import type { Answer } from '../Questions/questions';

export interface LastAnswer {
  readonly answer: Answer;
  readonly at: string;
}

export function lastAnswers(entries: readonly Entry[]): Readonly<Record<string, LastAnswer>> {
  const known: Record<string, LastAnswer> = {};
  for (const entry of standing(entries, 'screen_answered')) {
    const answers = (entry.body['answers'] ?? {}) as Record<string, Answer>;
    for (const [question, answer] of Object.entries(answers)) known[question] = { answer, at: entry.at };
  }
  return known;
}

/** When "I have asked, and it is fine" was written down last, or null. */
export function lastAsked(entries: readonly Entry[]): string | null {
  return standing(entries, 'cleared').filter(({ body }) => !isOfTheDiary(body['what'])).at(-1)?.at ?? null;
}

/** Entries of this kind that were not taken back, the oldest first. */
export function standing(entries: readonly Entry[], kind: Entry['kind']): readonly Entry[] {
  const retracted = new Set(entries.filter((one) => one.kind === 'retracted').map((one) => one.body['entry']));
  return entries
    .filter((entry) => entry.kind === kind && !retracted.has(entry.id))
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}
