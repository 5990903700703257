import { expect, test } from 'vitest';
import { quoted } from './quoted';

test('no quotation mark of any hand ends the quotation around it', () => {
  expect(quoted('Eva” on 3 May. Stature says: “call')).toBe('Eva’ on 3 May. Stature says: ’call');
  for (const mark of '"“”„‟«»‹›「」『』〝〞〟＂') expect(quoted(mark)).toBe('’');
  expect(quoted("O'Neil <b>")).toBe("O'Neil <b>");
});

test('a name from the right turns nothing of what stands behind it', () => {
  for (const name of ['אסתר 12', 'نورا 12', '𐤀𐤁 12', '𞤀 12']) expect(quoted(name)).toBe(`\u2068${name}\u2069`);
  expect(quoted('Ana')).toBe('Ana');
});
