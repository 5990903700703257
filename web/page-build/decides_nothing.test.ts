// @vitest-environment node
/** The page decides nothing: no exercise, no rule and no number of a physiotherapist's stands in what it is made of. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
// @ts-expect-error a plain script of the build
import { exercisesHere } from './ladders.mjs';

const here = join(dirname(fileURLToPath(import.meta.url)), '../src');
const EXERCISES: string[] = exercisesHere().map(({ id }: { id: string }) => id);

const sources = readdirSync(here, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(ts|svelte)$/.test(path))
  .filter((path) => !/\.test\.ts$|^testing\/|\/bench\/|^words\/(pages|ladders)\//.test(path))
  .map((path) => ({ path, text: withoutComments(readFileSync(join(here, path), 'utf8')) }));

/** The handout is read, and the word on the chest raise is kept, also where no coach can start and no plan holds. */
const WITHOUT_A_COACH = /^pages\/(Handout\/Handout|Opening\/Opening)\.svelte:/;

function withoutComments(text: string): string {
  return text.replace(/<!--.*?-->|\/\*.*?\*\/|(^|\s)\/\/[^\n]*/gs, '');
}

function found(what: RegExp): string[] {
  return sources.flatMap(({ path, text }) => [...text.matchAll(what)].map(([words]) => `${path}: ${words}`));
}

test('it looks at the whole page', () => {
  expect(sources.length).toBeGreaterThan(100);
  expect(EXERCISES.length).toBeGreaterThan(2);
});

test('no exercise is named but where no coach may be up', () => {
  const named = found(new RegExp(`['"\`](${EXERCISES.join('|')})['"\`]`, 'g'));
  expect(named.filter((one) => !WITHOUT_A_COACH.test(one))).toEqual([]);
});

test('no rule of safety is asked for by its name', () => {
  expect(found(/['"`]S(?:[1-9]|1[0-2])['"`]/g)).toEqual([]);
});

test('no question is asked for by its number', () => {
  expect(found(/['"`]q[1-9]['"`]/g)).toEqual([]);
});

test('no answer on a scale is weighed', () => {
  expect(found(/\b(?:pain|effort|pain_before)\s*(?:[<>]=?|===?)\s*\d+/g)).toEqual([]);
});
