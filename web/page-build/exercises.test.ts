import { expect, test } from 'vitest';
import { laddersOf, readingOf } from './exercises.mjs';

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

test('the exercises to read come in their order, with the pictures of their dose and every line of how', () => {
  const rung = (id: string) => ({ rung: id, start_figure: `${id}-start`, hold_figure: `${id}-hold` });
  const press = { id: 'press', order: 2, dose: { rung: 'far' }, ladder: [rung('near'), rung('far')], prerequisites: [{ rule: 'S5' }] };
  const raise = { ...press, id: 'raise', order: 1, prerequisites: [{ rule: 'S5' }, { rule: 'S4' }] };
  const pages = { exercise: { press: { name: 'Press', how_1: 'Sit.', how_2: 'Press.', often: 'Daily.' } } };
  expect(readingOf([press, raise], pages)).toEqual([
    { id: 'raise', start: 'far-start', hold: 'far-hold', how: [], opened_by_word: true },
    { id: 'press', start: 'far-start', hold: 'far-hold', how: ['how_1', 'how_2'], opened_by_word: false },
  ]);
});

test('a step without a name in the language is told', () => {
  expect(() => laddersOf([exercise], {})).toThrow('neck_press.rung_pillow has no text');
});
