import { expect, test } from 'vitest';
import type { Entry } from '../engine/contract';
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

test('the calendar has two daily events with alarms, floating times and names that stay', () => {
  const text = calendarText('019a8f00-0000-7000-8000-000000000000', [MORNING, EVENING], []);
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(2);
  expect(text.match(/BEGIN:VALARM/g)).toHaveLength(2);
  expect(text).toContain('UID:019a8f00-0000-7000-8000-000000000000-morning@stature');
  expect(text).toMatch(/DTSTART:20260101T073000\r\n/);
  expect(text).toMatch(/DTSTART:20260101T210000\r\n/);
  expect(text.match(/RRULE:FREQ=DAILY/g)).toHaveLength(2);
  expect(calendarText('019a8f00-0000-7000-8000-000000000000', [MORNING, EVENING], [])).toBe(text);
});

test('chosen days are the days of the calendar', () => {
  const chosen = {
    id: 'a', person: 'p', at: '2026-11-22T08:00:00+01:00', kind: 'plan_set', schema: 1,
    body: { exercise: 'neck-press', days: ['mon', 'thu'] },
  } as Entry;
  const text = calendarText('p', [MORNING, EVENING], [chosen]);
  expect(text).toContain('RRULE:FREQ=WEEKLY;BYDAY=MO,TH');
  expect(text).toMatch(/DTSTART:20261123T073000\r\n/);
});
