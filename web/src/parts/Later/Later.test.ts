import { expect, test, vi } from 'vitest';
import { settled, show } from '../../testing/show';
import Counting from './CountingPage.svelte';

test('a page keeps what it has said when its own detail changes, and another page is fetched', async () => {
  const fetched = vi.fn();
  const { page } = await show(Counting, { onfetch: fetched });
  await settled();
  const field = page.querySelector('input')!;
  field.value = 'said';
  for (const button of ['detail', 'detail']) {
    page.querySelector<HTMLElement>(`button.${button}`)!.click();
    await settled();
  }
  expect([fetched.mock.calls, page.querySelector('input')?.value]).toEqual([[['devices']], 'said']);
  page.querySelector<HTMLElement>('button.page')!.click();
  await settled();
  expect([fetched.mock.calls.at(-1), page.querySelector('input')?.value]).toEqual([['people'], '']);
});
