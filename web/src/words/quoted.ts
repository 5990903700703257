/**
 * Words of a paper or a file inside a sentence of ours: letters and nothing else. They can neither end the quotation that
 * stands around them nor, where they are written from right to left, turn what follows.
 */
const QUOTES = /["\u00ab\u00bb\u201c-\u201f\u2039\u203a\u300c-\u300f\u301d-\u301f\uff02]/g;
const FROM_THE_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|\ud802|\ud803|\ud83a|\ud83b/;
const [ISOLATED, UNTIL_HERE] = ['\u2068', '\u2069'];

export function quoted(text: string): string {
  const inside = text.replaceAll(QUOTES, '\u2019');
  return FROM_THE_RIGHT.test(inside) ? `${ISOLATED}${inside}${UNTIL_HERE}` : inside;
}
