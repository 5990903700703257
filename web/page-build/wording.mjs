/**
 * Page strings: regimen/wording/pages/<language>.toml -> src/words/pages/<language>.json and the
 * type of all keys. Every language must have exactly English's keys and the same {places}. What only pages say that few
 * open, a practice's, a group's, those of a house's devices or of a visit, goes to src/words/pages/apart/<whose>-<language>.json, which
 * comes with them.
 * Run before dev, check, test and build; the result is not committed.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'smol-toml';

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, '../../regimen/wording/pages');
const target = join(here, '../src/words/pages');

/** Table of the wording -> whose it is. Its files are kept and left out by the names that the pages' own have. */
const APART = { practice: 'Practice', group: 'Group', pair: 'House', devices: 'House', plain: 'House', trust: 'House', visit: 'ForMyVisit' };

export function flatten(table, path = []) {
  return Object.entries(table).flatMap(([name, value]) => {
    const here = [...path, name];
    if (typeof value === 'string') return [[here.join('.'), value]];
    if (value && typeof value === 'object' && !Array.isArray(value)) return flatten(value, here);
    throw new Error(`${here.join('.')} is ${JSON.stringify(value)}; write a sentence in quotes`);
  });
}

export function placesOf(sentence) {
  return [...sentence.matchAll(/\{(\w+)\}/g)].map((found) => found[1]).sort().join(' ');
}

/** Every way in which `other` strays from English, one clear line each. */
export function differences(language, english, other) {
  const missing = [...english.keys()].filter((key) => !other.has(key));
  const unknown = [...other.keys()].filter((key) => !english.has(key));
  const places = [...english].filter(
    ([key, text]) => other.has(key) && placesOf(text) !== placesOf(other.get(key)),
  );
  return [
    ...missing.map((key) => `pages/${language}.toml: ${key} is missing`),
    ...unknown.map((key) => `pages/${language}.toml: ${key} is not in pages/en.toml`),
    ...places.map(([key, text]) => `pages/${language}.toml: ${key} needs {${placesOf(text)}}`),
  ];
}

function read(language) {
  return new Map(flatten(parse(readFileSync(join(source, `${language}.toml`), 'utf8'))));
}

/** The sentences of those pages; of nobody's in particular what every home has. */
export function saidBy(sentences, whose) {
  return [...sentences].filter(([key]) => APART[key.split('.')[0]] === whose);
}

function put(name, sentences) {
  writeFileSync(join(target, name), JSON.stringify(Object.fromEntries(sentences), null, 1));
}

function write() {
  const languages = readdirSync(source)
    .filter((name) => name.endsWith('.toml'))
    .map((name) => name.slice(0, -'.toml'.length))
    .sort();
  const english = read('en');
  const problems = languages.flatMap((language) => differences(language, english, read(language)));
  if (problems.length) throw new Error(problems.join('\n'));

  mkdirSync(join(target, 'apart'), { recursive: true });
  for (const language of languages) {
    const sentences = read(language);
    put(`${language}.json`, saidBy(sentences, undefined));
    for (const whose of new Set(Object.values(APART))) put(`apart/${whose}-${language}.json`, saidBy(sentences, whose));
  }
  const union = [...english.keys()].map((key) => `  | ${JSON.stringify(key)}`).join('\n');
  const codes = languages.map((language) => JSON.stringify(language)).join(' | ');
  const names = Object.fromEntries(languages.map((language) => [language, read(language).get('language.own_name')]));
  writeFileSync(
    join(target, 'keys.ts'),
    `// Written by page-build/wording.mjs.\nexport type Language = ${codes};\n/** What each calls itself. */\nexport const LANGUAGES: Readonly<Record<Language, string>> = ${JSON.stringify(names)};\nexport type PageKey =\n${union};\n`,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) write();
