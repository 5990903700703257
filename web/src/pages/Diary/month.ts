/** A month as the weeks of a calendar, and what each day of it was, in one word. */
import type { PastDay } from '../../engine/contract';
import { daysLater, dayOf, lastOfMonth } from '../../words/days';

/** `open`: nothing is written down, and nothing is said about that. */
export type DayWord = 'done' | 'partly' | 'rest' | 'open';

export interface Cell {
  readonly date: string;
  readonly number: number;
  readonly word: DayWord;
  /** Whether there is anything to read of it. */
  readonly written: boolean;
  /** Or to write down. */
  readonly opens: boolean;
}

export type Week = readonly (Cell | null)[];

/** Days of other months stay empty: one month is enough to look at. */
export function weeksOf(month: string, days: readonly PastDay[], weekStart: number, span: Span): Week[] {
  const known = new Map(days.map((day) => [day.date, day]));
  const cells: (Cell | null)[] = Array.from({ length: (dayOf(`${month}-01`).getDay() - weekStart + 7) % 7 }, () => null);
  const last = lastOfMonth(month);
  for (let date = `${month}-01`; date <= last; date = daysLater(date, 1)) {
    cells.push(cellOf(date, known.get(date), span));
  }
  while (cells.length % 7) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/** From the first day of the diary to today. Before it, nothing was a day of rest. */
export interface Span {
  readonly since: string;
  readonly today: string;
}

export function wordOf(day: PastDay | undefined, { since, today }: Span): DayWord {
  if (!day) return 'open';
  if (!day.sessions.length && !day.without_app.length) return day.planned === 0 && day.date > since && day.date < today ? 'rest' : 'open';
  return day.done >= day.planned ? 'done' : 'partly';
}

export function isWritten(day: PastDay | undefined): boolean {
  if (!day) return false;
  return [day.sessions, day.without_app, day.own_words, day.notes].some(({ length }) => length > 0) || day.morning_after !== null;
}

function cellOf(date: string, day: PastDay | undefined, span: Span): Cell {
  return { date, number: dayOf(date).getDate(), word: wordOf(day, span), written: isWritten(day), opens: isWritten(day) || !!day?.may_be_told.length };
}

/** The seven days from the week's first on, as dates of some week. */
export function weekDays(weekStart: number): string[] {
  // 2026-11-01 was a Sunday.
  return Array.from({ length: 7 }, (_, place) => daysLater('2026-11-01', weekStart + place));
}
