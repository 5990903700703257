import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'smol-toml';
import { expect, test } from 'vitest';
// @ts-expect-error a plain script of the build
import { exercisesHere } from './exercises.mjs';
// @ts-expect-error a plain script of the build
import { differences, flatten, placesOf } from './wording.mjs';

const here = dirname(fileURLToPath(import.meta.url));

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

test('a page calls an exercise as the coach does', () => {
  const table = (path: string) => parse(readFileSync(join(here, '../../regimen', path), 'utf8'));
  const said = table('wording/en.toml') as Record<string, { name: { text: string } }>;
  const written = new Map<string, string>(flatten(table('wording/pages/en.toml')));
  for (const { id, name } of exercisesHere()) {
    expect(written.get(`exercise.${id}.name`)).toBe(said[name.split('.')[0]]?.name.text);
  }
});

test('the calendar of the app and that of the server say the same', () => {
  const table = (path: string) => parse(readFileSync(join(here, '../../regimen', path), 'utf8'));
  const said = table('wording/en.toml') as unknown as { calendar: Record<string, { text: string }> };
  const written = new Map<string, string>(flatten(table('wording/pages/en.toml')));
  for (const key of ['name', 'morning', 'evening', 'morning_how', 'evening_how']) {
    expect(written.get(`calendar.${key}`)).toBe(said.calendar[key]?.text);
  }
});

test('each exercise of the regimen has its words on the pages', () => {
  const regimen = join(here, '../../regimen');
  const keys = new Set(flatten(parse(readFileSync(join(regimen, 'wording/pages/en.toml'), 'utf8'))).map(([key]: [string]) => key));
  const words = ['name', 'where', 'lift', 'how_1', 'often', 'later'];
  const wanted = exercisesHere().flatMap(({ id }: { id: string }) => words.map((word) => `exercise.${id}.${word}`));
  expect(wanted.length).toBeGreaterThan(0);
  expect(wanted.filter((key) => !keys.has(key))).toEqual([]);
});
