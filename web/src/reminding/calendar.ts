/**
 * The reminders as a file for the calendar that a person already has: when it rings is the coach's. The same events, under
 * the same names, as the server's feed (stature/exports/reminders.py), so that one takes the other's place. Times float:
 * 07:30 by whatever clock the person looks at.
 */
import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventClass, ICalEventRepeatingFreq, ICalEventTransparency, ICalWeekday } from 'ical-generator';
import type { Ring, Ringing } from '../engine/contract';
import { t } from '../words/words';

const LENGTH_MS = 15 * 60_000;
const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const DAYS = [ICalWeekday.MO, ICalWeekday.TU, ICalWeekday.WE, ICalWeekday.TH, ICalWeekday.FR, ICalWeekday.SA, ICalWeekday.SU];

export function calendarText(person: string, ringing: Ringing): string {
  const stamp = new Date(ringing.told_at);
  const calendar = ical({ name: t('calendar.name'), prodId: '-//Stature//Reminders//EN', method: ICalCalendarMethod.PUBLISH });
  for (const ring of ringing.rings) {
    const start = firstOf(ring, ringing.first);
    const event = calendar.createEvent({
      id: `${person}-${ring.id}@stature`,
      stamp,
      lastModified: stamp,
      sequence: ringing.changes,
      start,
      end: new Date(start.getTime() + LENGTH_MS),
      floating: true,
      summary: t(`calendar.${ring.part_of_day}`),
      description: t(`calendar.${ring.part_of_day}_how`),
      transparency: ICalEventTransparency.TRANSPARENT,
      class: ICalEventClass.PRIVATE,
      repeating:
        ring.days.length === WEEK.length
          ? { freq: ICalEventRepeatingFreq.DAILY }
          : { freq: ICalEventRepeatingFreq.WEEKLY, byDay: ring.days.map((day) => DAYS[WEEK.indexOf(day)]!) },
    });
    event.createAlarm({ type: ICalAlarmType.display, trigger: 0, description: t(`calendar.${ring.part_of_day}`) });
  }
  return calendar.toString();
}

/** The first of its days from `date` on, with the floating time in the place of universal time. */
function firstOf({ days, time }: Ring, date: string): Date {
  const start = new Date(`${date}T${time}:00Z`);
  while (!days.includes(WEEK[(start.getUTCDay() + 6) % 7]!)) start.setUTCDate(start.getUTCDate() + 1);
  return start;
}
