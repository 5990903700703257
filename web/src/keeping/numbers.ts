/** Numbers to call, as people write them. */

/**
 * A few countries have emergency numbers of two digits, such as 15 in France. All of them, as the metadata of Google's
 * libphonenumber has them (ShortNumberMetadata, `emergency`): so a slip such as "12" for 112 can be told from them.
 */
const OF_TWO_DIGITS: ReadonlySet<string> = new Set(['13', '14', '15', '16', '17', '18', '19', '90', '91', '92', '93', '94']);
const LEAST_DIGITS = 3;

/** What a telephone dials of it. */
export function dialled(number: string): string {
  return number.replace(/[^\d+*#]/g, '');
}

/** An emergency number has three digits or more, but for the few of two. It may also be a neighbour's. */
export function isEmergencyNumber(number: string): boolean {
  return OF_TWO_DIGITS.has(dialled(number)) || isNumber(number);
}

export function isNumber(number: string): boolean {
  return dialled(number).replace(/\D/g, '').length >= LEAST_DIGITS;
}
