/**
 * The two daily reminders as a file for the calendar that a person already has: the same events, under the same names,
 * as the server's feed (stature/exports/reminders.py), so that one takes the other's place. Times float: 07:30 by
 * whatever clock the person looks at.
 */
import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventClass, ICalEventRepeatingFreq, ICalEventTransparency, ICalWeekday } from 'ical-generator';
import type { Entry, PlannedExercise } from '../engine/contract';
import { t } from '../words/words';

export type DayPart = 'morning' | 'evening';

/** The usual times where nobody has chosen any (coach/schedule.py). */
const USUAL: Readonly<Record<DayPart, string>> = { morning: '07:30', evening: '21:00' };
const LENGTH_MS = 15 * 60_000;
const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const DAYS = [ICalWeekday.MO, ICalWeekday.TU, ICalWeekday.WE, ICalWeekday.TH, ICalWeekday.FR, ICalWeekday.SA, ICalWeekday.SU];

export function calendarText(person: string, exercises: readonly PlannedExercise[], entries: readonly Entry[]): string {
  const plans = entries.filter(({ kind }) => kind === 'plan_set');
  const first = entries.map(({ at }) => at.slice(0, 10)).toSorted()[0] ?? '2026-01-01';
  const stamp = new Date(plans.map(({ at }) => Date.parse(at)).toSorted((a, b) => a - b).at(-1) ?? Date.UTC(2026, 0, 1));
  const calendar = ical({ name: t('calendar.name'), prodId: '-//Stature//Reminders//EN', method: ICalCalendarMethod.PUBLISH });
  for (const part of ['morning', 'evening'] as const) {
    const days = daysOf(part, exercises, plans);
    const start = firstOf(days, first, timeOf(part, exercises));
    const event = calendar.createEvent({
      id: `${person}-${part}@stature`,
      stamp,
      lastModified: stamp,
      sequence: plans.length,
      start,
      end: new Date(start.getTime() + LENGTH_MS),
      floating: true,
      summary: t(`calendar.${part}`),
      description: t(`calendar.${part}_how`),
      transparency: ICalEventTransparency.TRANSPARENT,
      class: ICalEventClass.PRIVATE,
      repeating:
        days.length === WEEK.length
          ? { freq: ICalEventRepeatingFreq.DAILY }
          : { freq: ICalEventRepeatingFreq.WEEKLY, byDay: days.map((day) => DAYS[day]!) },
    });
    event.createAlarm({ type: ICalAlarmType.display, trigger: 0, description: t(`calendar.${part}`) });
  }
  return calendar.toString();
}

export function timeOf(part: DayPart, exercises: readonly PlannedExercise[]): string {
  const times = exercises.filter(({ part_of_day, time }) => part_of_day === part && time).map(({ time }) => time!);
  return times.toSorted()[0] ?? USUAL[part];
}

/** On which days of the week, Monday first: of whatever was last chosen for the exercises of that part of the day. */
function daysOf(part: DayPart, exercises: readonly PlannedExercise[], plans: readonly Entry[]): number[] {
  const own = new Set(exercises.filter(({ part_of_day }) => part_of_day === part).map(({ exercise }) => exercise as string));
  const chosen = [...own].flatMap((exercise) => {
    const last = plans
      .filter(({ body }) => body['exercise'] === exercise && Array.isArray(body['days']))
      .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
      .at(-1);
    return last ? (last.body['days'] as string[]) : WEEK;
  });
  return WEEK.flatMap((day, place) => (!chosen.length || chosen.includes(day) ? [place] : []));
}

/** The first of those days from `date` on, with the floating time in the place of universal time. */
function firstOf(days: readonly number[], date: string, time: string): Date {
  const start = new Date(`${date}T${time}:00Z`);
  while (!days.includes((start.getUTCDay() + 6) % 7)) start.setUTCDate(start.getUTCDate() + 1);
  return start;
}
