/** Dates as people write them: names of days and months, and on which day a week begins. */

/** The person's own kind of the page's language: en-GB and en-US begin their weeks on different days. */
export function localeOf(
  language = document.documentElement.lang || 'en',
  wished: readonly string[] = navigator.languages,
): string {
  return wished.find((tag) => tag.split('-')[0] === language) ?? language;
}

interface WeekInfo {
  readonly firstDay: number;
}

/** 0 is Sunday, as `Date` counts. */
export function weekStartsOn(locale = localeOf()): number {
  const known = new Intl.Locale(locale) as Intl.Locale & { getWeekInfo?: () => WeekInfo; weekInfo?: WeekInfo };
  const info = known.getWeekInfo?.() ?? known.weekInfo;
  if (info) return info.firstDay % 7;
  return SUNDAY_FIRST.has(known.maximize().region ?? '') ? 0 : 1;
}

// For browsers that cannot say (CLDR supplemental data, weekData: the larger countries of our languages).
const SUNDAY_FIRST = new Set(['US', 'CA', 'MX', 'CO', 'PE', 'VE', 'GT', 'DO', 'HN', 'NI', 'PA', 'PR', 'SV', 'IN', 'PH', 'ZA']);

/** Noon, so that no change of clocks moves it to another day. */
export function dayOf(date: string): Date {
  return new Date(`${date}T12:00:00`);
}

export function dateOf(day: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

export function daysLater(date: string, days: number): string {
  const day = dayOf(date);
  day.setDate(day.getDate() + days);
  return dateOf(day);
}

/** `2026-11` a number of months on. */
export function monthsLater(month: string, months: number): string {
  const day = dayOf(`${month}-01`);
  day.setMonth(day.getMonth() + months);
  return dateOf(day).slice(0, 7);
}

export function lastOfMonth(month: string): string {
  return daysLater(`${monthsLater(month, 1)}-01`, -1);
}

export function said(date: string, how: Intl.DateTimeFormatOptions, locale = localeOf()): string {
  return new Intl.DateTimeFormat(locale, how).format(dayOf(date));
}

export const WHOLE_DAY: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long' };
export const WITH_YEAR: Intl.DateTimeFormatOptions = { ...WHOLE_DAY, year: 'numeric' };
export const DAY_OF_YEAR: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric' };
