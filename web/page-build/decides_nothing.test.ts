// @vitest-environment node
/** The page decides nothing: no exercise, no rule and no number of a physiotherapist's stands in what it is made of. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
// @ts-expect-error a plain script of the build
import { exercisesHere } from './exercises.mjs';

const here = join(dirname(fileURLToPath(import.meta.url)), '../src');
const EXERCISES: string[] = exercisesHere().map(({ id }: { id: string }) => id);

const sources = readdirSync(here, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(ts|svelte)$/.test(path))
  .filter((path) => !/\.test\.ts$|^testing\/|\/bench\/|^words\/(pages|ladders|exercises)\//.test(path))
  .map((path) => ({ path, text: withoutComments(readFileSync(join(here, path), 'utf8')) }));

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

test('no exercise is named', () => {
  expect(found(new RegExp(`['"\`](${EXERCISES.join('|')})\\b`, 'g'))).toEqual([]);
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

test('how a session ended, and whether it hurt, is written down by the coach alone', () => {
  expect(found(/^(?!\s*readonly).*\b(?:reason:\s*['"`][A-Z_]+['"`]|pain_told:)/gm)).toEqual([]);
});
