/** Days and times in words, as people of the page's language and of this device write them. */

/** "Monday 23 November" of a date (2026-11-23) or a local time with its offset. */
export function dayWords(at: string): string {
  // The wall's own day: never shifted into another by where the device is now.
  const day = new Date(`${at.slice(0, 10)}T12:00:00`);
  return new Intl.DateTimeFormat(locale(), { weekday: 'long', day: 'numeric', month: 'long' }).format(day);
}

/** "23 November 2026": for paper. */
export function dateWords(at: string): string {
  const day = new Date(`${at.slice(0, 10)}T12:00:00`);
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'long' }).format(day);
}

/** "07:30" or "7:30 am": by twelve or twenty-four hours as this device's own fields for a time, whatever the page's language. */
export function timeWords(time: string, hourCycle = ownClock()): string {
  const how: Intl.DateTimeFormatOptions = { timeStyle: 'short', ...(hourCycle && { hourCycle }) };
  return new Intl.DateTimeFormat(locale(), how).format(new Date(`2026-01-01T${time}:00`));
}

function ownClock(): Intl.ResolvedDateTimeFormatOptions['hourCycle'] {
  return new Intl.DateTimeFormat(undefined, { hour: 'numeric' }).resolvedOptions().hourCycle;
}

/** "Monday 16, Tuesday 17 and Friday 20 November", in the order of the days. */
export function daysWords(dates: readonly string[]): string {
  return listed([...new Set(dates)].sort().map(dayWords));
}

/** "5 and 4", as people of this device list things. */
export function listed(words: readonly string[]): string {
  return new Intl.ListFormat(locale(), { type: 'conjunction' }).format(words);
}

/** As people of this device write the page's language. */
export function locale(): string {
  const language = document.documentElement.lang || 'en';
  return navigator.languages.find((own) => own.startsWith(language)) ?? language;
}
