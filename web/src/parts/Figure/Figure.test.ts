import { expect, test, vi } from 'vitest';
import { settled, show, until } from '../../testing/show';
import Figure from './Figure.svelte';
import ShownOnce from './ShownOnce.svelte';
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

const PRESS = { name: 'neck-press-start', hold: 'neck-press-hold' };

async function head(props: { effort?: number; held?: boolean }): Promise<string> {
  const { page, close } = await show(Figure, { ...PRESS, ...props });
  await until(() => expect(page.querySelector('svg')).not.toBeNull());
  await settled();
  const drawn = page.querySelector('[data-part=head]')!.getAttribute('d')!;
  await close();
  return drawn;
}

async function headOf(name: string): Promise<string> {
  return /data-part="head"[^>]* d="([^"]+)"/.exec(await drawingOf(name))![1]!;
}

test('with the effort the picture glides from start to hold', async () => {
  const [start, hold] = [await headOf(PRESS.name), await headOf(PRESS.hold)];
  expect(await head({ effort: 0 })).toBe(start);
  expect(await head({ effort: 1 })).toBe(hold);
  expect([start, hold]).not.toContain(await head({ effort: 0.5 }));
});

test('for whoever wants no motion there is the start or the hold and nothing between', async () => {
  vi.stubGlobal('matchMedia', () => ({ matches: true }));
  expect(await head({ effort: 0.5, held: true })).toBe(await headOf(PRESS.hold));
  expect(await head({ effort: 0.5, held: false })).toBe(await headOf(PRESS.name));
  vi.unstubAllGlobals();
});

test('where a step says how, the movement is shown once and stays in the hold', async () => {
  const { page } = await show(ShownOnce, { start: PRESS.name, hold: PRESS.hold, seconds: 0.2, after: 0.1 });
  const head = () => page.querySelector('[data-part=head]')!.getAttribute('d');
  await until(() => expect(page.querySelector('svg')).not.toBeNull());
  const [start, hold] = [await headOf(PRESS.name), await headOf(PRESS.hold)];
  await until(() => expect(head()).toBe(hold));
  await settled();
  expect(head()).not.toBe(start);
});

test('the arrow of the hold is not there at the start', async () => {
  const { page } = await show(Figure, { ...PRESS, effort: 0 });
  await until(() => expect(page.querySelector('[data-part=arrow]')!.getAttribute('opacity')).toBe('0.00'));
});
