import { beforeEach, expect, test } from 'vitest';
import { house, openHouse } from '../../house.svelte';
import { closing, NOT_OPENED, planned } from '../../testing/plans';
import { faultsOf, press, show, until } from '../../testing/show';
import Cleared from './Cleared.svelte';
import { clearable } from './clearable';

let count = 0;
beforeEach(() => openHouse(`cleared-${(count += 1)}`));

const RED_FLAG = closing({ rule: 'S2', key: 'closed.red_flag', opened_by: 'cleared', question: null });

test('only what the coach marks may be cleared, each subject once', () => {
  expect(clearable([planned({ closed: [closing(), closing({ question: 'q2' })] })])).toEqual(['screen']);
  expect(clearable([planned({ closed: [RED_FLAG, closing()] })])).toEqual(['red_flag', 'screen']);
  expect(clearable([planned({ closed: [NOT_OPENED] })])).toEqual([]);
  const pain = closing({ rule: 'S2', key: 'closed.pain', opened_by: 'next_morning' });
  expect(clearable([planned({ closed: [pain] })])).toEqual([]);
});

test('one press alone clears nothing: it is asked once more', async () => {
  const { page } = await show(Cleared, { exercises: [planned({ closed: [closing()] })] });
  await press(page, 'I have asked');
  expect(house.entries).toEqual([]);
  await press(page, 'No, not yet');
  expect(house.entries).toEqual([]);
});

test('a yes is written with its date', async () => {
  const { page } = await show(Cleared, { exercises: [planned({ closed: [RED_FLAG] })] });
  await press(page, 'I have asked');
  expect(await faultsOf(page)).toEqual([]);
  await press(page, 'Yes, they have said so');
  await until(() => expect(page.textContent).toContain('written down that you asked'));
  expect(house.entries).toMatchObject([{ kind: 'cleared', body: { what: 'red_flag', answer: 'I have asked' } }]);
});
