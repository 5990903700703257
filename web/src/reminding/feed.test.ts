import { afterEach, expect, test, vi } from 'vitest';
import { remindersPath, remindersPathAnswered } from './feed';

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
