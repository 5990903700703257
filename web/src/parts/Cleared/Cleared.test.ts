import { beforeEach, expect, test } from 'vitest';
import { app, openApp } from '../../state/app';
import { closing, NOT_OPENED, planned } from '../../testing/plans';
import { faultsOf, press, show, until } from '../../testing/show';
import Cleared from './Cleared.svelte';
import { clearable } from './clearable';

let count = 0;
beforeEach(() => openApp(`cleared-${(count += 1)}`));

const SIGN = { what: 'red_flag', entries: ['019a8f00-0000-7000-8000-000000000001'] };
const RED_FLAG = closing({ rule: 'S2', key: 'closed.red_flag', clears: SIGN, question: null });

test('only what the coach gives a word for may be cleared, each once, and what concerns the diary stands elsewhere', () => {
  expect(clearable([planned({ closed: [closing(), closing({ question: 'q2' })] })])).toEqual([{ what: 'screen', entries: [] }]);
  expect(clearable([planned({ closed: [RED_FLAG, closing()] })])).toEqual([SIGN, { what: 'screen', entries: [] }]);
  expect(clearable([planned({ closed: [NOT_OPENED] })])).toEqual([]);
  const unread = closing({ key: 'closed.unread', clears: { what: 'unread', entries: ['a'] } });
  expect(clearable([planned({ closed: [unread] })])).toEqual([]);
});

test('one press alone clears nothing: it is asked once more', async () => {
  const { page } = await show(Cleared, { exercises: [planned({ closed: [closing()] })] });
  await press(page, 'I have asked');
  expect(app.entries).toEqual([]);
  await press(page, 'No, not yet');
  expect(app.entries).toEqual([]);
});

test('a yes is written as the coach gives it, and that it opens on another day is said before', async () => {
  const { page } = await show(Cleared, { exercises: [planned({ closed: [RED_FLAG] })] });
  await press(page, 'I have asked');
  expect(await faultsOf(page)).toEqual([]);
  expect(page.textContent).toContain('tomorrow morning');
  await press(page, 'Yes, they have said so');
  await until(() => expect(page.textContent).toContain('written down that you asked'));
  expect(app.entries.map(({ kind, body }) => ({ kind, body }))).toEqual([{ kind: 'cleared', body: SIGN }]);
});
