import { expect, test, vi } from 'vitest';
import { button, faultsOf, press, show } from '../../testing/show';
import Choice from './Choice.svelte';

const options = [
  { value: 60, text: '60 seconds' },
  { value: 90, text: '90 seconds' },
];

test('the chosen one says that it is chosen', async () => {
  const { page } = await show(Choice, { legend: 'Time', options, chosen: 90, onchoose: () => {} });
  expect(button(page, '90').getAttribute('aria-pressed')).toBe('true');
  expect(button(page, '60').getAttribute('aria-pressed')).toBe('false');
  expect(await faultsOf(page)).toEqual([]);
});

test('choosing tells the value', async () => {
  const onchoose = vi.fn();
  const { page } = await show(Choice, { legend: 'Time', options, chosen: 90, onchoose });
  await press(page, '60');
  expect(onchoose).toHaveBeenCalledWith(60);
});
