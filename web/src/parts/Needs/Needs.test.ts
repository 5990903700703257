import { expect, test } from 'vitest';
import { faultsOf, show } from '../../testing/show';
import { DRAWN } from './drawn';
import Needs from './Needs.svelte';

test('each thing has its drawing and its words', async () => {
  const { page } = await show(Needs, { needs: [{ key: 'need.ball', text: 'A soft ball' }, { key: 'need.chair', text: 'A sturdy chair' }] });
  expect([...page.querySelectorAll('li')].map((each) => each.textContent?.trim())).toEqual(['A soft ball', 'A sturdy chair']);
  expect(page.querySelectorAll('svg path')).toHaveLength(2);
  expect(await faultsOf(page)).toEqual([]);
});

test('a thing that nobody has drawn is told by its words', async () => {
  const { page } = await show(Needs, { needs: [{ key: 'need.band', text: 'A band' }] });
  expect(page.textContent).toContain('A band');
  expect(page.querySelector('svg')).toBeNull();
});

test('every thing that an exercise of the regimen needs is drawn', () => {
  const files = import.meta.glob<string>('../../../../regimen/*.toml', { query: '?raw', import: 'default', eager: true });
  const needed = new Set(Object.values(files).join('\n').match(/need\.[a-z_]+/g));
  expect(needed.size).toBeGreaterThan(5);
  expect([...needed].filter((need) => !(need in DRAWN))).toEqual([]);
});
