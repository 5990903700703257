import { expect, test } from 'vitest';
import type { Ringing } from '../engine/contract';
import { closing, plan, planned } from '../testing/plans';
import { calendarText } from './calendar';
import { reminderDue } from './due';
import { wish, wishesOf } from './wishes';

const MORNING = planned({ time: '07:30', due: true });
const EVENING = planned({ id: 'neck-press@evening', part_of_day: 'evening', time: '21:00', due: true });
const at = (time: string) => new Date(`2026-11-23T${time}:00`);
const FIRST = '2026-11-23/07:30/1';

test('a reminder comes at the time of the plan, once', () => {
  const today = plan([MORNING, EVENING]);
  expect(reminderDue(today, at('07:29'), [], true)).toBeNull();
  expect(reminderDue(today, at('07:30'), [], true)).toEqual({ id: FIRST, exercises: ['neck-press'] });
  expect(reminderDue(today, at('07:40'), [FIRST], true)).toBeNull();
  expect(reminderDue(today, at('21:05'), [FIRST], true)?.id).toBe('2026-11-23/21:00/1');
});

test('a second comes an hour later, only after the first, only if nothing was done, and only if wanted', () => {
  const today = plan([MORNING]);
  expect(reminderDue(today, at('08:31'), [FIRST], true)?.id).toBe('2026-11-23/07:30/2');
  expect(reminderDue(today, at('08:31'), [], true)).toBeNull();
  expect(reminderDue(today, at('08:31'), [FIRST], false)).toBeNull();
  expect(reminderDue(plan([{ ...MORNING, done: true }]), at('08:31'), [FIRST], true)).toBeNull();
  const both = plan([{ ...MORNING, done: true }, planned({ id: 'wall', exercise: 'wall-ball-press', time: '07:30', due: true })]);
  expect(reminderDue(both, at('08:31'), [FIRST], true)).toBeNull();
});

test('there is never a third', () => {
  expect(reminderDue(plan([MORNING]), at('10:30'), [FIRST, '2026-11-23/07:30/2'], true)).toBeNull();
  expect(reminderDue(plan([MORNING]), at('08:40'), [FIRST, '2026-11-23/07:30/2'], true)).toBeNull();
});

test('nobody is reminded of what is closed, of a rest day, or of nothing', () => {
  expect(reminderDue(plan([{ ...MORNING, closed: [closing()] }]), at('07:30'), [], true)).toBeNull();
  expect(reminderDue(plan([{ ...MORNING, due: false, state: 'rest_day' }]), at('07:30'), [], true)).toBeNull();
  expect(reminderDue(plan([]), at('07:30'), [], true)).toBeNull();
});

test('wishes are kept for each person alone', async () => {
  expect((await wishesOf('stature')).on).toBe(false);
  await wish('stature', { on: true });
  expect((await wishesOf('stature')).on).toBe(true);
  expect((await wishesOf('stature-other')).on).toBe(false);
});

const RINGING: Ringing = {
  first: '2026-11-22',
  told_at: '2026-11-22T08:00:00+01:00',
  changes: 3,
  rings: [
    { id: 'morning', part_of_day: 'morning', time: '07:30', days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] },
    { id: 'once-2', part_of_day: 'once', time: '16:00', days: ['mon', 'thu'] },
  ],
};

test('the calendar has an event for each ring of the plan, with an alarm, a floating time and a name that stays', () => {
  const text = calendarText('019a8f00-0000-7000-8000-000000000000', RINGING, null);
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(2);
  expect(text.match(/BEGIN:VALARM/g)).toHaveLength(2);
  expect(text).toContain('UID:019a8f00-0000-7000-8000-000000000000-morning@stature');
  expect(text).toContain('UID:019a8f00-0000-7000-8000-000000000000-once-2@stature');
  expect(text).toMatch(/DTSTART:20261122T073000\r\n/);
  expect(text.match(/SEQUENCE:3/g)).toHaveLength(2);
  expect(text).not.toContain('VTIMEZONE');
  expect(text).toContain('\r\nPRODID:-//Stature//Reminders//EN\r\n');
  expect(calendarText('019a8f00-0000-7000-8000-000000000000', RINGING, null)).toBe(text);
});

test('chosen days are the days of the calendar, and the first event is on one of them', () => {
  const text = calendarText('p', RINGING);
  expect(text).toContain('RRULE:FREQ=DAILY');
  expect(text).toContain('RRULE:FREQ=WEEKLY;BYDAY=MO,TH');
  expect(text).toMatch(/DTSTART[^:]*:20261123T160000Z?\r\n/);
});
