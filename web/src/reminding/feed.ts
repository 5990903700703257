/**
 * The address of the calendar that follows the plan, with this device's language and time zone: a calendar that asks for
 * it by itself, somewhere else, knows neither, and would ring at the hour of another place.
 */
import type { Ask } from '../keeping/outbox';
import { zoneHere } from './zone';

const FILE = 'reminders.ics';

/** A path on the keeper, like `./api/people/ID/export/reminders.ics?language=es&timezone=Europe%2FMadrid`. */
export function remindersPath(person: string, language: string, zone: string | null = zoneHere()): string {
  const asked = new URLSearchParams({ language, ...(zone && { timezone: zone }) });
  return `./api/people/${person}/export/${FILE}?${asked}`;
}

/** The same, without a zone that the keeper is too old to know: then the hour is that of the clock on the wall. */
export async function remindersPathAnswered(person: string, language: string, ask: Ask = fetch): Promise<string> {
  const path = remindersPath(person, language);
  const answer = await ask(path).catch(() => null);
  return answer && !answer.ok ? remindersPath(person, language, null) : path;
}
