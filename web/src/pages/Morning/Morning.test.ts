import { beforeEach, expect, test, vi } from 'vitest';
import { app, openApp } from '../../state/app';
import { change } from '../../keeping/settings.svelte';
import { goInstead, place } from '../../routing.svelte';
import { answerTo, coach, NOTHING_FOLLOWS } from '../../testing/coaches';
import { faultsOf, press, show, until } from '../../testing/show';
import Morning from './Morning.svelte';

vi.mock('../../engine/coach', () => import('../../testing/coaches'));

let count = 0;
beforeEach(async () => {
  await openApp(`morning-${(count += 1)}`);
  await app.wakeCoach();
  coach.answer = NOTHING_FOLLOWS;
  goInstead('morning');
});

test.each([
  ['3', 3],
  ['Skip this', null],
] as const)('"%s" in the morning is written down, once, and leads back to today', async (name, pain) => {
  const { page } = await show(Morning, {});
  expect(await faultsOf(page)).toEqual([]);
  void press(page, name);
  await press(page, name);
  await until(() => expect(place.now.page).toBe('home'));
  expect(app.entries).toMatchObject([{ kind: 'morning_after', body: { pain } }]);
});

test('after a sore morning the coach has a word, and a call where it says so', async () => {
  change({ emergency_number: '112' });
  coach.answer = answerTo({ tell: false });
  const { page } = await show(Morning, {});
  await press(page, '6');
  await until(() => expect(page.textContent).toContain('That is a lot of pain.'));
  expect(coach.asked.at(-1)).toMatchObject({ when: 'morning', pain: 6, entries: [{ kind: 'morning_after' }] });
  expect(app.entries).toMatchObject([{ body: { pain: 6 } }]);
  expect(page.querySelector('.call')!.getAttribute('href')).toBe('tel:112');
  await press(page, 'Back to today');
  expect(place.now.page).toBe('home');
});

test('a morning that is pain told is written down as such, too', async () => {
  coach.answer = answerTo();
  const { page } = await show(Morning, {});
  await press(page, '8');
  await until(() => expect(app.entries.map(({ kind }) => kind).sort()).toEqual(['morning_after', 'pain_told']));
});
