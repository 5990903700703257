/** Words as the diary takes them: signs that are not seen, or turn others, are left out, and the ends are trimmed. */
const ENDS_OF_LINES = /\r\n?|[\u2028\u2029]/g;
// The same signs as in the coach's entry_bodies.py; a tab is a space.
const NOT_SEEN = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

export function asWritten(words: string): string {
  return words.replace(ENDS_OF_LINES, '\n').replaceAll('\t', ' ').replace(NOT_SEEN, '').trim();
}
