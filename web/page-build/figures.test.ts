import { expect, test } from 'vitest';
// @ts-expect-error a plain script of the build
import { rulesOf, sheet } from './figures.mjs';

const PICTURE =
  '<svg><style>@media screen{.fig-skin{fill:var(--fig-skin,#eab896)}.fig-edge-halo{stroke:var(--fig-halo,#ffffff)}}</style></svg>';
const COLOURS = { skin: { light: '#111111', dark: '#222222', night: '#333333' } };

test('each class of a picture takes its colour from the page', () => {
  expect(Object.fromEntries(rulesOf([PICTURE, PICTURE]))).toEqual({
    'fig-skin': '.fig-skin{fill:var(--fig-skin)}',
    'fig-edge-halo': '.fig-edge-halo{stroke:var(--fig-halo)}',
  });
});

test('each look has the colours of its own, and at night no picture is a dimmed light one', () => {
  const css = sheet(rulesOf([PICTURE]), COLOURS);
  expect(css).toContain(':root{--fig-skin:#111111}');
  expect(css).toContain(":root[data-look='dark']{--fig-skin:#222222}");
  expect(css).toContain(":root[data-look='night']{--fig-skin:#333333}");
});
