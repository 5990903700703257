import { createRawSnippet } from 'svelte';
import { expect, test, vi } from 'vitest';
import { faultsOf, press, show } from '../../testing/show';
import BigButton from './BigButton.svelte';

const words = createRawSnippet(() => ({ render: () => '<span>Start</span>' }));

test('a press is told', async () => {
  const onpress = vi.fn();
  const { page } = await show(BigButton, { onpress, children: words });
  await press(page, 'Start');
  expect(onpress).toHaveBeenCalledTimes(1);
});

test('a button that waits stays in reach of the keys, says so, and does nothing', async () => {
  const onpress = vi.fn();
  const { page } = await show(BigButton, { onpress, disabled: true, children: words });
  const button = page.querySelector('button')!;
  button.click();
  expect(onpress).not.toHaveBeenCalled();
  expect(button.disabled).toBe(false);
  expect(button.getAttribute('aria-disabled')).toBe('true');
});

test('the tick of a chosen button is seen and not read out', async () => {
  const { page } = await show(BigButton, { onpress: () => {}, pressed: true, children: words });
  const button = page.querySelector('button')!;
  expect(button.querySelector('svg[aria-hidden=true]')).not.toBeNull();
  expect(button.textContent!.trim()).toBe('Start');
  const { default: css } = await import('./big-button.css?raw');
  expect(css).not.toMatch(/content:/);
});

test('axe finds nothing, whatever the kind', async () => {
  for (const kind of ['go', 'plain', 'quiet', 'tired', 'hurt'] as const) {
    const { page } = await show(BigButton, { onpress: () => {}, kind, children: words });
    expect(await faultsOf(page)).toEqual([]);
  }
});
