import { afterEach, expect, test, vi } from 'vitest';
import { makeOwnAddress, ownAddress, remindersPath, remindersPathAnswered, withdrawOwnAddress } from './feed';

const OK = async () => new Response('BEGIN:VCALENDAR');
const refused = async () => new Response('{}', { status: 422 });

function onAClockOf(timeZone: string | undefined) {
  vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockReturnValue({ timeZone } as Intl.ResolvedDateTimeFormatOptions);
}

afterEach(() => vi.restoreAllMocks());

test('the address carries language and time zone of this device', async () => {
  onAClockOf('Europe/Madrid');
  const path = './api/people/ana/export/reminders.ics?language=es&timezone=Europe%2FMadrid';
  expect(remindersPath('ana', 'es')).toBe(path);
  expect(await remindersPathAnswered('ana', 'es', OK)).toBe(path);
});

test('a zone that the keeper does not know is left out, and so is none', async () => {
  onAClockOf('Mars/Olympus');
  expect(await remindersPathAnswered('ana', 'en', refused)).toBe('./api/people/ana/export/reminders.ics?language=en');
  onAClockOf(undefined);
  expect(remindersPath('ana', 'en')).toBe('./api/people/ana/export/reminders.ics?language=en');
});

test('a keeper out of reach for a moment changes nothing', async () => {
  onAClockOf('Europe/Madrid');
  const none = () => Promise.reject(new TypeError('no network'));
  expect(await remindersPathAnswered('ana', 'en', none)).toContain('timezone=Europe%2FMadrid');
});

test('where devices are paired, a calendar is given an address of its own, which can be withdrawn', async () => {
  onAClockOf('Europe/Madrid');
  const asked: string[] = [];
  const ask = async (address: string, init: RequestInit = {}) => {
    asked.push(`${init.method} ${address}`);
    return Response.json({ address: 'https://kitchen.local:8766/api/calendars/s3cret/reminders.ics' });
  };
  const address = 'https://kitchen.local:8766/api/calendars/s3cret/reminders.ics?language=es&timezone=Europe%2FMadrid';
  expect(await makeOwnAddress('stature', 'ana', 'es', ask)).toBe(address);
  expect(ownAddress('stature')).toBe(address);
  expect(await withdrawOwnAddress('stature', 'ana', async () => new Response('', { status: 503 }))).toBe(false);
  expect(ownAddress('stature')).toBe(address);
  expect(await withdrawOwnAddress('stature', 'ana', ask)).toBe(true);
  expect(ownAddress('stature')).toBe('');
  expect(asked).toEqual(['POST ./api/people/ana/calendar', 'DELETE ./api/people/ana/calendar']);
});
