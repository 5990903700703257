/**
 * What the pages know of the exercises where no coach can start: regimen/*.toml -> src/words/exercises/exercises.json,
 * which there are, in their order, each with its two pictures and the keys of how it is done; and -> src/words/ladders/
 * <language>.json, the steps of each one's ladder with their names, for the page on which a therapist's word is written
 * down. Run with the wording; not committed.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'smol-toml';

const here = dirname(fileURLToPath(import.meta.url));
const regimen = join(here, '../../regimen');
const words = join(here, '../src/words');
/** An exercise that stays closed until the person opens it (S4). */
const OPENED_BY_WORD = 'S4';

/** `exercises`: parsed files of the regimen; `sentences`: one language's wording, parsed. */
export function laddersOf(exercises, sentences) {
  return Object.fromEntries(
    exercises.map(({ id, dose, ladder }) => [
      id,
      ladder.map(({ rung, name, ceiling }) => ({ rung, name: textOf(sentences, name), ceiling: ceiling ?? dose.ceiling })),
    ]),
  );
}

/** `pages`: one language's strings of the pages, parsed. */
export function readingOf(exercises, pages) {
  return [...exercises]
    .sort((one, other) => one.order - other.order)
    .map(({ id, dose, ladder, prerequisites }) => {
      const { start_figure: start, hold_figure: hold } = ladder.find(({ rung }) => rung === dose.rung);
      const how = Object.keys(pages.exercise?.[id] ?? {}).filter((key) => /^how_[0-9]+$/.test(key));
      return { id, start, hold, how, opened_by_word: prerequisites.some(({ rule }) => rule === OPENED_BY_WORD) };
    });
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
  put('exercises/exercises.json', readingOf(exercises, read(join(regimen, 'wording/pages/en.toml'))));
  for (const language of languages) {
    const wording = join(regimen, 'wording', `${language}.toml`);
    if (!existsSync(wording)) throw new Error(`wording/${language}.toml is missing; pages/${language}.toml is there`);
    put(`ladders/${language}.json`, laddersOf(exercises, read(wording)));
  }
}

function put(path, value) {
  mkdirSync(dirname(join(words, path)), { recursive: true });
  writeFileSync(join(words, path), JSON.stringify(value, null, 1));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) write();
