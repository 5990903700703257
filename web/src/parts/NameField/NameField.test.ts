import { expect, test } from 'vitest';
import { LONGEST_NAME } from '../../keeping/names';
import { faultsOf, settled, show } from '../../testing/show';
import NameField from './NameField.svelte';

async function written(letters: number): Promise<HTMLElement> {
  const { page } = await show(NameField, { label: 'Your name', value: '' });
  const input = page.querySelector('input')!;
  input.value = 'a'.repeat(letters);
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await settled();
  return page;
}

test('that no more letters fit is said, and not before', async () => {
  expect((await written(LONGEST_NAME - 1)).querySelector('[role=status]')!.textContent).toBe('');
  const page = await written(LONGEST_NAME);
  expect(page.querySelector('[role=status]')!.textContent).toBe('40 letters are the most.');
  expect(page.querySelector('input')!.getAttribute('aria-describedby')).toBe(page.querySelector('[role=status]')!.id);
  expect(await faultsOf(page)).toEqual([]);
});
