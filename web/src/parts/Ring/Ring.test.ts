import { createRawSnippet } from 'svelte';
import { expect, test, vi } from 'vitest';
import { show } from '../../testing/show';
import Ring from './Ring.svelte';

const digit = createRawSnippet(() => ({ render: () => '<b>3</b>' }));

async function offset(amount: number, part: string): Promise<number> {
  const { page } = await show(Ring, { amount, part, children: digit });
  return Number(page.querySelector('.now')!.getAttribute('stroke-dashoffset'));
}

test('the ring is empty, half and full as the effort is', async () => {
  const whole = 2 * Math.PI * 46;
  expect(await offset(0, 'rest')).toBeCloseTo(whole);
  expect(await offset(0.5, 'lift')).toBeCloseTo(whole / 2);
  expect(await offset(1, 'hold')).toBeCloseTo(0);
});

test('for those who want no motion it is full or empty and never moves', async () => {
  const still = vi.spyOn(window, 'matchMedia').mockReturnValue({ matches: true } as MediaQueryList);
  expect(await offset(0.1, 'lift')).toBeCloseTo(0);
  expect(await offset(0.9, 'lower')).toBeCloseTo(2 * Math.PI * 46);
  still.mockRestore();
});
