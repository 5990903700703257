/**
 * The pictures' colours, light and dark, gathered from regimen/figures/*.svg into one style sheet:
 * a picture drawn into the page may bring no styles of its own (content policy), and a person who
 * chooses a look means the pictures, too. The result is not committed.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const figures = join(here, '../../regimen/figures');
const target = join(here, '../src/look/pictures');

const RULE = /\.(fig-[\w-]+)\{(fill|stroke):var\((--fig-[\w-]+),(#[0-9a-f]{3,8})\)\}/gi;

/** [[selector, property, variable, colour], ...] of one part of a picture's styles. */
export function rulesIn(styles) {
  return [...styles.matchAll(RULE)].map(([, name, property, variable, colour]) => ({
    name,
    property,
    variable,
    colour,
  }));
}

export function gather(drawings) {
  const rules = new Map();
  const light = new Map();
  const dark = new Map();
  for (const drawing of drawings) {
    const styles = /<style>(.*?)<\/style>/s.exec(drawing)?.[1] ?? '';
    const [bright = '', dim = ''] = styles.split('prefers-color-scheme:dark');
    for (const rule of rulesIn(bright)) {
      rules.set(rule.name, `.${rule.name}{${rule.property}:var(${rule.variable})}`);
      light.set(rule.variable, rule.colour);
    }
    for (const rule of rulesIn(dim)) dark.set(rule.variable, rule.colour);
  }
  return { rules, light, dark };
}

export function sheet({ rules, light, dark }) {
  const list = (colours) => [...colours].map(([name, colour]) => `${name}:${colour}`).join(';');
  return [
    '/* Written by page-build/figures.mjs. */',
    `:root{${list(light)}}`,
    `@media (prefers-color-scheme: dark){:root:not([data-look='light']):not([data-look='night']){${list(dark)}}}`,
    `:root[data-look='dark']{${list(dark)}}`,
    ...rules.values(),
    '',
  ].join('\n');
}

function write() {
  const names = existsSync(figures) ? readdirSync(figures).filter((name) => name.endsWith('.svg')) : [];
  const drawings = names.sort().map((name) => readFileSync(join(figures, name), 'utf8'));
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, 'colours.css'), sheet(gather(drawings)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) write();
