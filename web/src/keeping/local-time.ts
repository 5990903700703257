/** Local time with its offset, such as 2026-11-23T08:00:00+01:00: the diary knows the person's morning. */
export function localTime(moment: Date = new Date()): string {
  const offset_min = -moment.getTimezoneOffset();
  const sign = offset_min < 0 ? '-' : '+';
  const size = Math.abs(offset_min);
  const shifted = new Date(moment.getTime() + offset_min * 60_000);
  return `${shifted.toISOString().slice(0, 19)}${sign}${two(size / 60)}:${two(size % 60)}`;
}

function two(number: number): string {
  return String(Math.floor(number)).padStart(2, '0');
}
