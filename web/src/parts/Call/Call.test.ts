import { beforeEach, expect, test } from 'vitest';
import { change } from '../../keeping/settings.svelte';
import { faultsOf, show } from '../../testing/show';
import Call from './Call.svelte';

beforeEach(() => change({ person_name: '', person_number: '', doctor_name: '', doctor_number: '' }));

test('the number is one press from a call, whatever way it is written, and can be read where nothing can be dialled', async () => {
  const { page } = await show(Call, { number: '+44 (20) 7946 0018' });
  expect(page.querySelector('a')!.getAttribute('href')).toBe('tel:+442079460018');
  expect(page.querySelector('.by-hand')!.textContent).toContain('+44 (20) 7946 0018');
  expect(page.textContent).toContain('Or ask someone to come.');
  expect(await faultsOf(page)).toEqual([]);
});

test('whoever may be called to one’s side and the doctor stand below, by name, in no red', async () => {
  change({ person_name: 'Ana', person_number: '0170 1234567', doctor_number: '030 555' });
  const { page } = await show(Call, { number: '112' });
  const calls = [...page.querySelectorAll('a')];
  expect(calls.map((call) => call.getAttribute('href'))).toEqual(['tel:112', 'tel:01701234567', 'tel:030555']);
  expect(calls.map((call) => call.textContent)).toEqual(['Call 112', 'Call Ana', 'Call my doctor']);
  expect(calls.map((call) => call.classList.contains('calm'))).toEqual([false, true, true]);
  expect(await faultsOf(page)).toEqual([]);
});

test('beside a question there is the emergency number alone', async () => {
  change({ person_name: 'Ana', person_number: '0170 1234567' });
  const { page } = await show(Call, { number: '112', alone: true });
  expect(page.querySelectorAll('a')).toHaveLength(1);
  expect(page.querySelector('p')).toBeNull();
});

test('without a number there is no empty call', async () => {
  const { page } = await show(Call, { number: '' });
  expect(page.querySelector('a')).toBeNull();
});
