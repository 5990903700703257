import { expect, test } from 'vitest';
// @ts-expect-error a plain script of the build
import { differences, flatten, placesOf } from './wording.mjs';

test('tables become dotted keys', () => {
  expect(flatten({ home: { start: 'Start' }, next: 'Next' })).toEqual([
    ['home.start', 'Start'],
    ['next', 'Next'],
  ]);
});

test('what is no sentence is refused by its key', () => {
  expect(() => flatten({ home: { start: 3 } })).toThrow('home.start is 3');
});

test('a language that lacks a sentence, adds one or loses a place is told each', () => {
  const english = new Map([
    ['a', 'Question {n} of {all}'],
    ['b', 'Yes'],
  ]);
  const other = new Map([
    ['a', 'Pregunta {n}'],
    ['c', 'No'],
  ]);
  expect(differences('es', english, other)).toEqual([
    'pages/es.toml: b is missing',
    'pages/es.toml: c is not in pages/en.toml',
    'pages/es.toml: a needs {all n}',
  ]);
});

test('places are found in any order', () => {
  expect(placesOf('{n} of {all}')).toBe(placesOf('{all}: {n}'));
});
