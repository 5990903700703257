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
  ['4', 4],
  ['Skip this', null],
] as const)('"%s" in the morning is written down, once, and leads back to today', async (name, pain) => {
  const { page } = await show(Morning, {});
  expect(await faultsOf(page)).toEqual([]);
  void press(page, name);
  await press(page, name);
  await until(() => expect(place.now.page).toBe('home'));
  expect(house.entries).toMatchObject([{ kind: 'morning_after', body: { pain } }]);
});
