// @vitest-environment node
/** The look is told in one place: pages have no colour and no size of letters of their own, and what is told there can be read. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const SRC = join(import.meta.dirname, '../src');
const TOKENS = readFileSync(join(SRC, 'look/tokens.css'), 'utf8');
const COLOUR = /#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|oklch|oklab|lab|lch|color)\(|:[^;{}]*\b(?:white|black|gr[ae]y|red|green|yellow|orange|beige)\b/gi;
const LETTERS = /font-size:[^;]*\d(?:rem|px)[^;]*|font-weight:\s*\d+|font-family:[^;]*['"][^;]*/g;
/** Those of people's pictures are theirs, like those of regimen/figures; the week's is a picture, too, and keeps the colours of day. */
const PICTURES = ['parts/PersonPicture/PersonPicture.svelte'];
const OF_ALL = { light: ':root {', dark: ":root[data-look='dark'] {", night: ":root[data-look='night'] {" } as const;
type Look = keyof typeof OF_ALL;
const LOOKS = Object.keys(OF_ALL) as Look[];
const TEXT = 7;
const MARK = 3;

/** Letters, and every ground on which they may stand. */
const WRITTEN: readonly (readonly [string, ...string[]])[] = [
  ['ink', 'paper', 'sheet', 'calm', 'sun', 'ring-breath'],
  ['ink-soft', 'paper', 'sheet', 'calm', 'sun'],
  ['calm-ink', 'calm'],
  ['go-ink', 'go'],
  ['tired-ink', 'tired'],
  ['hurt-ink', 'hurt'],
  ['focus-ink', 'focus'],
  ['dark-ink', 'dark'],
];
/** What means something without being a letter: what can be pressed, the ring, the shapes of a day. */
const MARKED: typeof WRITTEN = [
  ['edge', 'paper', 'sheet', 'calm', 'sun'],
  ['go-foot', 'paper', 'sheet', 'calm', 'sun'],
  ['tired-foot', 'paper'],
  ['hurt-foot', 'paper', 'sheet'],
  ['ring', 'paper', 'ring-breath'],
  ['ring-now', 'paper', 'ring-breath'],
  ['figure-accent', 'paper', 'sheet', 'calm'],
];

function filesOf(...endings: string[]): string[] {
  const all = readdirSync(SRC, { recursive: true, encoding: 'utf8' });
  return all.filter((name) => endings.some((ending) => name.endsWith(ending)) && !/\.test\.ts$|^look\/(tokens|pictures)/.test(name));
}

/** Without what is for whoever reads the file, and without the names of values. */
function plain(name: string): string {
  return readFileSync(join(SRC, name), 'utf8').replace(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->|\/\/.*|var\([^)]*\)/g, '');
}

/** A style sheet as it is; of a page what stands where a colour would have to. */
function paintOf(name: string): string {
  if (name.endsWith('.css')) return plain(name);
  return [...plain(name).matchAll(/\b(?:fill|stroke|color|background|style)="[^"]*"/g)].join(';');
}

function coloursOf(look: Look): Map<string, string> {
  const own = (each: Look) => [...ruleOf(OF_ALL[each]).matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name!, value!] as const);
  return new Map([...own('light'), ...own(look)]);
}

function ruleOf(start: string): string {
  return TOKENS.split(start)[1]!.split('}')[0]!;
}

function contrast(first: string, second: string): number {
  const [darker, lighter] = [lightOf(first), lightOf(second)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** Relative luminance (WCAG 2.2), 0 black to 1 white. */
function lightOf(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function tooPale(look: Look, pairs: typeof WRITTEN, least: number): string[] {
  const colours = coloursOf(look);
  return pairs.flatMap(([mark, ...grounds]) =>
    grounds.filter((ground) => contrast(colours.get(mark)!, colours.get(ground)!) < least).map((ground) => `${mark} on ${ground}`),
  );
}

test('no page has a colour of its own', () => {
  const own = filesOf('.css', '.svelte')
    .filter((name) => !PICTURES.includes(name))
    .flatMap((name) => (paintOf(name).match(COLOUR) ?? []).map((colour) => `${name}: ${colour}`));
  expect(own).toEqual([]);
});

test('no page has a size, weight or kind of letters of its own', () => {
  const own = filesOf('.css')
    .filter((name) => name !== 'look/letters.css')
    .flatMap((name) => (plain(name).match(LETTERS) ?? []).map((found) => `${name}: ${found}`));
  expect(own).toEqual([]);
});

test('every value that pages name is one of those', () => {
  const known = new Set([...TOKENS.matchAll(/(--[\w-]+):/g)].map(([, name]) => name));
  const set = new Set(filesOf('.css', '.svelte', '.ts').flatMap((name) => [...readFileSync(join(SRC, name), 'utf8').matchAll(/(--[\w-]+)(?:\s*[:=]|', )/g)].map(([, own]) => own)));
  const named = filesOf('.css').flatMap((name) => [...readFileSync(join(SRC, name), 'utf8').matchAll(/var\((--[\w-]+)/g)].map(([, used]) => used!));
  expect([...new Set(named)].filter((name) => !known.has(name) && !set.has(name) && !name.startsWith('--fig-'))).toEqual([]);
});

test('whoever chooses the dark look sees what a device in the dark shows by itself', () => {
  expect(ruleOf(":root:not([data-look='light']):not([data-look='night']) {").replace(/\s+/g, ' ')).toBe(ruleOf(OF_ALL.dark).replace(/\s+/g, ' '));
});

describe.each(LOOKS)('in the %s look', (look) => {
  test('text stands out from its ground by seven to one', () => {
    expect(tooPale(look, WRITTEN, TEXT)).toEqual([]);
  });
  test('what means something stands out by three to one', () => {
    expect(tooPale(look, MARKED, MARK)).toEqual([]);
  });
});

test('what is put before the page itself has its colours: the device\'s frame around it, and the picture of a week', () => {
  const [light, dark] = [coloursOf('light'), coloursOf('dark')];
  const page = readFileSync(join(SRC, '../index.html'), 'utf8');
  expect([...page.matchAll(/theme-color" content="(#\w+)"/g)].map(([, colour]) => colour)).toEqual([light.get('paper'), dark.get('paper')]);
  const app = readFileSync(join(SRC, '../vite.config.ts'), 'utf8');
  expect([...app.matchAll(/_color: '(#\w+)'/g)].map(([, colour]) => colour)).toEqual([light.get('paper'), light.get('paper')]);
  const week = readFileSync(join(SRC, 'pages/Diary/week_picture.ts'), 'utf8');
  expect([...week.matchAll(/= '(#\w+)'/g)].map(([, colour]) => colour)).toEqual(['paper', 'ink', 'go', 'edge'].map((name) => light.get(name)));
});
