/**
 * The address of the calendar that follows the plan, with this device's language and time zone: a calendar that asks for
 * it by itself, somewhere else, knows neither, and would ring at the hour of another place.
 */
import { clearLocal, readLocal, writeLocal } from '../keeping/local';
import { askPatiently, isJson, type Ask } from '../keeping/outbox';
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

const KEPT = 'calendar_address';

/** The address with a secret of its own that was made on this device, where the keeper knows its devices; or none. */
export function ownAddress(profile: string): string {
  return readLocal<string>(profile, KEPT) ?? '';
}

/** A new one takes the place of the one before. Null where the keeper does not answer. */
export async function makeOwnAddress(profile: string, person: string, language: string, ask: Ask = askPatiently): Promise<string | null> {
  const answer = await ask(calendarOf(person), { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }).catch(() => null);
  if (!answer?.ok || !isJson(answer)) return null;
  const address = `${((await answer.json()) as { address: string }).address}?${new URL(remindersPath(person, language), 'http://here/').searchParams}`;
  writeLocal(profile, KEPT, address);
  return address;
}

/** From then on no calendar follows it. Whether that got through. */
export async function withdrawOwnAddress(profile: string, person: string, ask: Ask = askPatiently): Promise<boolean> {
  const answer = await ask(calendarOf(person), { method: 'DELETE' }).catch(() => null);
  if (answer?.ok) clearLocal(profile, KEPT);
  return answer?.ok ?? false;
}

function calendarOf(person: string): string {
  return `./api/people/${person}/calendar`;
}
