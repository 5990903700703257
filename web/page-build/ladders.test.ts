import { expect, test } from 'vitest';
import { laddersOf } from './ladders.mjs';

const exercise = { id: 'neck-press', dose: { ceiling: 10 }, ladder: [{ rung: 'pillow', name: 'neck_press.rung_pillow' }, { rung: 'towel', name: 'neck_press.rung_pillow', ceiling: 5 }] };

test('each step has its name in the language and its own ceiling, or the exercise’s', () => {
  const ladders = laddersOf([exercise], { neck_press: { rung_pillow: { text: 'With a pillow' } } });
  expect(ladders).toEqual({
    'neck-press': [
      { rung: 'pillow', name: 'With a pillow', ceiling: 10 },
      { rung: 'towel', name: 'With a pillow', ceiling: 5 },
    ],
  });
});

test('a step without a name in the language is told', () => {
  expect(() => laddersOf([exercise], {})).toThrow('neck_press.rung_pillow has no text');
});
