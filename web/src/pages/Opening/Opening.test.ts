import { beforeEach, expect, test } from 'vitest';
import { app, openApp } from '../../state/app';
import type { Proposal } from '../../engine/contract';
import { goInstead } from '../../routing.svelte';
import { plan } from '../../testing/plans';
import { faultsOf, press, show, until } from '../../testing/show';
import Opening from './Opening.svelte';

let count = 0;
beforeEach(() => openApp(`opening-${(count += 1)}`));

async function at(step: string) {
  goInstead('opening', step);
  return (await show(Opening, {})).page;
}

test('when it is proposed the chest raise opens only by the last word of the person', async () => {
  const proposal = { id: 'prone-chest-raise/open', kind: 'open' } as unknown as Proposal;
  app.today = plan([], { proposals: [proposal] });
  await press(await at('lie'), 'Yes');
  await press(await at('pain'), 'Yes');
  expect(location.hash).toBe('#/opening/yes');
  expect(app.entries).toEqual([]);
  await press(await at('yes'), 'Open it for me');
  await until(() => expect(app.entries).toHaveLength(1));
  expect(app.entries).toMatchObject([
    { kind: 'step_answered', body: { exercise: 'prone-chest-raise', step: 'open', answer: 'accepted' } },
  ]);
  expect(app.entries[0]!.body).not.toHaveProperty('shown_by_therapist');
});

test('before it is proposed it opens only for those to whom a therapist has shown it', async () => {
  app.today = plan([]);
  await press(await at('pain'), 'Yes');
  expect(location.hash).toBe('#/opening/shown');
  await press(await at('shown'), 'Not sure');
  expect(location.hash).toBe('#/opening/early');
  await press(await at('shown'), 'Yes');
  await press(await at('yes-shown'), 'Open it for me');
  await until(() => expect(app.entries).toHaveLength(1));
  expect(app.entries).toMatchObject([{ body: { answer: 'accepted', shown_by_therapist: true } }]);
});

test.each(['No', 'Not sure'])('"%s" to either question leaves it closed', async (answer) => {
  for (const step of ['lie', 'pain']) {
    await press(await at(step), answer);
    expect(location.hash).toBe('#/opening/no');
  }
  await press(await at('no'), 'Back to today');
  await until(() => expect(app.entries).toMatchObject([{ body: { answer: 'declined' } }]));
});

test('axe finds nothing at any step', async () => {
  for (const step of ['', 'lie', 'pain', 'shown', 'early', 'yes', 'no']) expect(await faultsOf(await at(step))).toEqual([]);
});
