/**
 * The reminders as a file for the calendar that a person already has: when it rings is the coach's. The same events, under
 * the same names, as the server's feed (stature/exports/reminders.py), so that one takes the other's place. As there, they
 * are tied to the clocks of this device; where its time zone has no name, times float.
 */
import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventClass, ICalEventRepeatingFreq, ICalEventTransparency, ICalWeekday } from 'ical-generator';
import type { Day, Ring, Ringing } from '../engine/contract';
import { t } from '../words/words';
import { changesOfClocks, zoneHere } from './zone';

const LENGTH_MS = 15 * 60_000;
const WEEK: readonly Day[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const DAYS = [ICalWeekday.MO, ICalWeekday.TU, ICalWeekday.WE, ICalWeekday.TH, ICalWeekday.FR, ICalWeekday.SA, ICalWeekday.SU];

export function calendarText(person: string, ringing: Ringing, zone: string | null = zoneHere()): string {
  const stamp = new Date(ringing.told_at);
  const first = new Date(`${ringing.first}T00:00:00`);
  const calendar = ical({
    name: t('calendar.name'),
    prodId: '//Stature//Reminders//EN',
    method: ICalCalendarMethod.PUBLISH,
    // Of the events alone: a zone of the whole calendar would take the Z of DTSTAMP away, which must be universal time.
    timezone: { name: null, generator: (name) => changesOfClocks(name, first) },
  });
  for (const ring of ringing.rings) {
    const start = firstOf(ring, ringing.first, zone);
    const event = calendar.createEvent({
      id: `${person}-${ring.id}@stature`,
      stamp,
      lastModified: stamp,
      sequence: ringing.changes,
      start,
      end: new Date(start.getTime() + LENGTH_MS),
      ...(zone ? { timezone: zone } : { floating: true }),
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

/** The first of its days from `date` on that has this time; a floating time stands in the place of universal time. */
function firstOf({ days, time }: Ring, date: string, zone: string | null): Date {
  const at = (noon: Date) => new Date(`${noon.toISOString().slice(0, 10)}T${time}:00${zone ? '' : 'Z'}`);
  const rings = (noon: Date) => days.includes(WEEK[(noon.getUTCDay() + 6) % 7]!) && (!zone || clockOf(at(noon)) === time);
  const noon = new Date(`${date}T12:00:00Z`);
  while (!rings(noon)) noon.setUTCDate(noon.getUTCDate() + 1);
  return at(noon);
}

/** In the night in which clocks are put on, an hour is missing. */
function clockOf(at: Date): string {
  return [at.getHours(), at.getMinutes()].map((number) => String(number).padStart(2, '0')).join(':');
}
