import { beforeEach, expect, test } from 'vitest';
import { house, openHouse } from '../../house.svelte';
import { goInstead } from '../../routing.svelte';
import { faultsOf, press, show, until } from '../../testing/show';
import Opening from './Opening.svelte';

let count = 0;
beforeEach(() => openHouse(`opening-${(count += 1)}`));

async function at(step: string) {
  goInstead('opening', step);
  return (await show(Opening, {})).page;
}

test('the chest raise opens only by the last word of the person', async () => {
  await press(await at('lie'), 'Yes');
  await press(await at('pain'), 'Yes');
  expect(house.entries).toEqual([]);
  await press(await at('yes'), 'Open it for me');
  await until(() => expect(house.entries).toHaveLength(1));
  expect(house.entries).toMatchObject([
    { kind: 'step_answered', body: { exercise: 'prone-chest-raise', step: 'open', answer: 'accepted' } },
  ]);
});

test.each(['No', 'Not sure'])('"%s" to either question leaves it closed', async (answer) => {
  for (const step of ['lie', 'pain']) {
    await press(await at(step), answer);
    expect(location.hash).toBe('#/opening/no');
  }
  await press(await at('no'), 'Back to today');
  await until(() => expect(house.entries).toMatchObject([{ body: { answer: 'declined' } }]));
});

test('axe finds nothing at any step', async () => {
  for (const step of ['', 'lie', 'pain', 'yes', 'no']) expect(await faultsOf(await at(step))).toEqual([]);
});
