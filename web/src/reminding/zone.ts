/**
 * The time zone of this device's clocks: its name, and what a calendar's file says of it. A calendar that does not know the
 * name goes by the changes of clocks that stand beside it (RFC 5545 3.6.5).
 */

const DAY_MS = 24 * 60 * 60_000;
const MINUTE_MS = 60_000;
// Twenty years, as in the server's file (stature/exports/reminders.py): longer than any phone.
const CLOCKS_KNOWN_FOR_DAYS = 20 * 366;

/** The IANA's name, like `Europe/Madrid`; null where the browser does not tell. */
export function zoneHere(): string | null {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || null;
}

/** VTIMEZONE for the clocks of this device under that name, from the day before `first` on. */
export function changesOfClocks(zone: string, first: Date): string {
  const from = new Date(first.getTime() - DAY_MS);
  const changes = new Map<string, Date[]>();
  for (const at of changesAfter(from)) {
    const kind = `${offsetBefore(at)} ${offsetAt(at)}`;
    changes.set(kind, [...(changes.get(kind) ?? []), at]);
  }
  const begins = observed(offsetAt(from), offsetAt(from), [from]);
  const others = [...changes.values()].flatMap((alike) => observed(offsetBefore(alike[0]!), offsetAt(alike[0]!), alike));
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...begins, ...others, 'END:VTIMEZONE'].join('\r\n');
}

/** When these clocks are put on or back, oldest first. */
function changesAfter(from: Date): Date[] {
  const found: Date[] = [];
  for (let day = 0; day < CLOCKS_KNOWN_FOR_DAYS; day += 1) {
    const [before, after] = [new Date(from.getTime() + day * DAY_MS), new Date(from.getTime() + (day + 1) * DAY_MS)];
    if (offsetAt(before) !== offsetAt(after)) found.push(changeBetween(before, after));
  }
  return found;
}

function changeBetween(before: Date, after: Date): Date {
  let [low, high] = [before.getTime(), after.getTime()];
  while (high - low > MINUTE_MS) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE_MS) * MINUTE_MS;
    if (offsetAt(new Date(middle)) === offsetAt(before)) low = middle;
    else high = middle;
  }
  return new Date(high);
}

/** One kind of change, each time that it comes. Its moments are told by the clock as it stood before. */
function observed(before_min: number, after_min: number, moments: readonly Date[]): string[] {
  const kind = after_min > before_min ? 'DAYLIGHT' : 'STANDARD';
  const [first, ...later] = moments.map((at) => clock(at, before_min));
  return [
    `BEGIN:${kind}`,
    `DTSTART:${first}`,
    ...(later.length ? [`RDATE:${later.join(',')}`] : []),
    `TZOFFSETFROM:${offset(before_min)}`,
    `TZOFFSETTO:${offset(after_min)}`,
    `END:${kind}`,
  ];
}

/** Minutes east of Greenwich. */
function offsetAt(at: Date): number {
  return -at.getTimezoneOffset();
}

function offsetBefore(change: Date): number {
  return offsetAt(new Date(change.getTime() - MINUTE_MS));
}

function clock(at: Date, offset_min: number): string {
  return new Date(at.getTime() + offset_min * MINUTE_MS).toISOString().replace(/[-:]|\.\d+Z$/g, '');
}

function offset(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (number: number) => String(Math.floor(number)).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(size / 60)}${two(size % 60)}`;
}
