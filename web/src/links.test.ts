import { beforeEach, expect, test } from 'vitest';
import { heldLink, hold } from './keeping/held_link';
import { takeLinks } from './links';

beforeEach(() => {
  hold('key', '');
  hold('pair', '');
});

test.each([
  ['#pair=7K3MX-9QPXA', 'pair', '7K3MX-9QPXA', '#/pair'],
  ['#key=a_long-key', 'key', 'a_long-key', '#/devices'],
  ['#pair=%E0%A4%A', 'pair', '%E0%A4%A', '#/pair'],
] as const)('%s is taken out of the address, is held, and leads to its page', (hash, what, text, leads_to) => {
  history.replaceState(null, '', `/${hash}`);
  takeLinks();
  expect(location.hash).toBe(leads_to);
  expect(heldLink(what)).toBe(text);
  // The page may begin again in between.
  expect(sessionStorage.getItem(`stature.link.${what}`)).toBe(text);
});

test('any other address stays as it is', () => {
  history.replaceState(null, '', '/#/diary/trends');
  takeLinks();
  expect(location.hash).toBe('#/diary/trends');
});
