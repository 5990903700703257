import { beforeEach, expect, test } from 'vitest';
import { openApp } from '../state/app';
import { goInstead } from '../routing.svelte';
import { faultsOf, settled, show } from '../testing/show';
import Handout from './Handout/Handout.svelte';
import Lost from './Lost/Lost.svelte';
import Moving from './Moving/Moving.svelte';
import Settings from './Settings/Settings.svelte';
import Statement from './Statement/Statement.svelte';
import Welcome from './Welcome/Welcome.svelte';

beforeEach(() => openApp('pages'));

test.each([
  ['the handout', Handout],
  ['never bend', Moving],
  ['the statement', Statement],
  ['settings', Settings],
  ['lost', Lost],
] as const)('%s has one heading, and axe finds nothing', async (_, page) => {
  const shown = await show(page, {});
  await settled();
  expect(shown.page.querySelectorAll('h1')).toHaveLength(1);
  expect(await faultsOf(shown.page)).toEqual([]);
});

test.each(['', 'sound', 'statement', 'number', 'name'])('the welcome at "%s" passes axe', async (step) => {
  goInstead('welcome', step);
  const { page } = await show(Welcome, {});
  expect(await faultsOf(page)).toEqual([]);
});

test('the statement says what it must', async () => {
  const { page } = await show(Statement, {});
  for (const words of ['general wellness', 'not medical advice', 'cannot tell whether a bone is broken', 'Ask your doctor', 'not made or approved']) {
    expect(page.textContent).toContain(words);
  }
});

test('what is known before one begins is said on the page that must be read', async () => {
  goInstead('welcome', 'statement');
  const { page } = await show(Welcome, {});
  expect(page.textContent).toContain('I have read this');
  for (const words of [
    'if you take blood thinners, steroids or strong sleeping pills, had an operation lately, or are pregnant',
    'Blood-pressure pills can make you dizzy. Sit for a while before you stand up.',
    'In the dark: first the light, then shoes that hold. Keep the way clear.',
    'A firm bed is best',
    'never above your face, and never under the blanket',
    'Keep its cable out of the way',
    'You need not look at the screen',
    'Turn off other alarms. With a hearing aid or headset, try the sound first.',
    'Pets and small children stay outside, and the door stays shut',
    'More on one day makes nobody stronger sooner',
    'How you feel, only you can say',
    'A new pain, or numb arms, may also come hours later. You can tell me at any time.',
  ]) {
    expect(page.textContent).toContain(words);
  }
});

test('the handout can be read without Python, all three exercises of it', async () => {
  const { page } = await show(Handout, {});
  const headings = [...page.querySelectorAll('h2')].map((heading) => heading.textContent);
  expect(headings).toEqual(expect.arrayContaining(['Neck press', 'Wall-ball press', 'Prone chest raise']));
});
