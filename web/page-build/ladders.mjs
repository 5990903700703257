/**
 * The steps of each exercise's ladder, with their names: regimen/*.toml -> src/words/ladders/<language>.json,
 * for the page on which a therapist's word is written down. Run with the wording; not committed.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'smol-toml';

const here = dirname(fileURLToPath(import.meta.url));
const regimen = join(here, '../../regimen');
const target = join(here, '../src/words/ladders');

/** `exercises`: parsed files of the regimen; `sentences`: one language's wording, parsed. */
export function laddersOf(exercises, sentences) {
  return Object.fromEntries(
    exercises.map(({ id, dose, ladder }) => [
      id,
      ladder.map(({ rung, name, ceiling }) => ({ rung, name: textOf(sentences, name), ceiling: ceiling ?? dose.ceiling })),
    ]),
  );
}

function textOf(sentences, key) {
  const text = key.split('.').reduce((table, part) => table?.[part], sentences)?.text;
  if (typeof text !== 'string') throw new Error(`${key} has no text; write it in regimen/wording`);
  return text;
}

function read(path) {
  return parse(readFileSync(path, 'utf8'));
}

/** The files of the regimen that are exercises, parsed. */
export function exercisesHere() {
  const files = readdirSync(regimen).filter((name) => name.endsWith('.toml'));
  return files.map((name) => read(join(regimen, name))).filter(({ ladder }) => ladder);
}

function write() {
  const exercises = exercisesHere();
  const languages = readdirSync(join(regimen, 'wording/pages')).map((name) => name.replace(/\.toml$/, ''));
  mkdirSync(target, { recursive: true });
  for (const language of languages) {
    const wording = join(regimen, 'wording', `${language}.toml`);
    if (!existsSync(wording)) throw new Error(`wording/${language}.toml is missing; pages/${language}.toml is there`);
    writeFileSync(join(target, `${language}.json`), JSON.stringify(laddersOf(exercises, read(wording)), null, 1));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) write();
