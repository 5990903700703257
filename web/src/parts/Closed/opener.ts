import type { Closing, PlannedExercise } from '../../engine/contract';
import { dayWords, timeWords } from '../../words/dates';
import { t, type PageKey } from '../../words/words';

/** What opens this exercise, when every closing of it is opened by that one thing; else null. */
export function onlyOpener(planned: PlannedExercise): string | null {
  const [first, ...more] = new Set(planned.closed.map((closing) => closing.opened_by));
  return more.length === 0 ? (first ?? null) : null;
}

// The other ways are said by the closing itself, or have a button beside it.
const KNOWN = ['cleared', 'new_answer', 'answers_again'];

/** How each of these closings is opened again, in words, each way once. */
export function waysToOpen(closings: readonly Closing[]): readonly string[] {
  const openers = closings.map(({ opened_by }) => opened_by ?? '').filter((opener) => KNOWN.includes(opener));
  return [...new Set(openers)].map((opener) => t(`result.opens_${opener}` as PageKey));
}

/** Until when it rests; the day in words, for "tomorrow" is another day when the page is read again. */
export function untilWords(until: string): string {
  return t('closed.until', { day: dayWords(until), time: timeWords(until.slice(11, 16)) });
}
