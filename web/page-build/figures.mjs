/**
 * The pictures' colours, light, dark and at night, out of regimen/figures/colours.json, as one style sheet with a rule
 * for each class of regimen/figures/*.svg: a picture drawn into the page may bring no styles of its own (content
 * policy), and a person who chooses a look means the pictures, too. The result is not committed.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const figures = join(here, '../../regimen/figures');
const target = join(here, '../src/look/pictures');

const RULE = /\.(fig-[\w-]+)\{(fill|stroke):var\((--fig-[\w-]+),#[0-9a-f]{3,8}\)\}/gi;

/** Class -> the rule that takes its colour from the page. */
export function rulesOf(drawings) {
  const styles = drawings.map((drawing) => /<style>(.*?)<\/style>/s.exec(drawing)?.[1] ?? '').join('');
  return new Map(
    [...styles.matchAll(RULE)].map(([, name, property, variable]) => [name, `.${name}{${property}:var(${variable})}`]),
  );
}

export function sheet(rules, colours) {
  const list = (look) => Object.entries(colours).map(([kind, of]) => `--fig-${kind}:${of[look]}`).join(';');
  return [
    '/* Written by page-build/figures.mjs. */',
    `:root{${list('light')}}`,
    `@media (prefers-color-scheme: dark){:root:not([data-look='light']):not([data-look='night']){${list('dark')}}}`,
    `:root[data-look='dark']{${list('dark')}}`,
    `:root[data-look='night']{${list('night')}}`,
    ...rules.values(),
    '',
  ].join('\n');
}

function write() {
  const drawings = readdirSync(figures)
    .filter((name) => name.endsWith('.svg'))
    .sort()
    .map((name) => readFileSync(join(figures, name), 'utf8'));
  const colours = JSON.parse(readFileSync(join(figures, 'colours.json'), 'utf8'));
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, 'colours.css'), sheet(rulesOf(drawings), colours));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) write();
