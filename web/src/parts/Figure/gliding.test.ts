import { expect, test } from 'vitest';
import { drawingNames, drawingOf } from './drawings';
import { glideOf, smooth } from './gliding';

function drawn(parts: string): SVGElement {
  const box = document.createElement('div');
  box.innerHTML = `<svg>${parts}</svg>`;
  return box.querySelector('svg')!;
}

const START = '<path data-part="head" d="M0 0c1 2 3-4z"/><circle data-part="eye" cx="1" cy="2" r="3"/>';
const HOLD = '<path data-part="head" d="M10 4c1 6 3-8z"/><circle data-part="eye" cx="5" cy="2" r="3"/><path data-part="arrow" d="M1 1z"/>';

test.each([
  [0, 'M0 0c1 2 3-4z', '1', '0.00'],
  [0.5, 'M5 2c1 4 3-6z', '3', '0.50'],
  [1, 'M10 4c1 6 3-8z', '5', '1.00'],
])('at %s of the way each number is as far, and the arrow as much there', (share, d, cx, opacity) => {
  const hold = drawn(HOLD);
  glideOf(drawn(START), hold)(share);
  expect(hold.querySelector('[data-part=head]')!.getAttribute('d')).toBe(d);
  expect(hold.querySelector('circle')!.getAttribute('cx')).toBe(cx);
  expect(hold.querySelector('[data-part=arrow]')!.getAttribute('opacity')).toBe(opacity);
});

test('a part whose commands differ is the one until half way and then the other', () => {
  const hold = drawn('<path data-part="head" d="M1 1z"/>');
  const glide = glideOf(drawn('<path data-part="head" d="M0 0L1 1z"/>'), hold);
  glide(0.4);
  expect(hold.querySelector('path')!.getAttribute('d')).toBe('M0 0L1 1z');
  glide(0.6);
  expect(hold.querySelector('path')!.getAttribute('d')).toBe('M1 1z');
});

test('it begins and ends smoothly, and never leaves the way', () => {
  expect([-1, 0, 0.5, 1, 2].map(smooth)).toEqual([0, 0, 0.5, 1, 1]);
  expect(smooth(0.1)).toBeLessThan(0.1);
  expect(smooth(0.9)).toBeGreaterThan(0.9);
});

const PAIRS: readonly (readonly [string, string])[] = drawingNames()
  .filter((name) => name.endsWith('-start'))
  .map((name) => [name, name.replace('-start', '-hold')] as const);

const OTHERS: readonly (readonly [string, string])[] = [
  ['neck-press-towel', 'neck-press-towel-hold'],
  ['prone-chest-raise-pillow-start', 'prone-head-only-hold'],
];

test.each([...PAIRS, ...OTHERS])(
  'from %s to %s every part glides',
  async (start, hold) => {
    const [first, last] = [drawn(await drawingOf(start)), drawn(await drawingOf(hold))];
    const commands = (svg: Element, name: string) =>
      svg.querySelector(`[data-part="${name}"]`)?.getAttribute('d')?.replace(/[^A-Za-z]/g, '');
    const names = [...first.querySelectorAll('[data-part]')].map((part) => part.getAttribute('data-part')!);
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) expect(commands(last, name), name).toBe(commands(first, name));
  },
);
