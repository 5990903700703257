/**
 * What a drawing shows, said first in a sentence or two. It tells and never weighs: what became less is where it is now, and
 * days are held against each other only where that gladdens.
 */
import type { PastDay, PastSession, Today } from '../../engine/contract';
import { t } from '../../words/words';
import { effortWord } from './sentences';

/** "You practised on 14 of 15 days." Days on which nothing was meant are none to be counted. */
export function daysSentence(days: readonly PastDay[]): string {
  const practised = days.filter(({ done }) => done > 0).length;
  return practisedOf(practised, days.filter(({ planned, done }) => planned > 0 || done > 0).length);
}

/** The same of the last seven days. */
export function weekSentence(week: Today['week']): string {
  const practised = week.filter(({ how }) => how === 'whole' || how === 'some').length;
  return practisedOf(practised, week.filter(({ how }) => how !== 'rest').length);
}

function practisedOf(practised: number, meant: number): string {
  if (!practised) return '';
  if (practised === 1) return t('looking.one_day');
  if (practised === meant) return t('looking.every_day', { n: practised });
  return gladdens(practised, meant) ? t('looking.days_of', { n: practised, all: meant }) : t('looking.days', { n: practised });
}

/** Of fewer than half only those that were are told, if any. */
function gladdens(some: number, all: number): boolean {
  return 2 * some >= all;
}

/** "It has grown from 5 to 9." From the first to the last dose of these sessions, oldest first; empty where none is told. */
export function growthSentence(sessions: readonly PastSession[]): string {
  const told = sessions.filter(({ dose }) => dose.repetitions !== undefined);
  const [first, last] = [told[0]?.dose, told.at(-1)?.dose];
  if (!first || !last) return '';
  const n = last.repetitions!;
  if (first.rung !== last.rung) return last.rung_name ? t('looking.rung', { n, rung: last.rung_name }) : t('looking.now', { n });
  if (n > first.repetitions!) return t('looking.grown', { from: first.repetitions!, to: n });
  return n === first.repetitions ? t('looking.same', { n }) : t('looking.now', { n });
}

/** What was told last: how it was, in the words of the buttons, and pain by its number. */
export function feltSentence(sessions: readonly PastSession[]): string {
  const last = sessions.filter(({ effort, pain }) => effort !== null && pain !== null).at(-1);
  return last ? t('looking.felt', { effort: effortWord(last.effort!), pain: last.pain! }) : '';
}

/** The last that was measured, and that it is the same where it is. */
export function heightSentence(measured: readonly { readonly value: number }[], written: (value: number) => string): string {
  const [first, last] = [measured[0], measured.at(-1)];
  if (!first || !last) return '';
  const height = written(last.value);
  return measured.length > 1 && first.value === last.value ? t('looking.height_same', { height }) : t('looking.height', { height });
}

export function standsSentence(stands: readonly { readonly value: number }[]): string {
  const [first, last] = [stands[0], stands.at(-1)];
  if (!first || !last) return '';
  return last.value > first.value ? t('looking.grown', { from: first.value, to: last.value }) : t('looking.stands', { n: last.value });
}
