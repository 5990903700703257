import { beforeEach, expect, test, vi } from 'vitest';
import { app, openApp } from '../../state/app';
import { change } from '../../keeping/settings.svelte';
import { goInstead, place } from '../../routing.svelte';
import { answerTo, coach } from '../../testing/coaches';
import { faultsOf, press, show, until } from '../../testing/show';
import Hurts from './Hurts.svelte';

vi.mock('../../engine/coach', () => import('../../testing/coaches'));

let profile = '';
let count = 0;
beforeEach(async () => {
  change({ emergency_number: '112' });
  profile = `hurts-${(count += 1)}`;
  await openApp(profile);
  await app.wakeCoach();
  coach.answer = answerTo();
  goInstead('hurts');
});

async function asked() {
  const shown = await show(Hurts, {});
  await until(() => expect(shown.page.textContent).toContain('Chest pain'));
  return shown;
}

test('the calming line and the one red call come before what may be felt, and nothing was pressed by mistake', async () => {
  const { page } = await asked();
  expect(page.textContent).toMatch(/What do you feel\?\s*Let go. There is no hurry.\s*Call 112\s*Chest pain/);
  expect(page.querySelectorAll('.call, .big-button.hurt')).toHaveLength(1);
  expect(page.textContent).not.toContain('by mistake');
  expect(await faultsOf(page)).toEqual([]);
});

test('who only looked has told nothing', async () => {
  const { page, close } = await asked();
  await press(page, 'Back to today');
  await close();
  expect(place.now.page).toBe('home');
  expect(app.entries).toEqual([]);
});

test('a sign is written down at once and gets its words and the call', async () => {
  const { page } = await asked();
  await press(page, 'Chest pain');
  await until(() => expect(app.entries).toMatchObject([{ kind: 'red_flag', body: { kind: 'chest_pain' } }]));
  expect(page.querySelector('[role=alert]')!.textContent).toContain('Let go. Stay where you are. Call now.');
  expect(page.querySelector('.call')!.getAttribute('href')).toBe('tel:112');
  expect(page.textContent).not.toMatch(/get up|sit up|roll/i);
  expect(await faultsOf(page)).toEqual([]);
});

test.each([
  ['7', 7],
  ['Skip this', null],
])('soreness is told in two taps, "%s", and the coach has a word to it', async (name, pain) => {
  const { page } = await asked();
  await press(page, 'Just sore');
  await press(page, name);
  await until(() => expect(page.textContent).toContain('That is a lot of pain.'));
  expect(app.entries).toMatchObject([{ kind: 'pain_told', body: { pain, exercise: null } }]);
  expect(coach.asked.at(-1)).toMatchObject({ when: 'now', pain });
  expect(await faultsOf(page)).toEqual([]);
});

test('whoever leaves the question of how much has told that it hurts', async () => {
  const { page, close } = await asked();
  await press(page, 'Just sore');
  await close();
  await until(() => expect(app.entries).toMatchObject([{ kind: 'pain_told', body: { pain: null } }]));
});

test('so has whoever shuts the page over it', async () => {
  const { page } = await asked();
  await press(page, 'Just sore');
  await openApp(profile);
  expect(app.entries).toMatchObject([{ kind: 'pain_told', body: { pain: null } }]);
});
