// @vitest-environment node
/** The page decides nothing: no exercise, no rule and no number of a physiotherapist's stands in what it is made of. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'smol-toml';
import { expect, test } from 'vitest';

const here = join(dirname(fileURLToPath(import.meta.url)), '../src');
const regimen = join(here, '../../regimen');
const EXERCISES = readdirSync(regimen)
  .filter((name) => name.endsWith('.toml'))
  .map((name) => parse(readFileSync(join(regimen, name), 'utf8')))
  .filter(({ ladder }) => ladder)
  .map(({ id }) => String(id));

const sources = readdirSync(here, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(ts|svelte)$/.test(path))
  .filter((path) => !/\.test\.ts$|^testing\/|\/bench\/|^words\/(pages|ladders)\//.test(path))
  .map((path) => ({ path, text: withoutComments(readFileSync(join(here, path), 'utf8')) }));

/** The handout is read also where no coach can start, so it names what it shows by itself. */
const READ_WITHOUT_A_COACH = 'pages/Handout/Handout.svelte';

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

test('no exercise is named but in the handout to read', () => {
  const named = found(new RegExp(`['"\`](${EXERCISES.join('|')})['"\`]`, 'g'));
  expect(named.filter((one) => !one.startsWith(READ_WITHOUT_A_COACH))).toEqual([]);
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
