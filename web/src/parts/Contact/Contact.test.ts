import { expect, test, vi } from 'vitest';
import { faultsOf, press, settled, show } from '../../testing/show';
import Contact from './Contact.svelte';

const onkeep = vi.fn();

async function filled(name: string, number: string) {
  onkeep.mockClear();
  const { page } = await show(Contact, { legend: 'Someone', name: '', number: '', onkeep });
  for (const [place, text] of [name, number].entries()) {
    const input = page.querySelectorAll('input')[place]!;
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }
  await settled();
  return page;
}

test('a name and a number are kept together', async () => {
  const page = await filled('Ana', ' 0170 1234567 ');
  expect(await faultsOf(page)).toEqual([]);
  await press(page, 'Keep');
  expect(onkeep).toHaveBeenCalledWith('Ana', '0170 1234567');
});

test.each([
  ['Ana', ''],
  ['Ana', '15'],
])('"%s" with the number "%s" cannot be called, and that is said', async (name, number) => {
  const page = await filled(name, number);
  await press(page, 'Keep');
  expect(onkeep).not.toHaveBeenCalled();
  expect(page.querySelector('[role=alert]')!.textContent).toContain('whole number');
});

test('nothing changed is nothing to keep', async () => {
  expect((await filled('', '')).querySelector('button')).toBeNull();
});
