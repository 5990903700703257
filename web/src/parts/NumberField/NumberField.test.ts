import { beforeEach, expect, test, vi } from 'vitest';
import { change, settings } from '../../keeping/settings.svelte';
import { faultsOf, press, settled, show } from '../../testing/show';
import NumberField from './NumberField.svelte';

beforeEach(() => change({ emergency_number: '' }));

async function write(page: Element, text: string) {
  const input = page.querySelector('input')!;
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await settled();
}

test('a suggestion is one press away, and never stands there as if it were chosen', async () => {
  const onsaved = vi.fn();
  const { page } = await show(NumberField, { onsaved });
  expect(page.querySelector('input')!.value).toBe('');
  await press(page, 'Use ');
  expect(settings.emergency_number).toMatch(/^(112|911)$/);
  expect(onsaved).toHaveBeenCalled();
});

test('a neighbour may be the number', async () => {
  const { page } = await show(NumberField, { onsaved: () => {} });
  await write(page, '020 7946 0018');
  await press(page, 'Use 020');
  expect(settings.emergency_number).toBe('020 7946 0018');
  expect(await faultsOf(page)).toEqual([]);
});

test.each(['help', '12'])('"%s" is no number to call in need, and that is said', async (text) => {
  const onsaved = vi.fn();
  const { page } = await show(NumberField, { onsaved });
  await write(page, text);
  await press(page, 'Keep this number');
  expect(onsaved).not.toHaveBeenCalled();
  expect(page.querySelector('[role=alert]')!.textContent).toMatch(/three digits or more, such as 112/);
  expect(settings.emergency_number).toBe('');
});
