import { beforeEach, expect, test } from 'vitest';
import { house, openHouse } from '../../house.svelte';
import { goInstead, place } from '../../routing.svelte';
import { faultsOf, press, show, until } from '../../testing/show';
import Morning from './Morning.svelte';

let count = 0;
beforeEach(async () => {
  await openHouse(`morning-${(count += 1)}`);
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
  expect(house.entries).toMatchObject([{ kind: 'morning_after', body: { pain } }]);
});

test('after a sore morning a rest is suggested', async () => {
  const { page } = await show(Morning, {});
  await press(page, '6');
  await until(() => expect(page.querySelector('h1')!.textContent).toBe('Your back hurts today'));
  expect(house.entries).toMatchObject([{ body: { pain: 6 } }]);
  await press(page, 'Back to today');
  expect(place.now.page).toBe('home');
});
