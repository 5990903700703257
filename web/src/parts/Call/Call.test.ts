import { expect, test } from 'vitest';
import { faultsOf, show } from '../../testing/show';
import Call from './Call.svelte';

test('the number is one press from a call, whatever way it is written', async () => {
  const { page } = await show(Call, { number: '+44 (20) 7946 0018' });
  expect(page.querySelector('a')!.getAttribute('href')).toBe('tel:+442079460018');
  expect(page.textContent).toContain('+44 (20) 7946 0018');
  expect(await faultsOf(page)).toEqual([]);
});

test('without a number there is no empty call', async () => {
  const { page } = await show(Call, { number: '' });
  expect(page.querySelector('a')).toBeNull();
});
