import { createRawSnippet } from 'svelte';
import { expect, test, vi } from 'vitest';
import { show } from '../../testing/show';
import Ring from './Ring.svelte';

const digit = createRawSnippet(() => ({ render: () => '<b>3</b>' }));

async function seen(effort: number, held: number, part: string): Promise<{ empty: number; breath: number }> {
  const { page } = await show(Ring, { effort, held, part, children: digit });
  const number = (mark: string, name: string) => Number(page.querySelector(mark)!.getAttribute(name));
  return { empty: number('.now', 'stroke-dashoffset') / number('.now', 'stroke-dasharray'), breath: number('.breath', 'r') };
}

test('the ring is empty, half and full as the hold goes by', async () => {
  expect((await seen(0, 0, 'rest')).empty).toBeCloseTo(1);
  expect((await seen(1, 0.5, 'hold')).empty).toBeCloseTo(0.5);
  expect((await seen(1, 1, 'hold')).empty).toBeCloseTo(0);
});

test('it breathes in as the effort builds, and out as it goes', async () => {
  const [out, half, full] = [await seen(0, 0, 'lift'), await seen(0.5, 0, 'lift'), await seen(1, 0.2, 'hold')];
  expect(half.breath - out.breath).toBeGreaterThan(1);
  expect(full.breath - half.breath).toBeCloseTo(half.breath - out.breath);
});

test('for those who want no motion it is full or empty and never moves', async () => {
  const still = vi.spyOn(window, 'matchMedia').mockReturnValue({ matches: true } as MediaQueryList);
  expect(await seen(0.1, 0, 'lift')).toEqual(await seen(1, 0.7, 'hold'));
  expect((await seen(1, 0.7, 'hold')).empty).toBeCloseTo(0);
  expect(await seen(0.9, 0.9, 'lower')).toEqual(await seen(0, 0, 'rest'));
  still.mockRestore();
});
