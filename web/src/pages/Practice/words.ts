/** Days and sentences of a practice's pages, as people of this device write them. */
import type { CaseloadSaid, Today } from '../../engine/contract';
import { listed } from '../../words/dates';
import { dateOf, DAY_OF_YEAR, dayOf, localeOf, said } from '../../words/days';
import { t } from '../../words/words';

const SHORT: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' };
const DAY_MS = 24 * 60 * 60_000;
/** From here on a date says more than a number of days. */
const MANY_DAYS = 60;

/** "3 days ago"; the date itself where that is long ago. */
export function ago(day: string, today: string): string {
  const days = Math.round((dayOf(day).getTime() - dayOf(today).getTime()) / DAY_MS);
  if (Math.abs(days) > MANY_DAYS) return said(day, DAY_OF_YEAR);
  return new Intl.RelativeTimeFormat(localeOf(), { numeric: 'auto' }).format(days, 'day');
}

/** "23 October to 19 November": the days of a row's squares. */
export function fourWeeksTo(last: string): string {
  const first = dayOf(last);
  first.setDate(first.getDate() - 27);
  return t('practice.span', { from: said(dateOf(first), SHORT), to: said(last, SHORT) });
}

/** The sentence of a row, with its day. */
export function told({ text, day }: CaseloadSaid): string {
  return text.replace('{date}', day === null ? '' : said(day, DAY_OF_YEAR));
}

/** "9 times, in the morning and in the evening, with a pillow. Closed." of one exercise today; nothing where it is not known. */
export function nowWords(today: Today | null, exercise: string): string {
  const planned = today?.exercises.filter((one) => one.exercise === exercise) ?? [];
  const [first] = planned;
  if (!first) return '';
  const parts = listed(planned.map(({ part_of_day }) => t(`prescription.part_${part_of_day}`)));
  const dose = `${t('plan.dose', { n: first.dose.repetitions })}, ${parts}. ${first.dose.rung_name}.`;
  return first.closed.length ? `${dose} ${t('practice.one_closed')}.` : dose;
}
