import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Ringing } from '../engine/contract';
import { calendarText } from './calendar';
import { changesOfClocks } from './zone';

/** Node takes up another zone at once. */
function onClocksOf(zone: string): void {
  vi.stubEnv('TZ', zone);
}

beforeEach(() => onClocksOf('Europe/Madrid'));
afterEach(() => vi.unstubAllEnvs());

const RINGS: Ringing = {
  first: '2026-11-22',
  told_at: '2026-11-22T08:00:00+01:00',
  changes: 1,
  rings: [{ id: 'morning', part_of_day: 'morning', time: '07:30', days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] }],
};
const unfolded = (text: string) => text.replace(/\r\n /g, '');

test('the changes of clocks of twenty years stand in the file, each at its moment by the clock before', () => {
  const told = changesOfClocks('Europe/Madrid', new Date('2026-11-22T00:00:00'));
  const [begins, ...changes] = told.split('BEGIN:').slice(2);
  expect(begins).toContain('TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0100');
  expect(changes).toHaveLength(2);
  const [on, back] = changes;
  expect(on).toMatch(/^DAYLIGHT\r\nDTSTART:20270328T020000\r\nRDATE:20280326T020000,/);
  expect(on).toContain('TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200');
  expect(back).toMatch(/^STANDARD\r\nDTSTART:20271031T030000\r\nRDATE:20281029T030000,/);
  expect(on!.match(/T020000/g)).toHaveLength(20);
});

test.each([
  ['America/Bogota', '-0500'],
  ['Asia/Kolkata', '+0530'],
])('clocks of %s never change', (zone, offset) => {
  onClocksOf(zone);
  const told = changesOfClocks(zone, new Date('2026-11-22T00:00:00'));
  expect(told.match(/BEGIN:(STANDARD|DAYLIGHT)/g)).toHaveLength(1);
  expect(told).toContain(`TZOFFSETTO:${offset}`);
});

test('half an hour, and a summer in January, are told right', () => {
  onClocksOf('Australia/Lord_Howe');
  const told = changesOfClocks('Australia/Lord_Howe', new Date('2026-07-01T00:00:00'));
  expect(told).toMatch(/DTSTART:20261004T020000\r\nRDATE:[^\r]*\r\nTZOFFSETFROM:\+1030\r\nTZOFFSETTO:\+1100/);
});

test('a time that the night of the change leaves out begins a day later, and stays itself', () => {
  const rings = { ...RINGS, first: '2027-03-28', rings: [{ ...RINGS.rings[0]!, time: '02:30' }] };
  expect(unfolded(calendarText('p', rings, 'Europe/Madrid'))).toContain('DTSTART;TZID=Europe/Madrid:20270329T023000');
  expect(unfolded(calendarText('p', rings, null))).toContain('DTSTART:20270328T023000');
});

test('each event is tied to the clocks of this device, and its stamp stays in universal time', () => {
  const text = unfolded(calendarText('p', RINGS, 'Europe/Madrid'));
  expect(text).toContain('DTSTART;TZID=Europe/Madrid:20261122T073000\r\n');
  expect(text).toContain('TZID:Europe/Madrid\r\n');
  expect(text.match(/DTSTAMP:20261122T070000Z\r\n/g)).toHaveLength(1);
  expect(text.indexOf('END:VTIMEZONE')).toBeLessThan(text.indexOf('BEGIN:VEVENT'));
});
