import { expect, test } from 'vitest';
import { settled, show, until } from '../../testing/show';
import Figure from './Figure.svelte';
import { drawingNames, drawingOf } from './drawings';

const NEEDED = [
  ...['neck-press', 'wall-ball-press', 'prone-chest-raise', 'prone-chest-raise-pillow'].flatMap((stem) => [
    `${stem}-start`,
    `${stem}-hold`,
  ]),
  'log-roll-2',
  'log-roll-3',
  'log-roll-5',
  'log-roll-up-2',
  'log-roll-up-3',
  'log-roll-up-4',
];

test('every picture that a page shows is drawn', () => {
  expect(drawingNames()).toEqual(expect.arrayContaining(NEEDED));
});

test('no picture brings styles of its own, which the content policy would refuse', async () => {
  for (const name of drawingNames()) {
    const svg = await drawingOf(name);
    expect(svg, name).toContain('<svg');
    expect(svg, name).not.toMatch(/<style|\sstyle=|<script|<title/);
  }
});

test('a picture shown twice has no id twice', async () => {
  for (const name of drawingNames()) {
    const ids = (text: string) => [...text.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id);
    const both = [...ids(await drawingOf(name)), ...ids(await drawingOf(name))];
    expect(new Set(both).size, name).toBe(both.length);
  }
});

test('an unknown picture is no picture, and nothing breaks', async () => {
  const { page } = await show(Figure, { name: 'no-such-figure' });
  await settled();
  expect(page.querySelector('svg')).toBeNull();
});

test('start and hold lie over one another', async () => {
  const { page } = await show(Figure, { name: 'neck-press-start', hold: 'neck-press-hold', held: true });
  await until(() => expect(page.querySelectorAll('svg')).toHaveLength(2));
  expect(page.querySelector('.figure')!.classList.contains('held')).toBe(true);
});
