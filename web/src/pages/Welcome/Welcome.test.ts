import { beforeEach, expect, test, vi } from 'vitest';
import { app, openApp } from '../../state/app';
import { hold } from '../../keeping/held_paper.svelte';
import { change, settings } from '../../keeping/settings.svelte';
import { goInstead, place } from '../../routing.svelte';
import { button, faultsOf, press, show, until } from '../../testing/show';
import Welcome from './Welcome.svelte';

let count = 0;
beforeEach(async () => {
  await openApp(`welcome-${(count += 1)}`);
  change({ welcomed_at: '', joined: true, emergency_number: '' });
  goInstead('welcome');
});

const answers = () => app.write('screen_answered', { answers: { q1: 'no' } });

test('whoever comes from another device goes straight to today when their diary is here', async () => {
  await answers();
  await show(Welcome, {});
  await until(() => expect(place.now.page).toBe('home'));
  expect([settings.joined, settings.welcomed_at !== '', settings.emergency_number !== '']).toEqual([false, true, true]);
});

test('a diary that was slow on its way still spares them the welcome', async () => {
  vi.spyOn(app, 'synchronise').mockResolvedValue(undefined);
  const { page } = await show(Welcome, {});
  await until(() => expect(page.textContent).toContain('Welcome to Stature'));
  await answers();
  await until(() => expect(place.now.page).toBe('home'));
});

test('it takes nobody away who has begun meanwhile', async () => {
  vi.spyOn(app, 'synchronise').mockResolvedValue(undefined);
  const { page } = await show(Welcome, {});
  await until(() => expect(page.textContent).toContain('Welcome to Stature'));
  goInstead('welcome', 'sound');
  await answers();
  expect(place.now).toMatchObject({ page: 'welcome', detail: 'sound' });
});

test('whoever came by a paper is asked whether they have a diary elsewhere here: two ways of one size', async () => {
  hold('https://example.org/#plan=79PF-CTCQ-V6M3-43RF');
  change({ joined: false });
  const { page } = await show(Welcome, {});
  await until(() => button(page, 'I already use Stature here'));
  expect([...page.querySelectorAll('.two-ways .big-button')].map(({ className }) => className)).toEqual(Array(2).fill('big-button plain huge'));
  expect(page.querySelector('.big-button.go')).toBeNull();
  await press(page, 'I already use Stature here');
  expect(page.querySelector('.held-code')!.textContent).toBe('79PF-CTCQ-V6M3-43RF');
  expect(await faultsOf(page)).toEqual([]);
  await press(page, 'Back');
  await press(page, 'I am new here');
  expect(location.hash).toBe('#/welcome/sound');
  hold('');
});
