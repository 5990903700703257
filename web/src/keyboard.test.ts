import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepTheKeyboard } from './keyboard';
import { settled } from './testing/show';

let end: () => void;

beforeEach(() => {
  document.body.innerHTML = `
    <main>
      <h1 tabindex="-1">My plan</h1>
      <section id="neck"><h2>Neck press</h2><button id="keep">Keep this</button></section>
      <section id="wall"><h2>Wall-ball press</h2><button id="other">Keep this</button></section>
    </main>`;
  end = keepTheKeyboard();
});
afterEach(() => end());

const at = (id: string) => document.getElementById(id)!;

test('where something new has come instead, the keyboard goes to its beginning', async () => {
  at('other').focus();
  const asked = document.createElement('div');
  asked.innerHTML = '<p tabindex="-1">Are you sure?</p><button>Yes</button>';
  at('other').replaceWith(asked);
  await settled();
  expect(document.activeElement?.textContent).toBe('Are you sure?');
});

test('where nothing has come instead, it goes to the nearest heading above', async () => {
  at('keep').focus();
  at('keep').remove();
  await settled();
  expect(document.activeElement?.textContent).toBe('Neck press');
});

test('where a heading makes way for another, it goes to the new one', async () => {
  const waiting = document.querySelector('h1')!;
  waiting.focus();
  const heading = document.createElement('h1');
  heading.textContent = 'Your diary';
  waiting.replaceWith(heading);
  await settled();
  expect(document.activeElement).toBe(heading);
});

test('it stays where it is while something else is taken away', async () => {
  at('other').focus();
  at('neck').remove();
  await settled();
  expect(document.activeElement).toBe(at('other'));
});

test('whoever has left it by their own wish is not called back', async () => {
  at('keep').focus();
  at('keep').blur();
  await settled();
  at('keep').remove();
  await settled();
  expect(document.activeElement).toBe(document.body);
});
