import { beforeEach, expect, test } from 'vitest';
import { app, openApp } from '../../state/app';
import { faultsOf, press, show, until } from '../../testing/show';
import Notes from './Notes.svelte';

let count = 0;
beforeEach(() => openApp(`notes-${(count += 1)}`));

const UNREAD = { key: 'notes.unread', text: 'Something in your diary could not be read.', clears: { what: 'unread', entries: ['a'] } };
const CLOCK = { key: 'notes.ahead', text: 'Something is dated after today.', clears: { what: 'clock', entries: ['b'] } };

test('each note has its own way out, and only after one more question', async () => {
  const { page } = await show(Notes, { notes: [UNREAD, CLOCK] });
  expect(page.textContent).toContain(UNREAD.text);
  expect(page.textContent).toContain(CLOCK.text);
  expect(await faultsOf(page)).toEqual([]);
  await press(page, 'That clock was wrong');
  expect(app.entries).toEqual([]);
  await press(page, 'Yes, it was wrong');
  await until(() => expect(app.entries).toHaveLength(1));
  expect(app.entries[0]).toMatchObject({ kind: 'cleared', body: CLOCK.clears });
});

test('what only has to be known has no button, and nothing to know is no box', async () => {
  const { page } = await show(Notes, { notes: [{ ...UNREAD, clears: null }] });
  expect(page.textContent).toContain(UNREAD.text);
  expect(page.querySelector('button')).toBeNull();
  expect((await show(Notes, { notes: [] })).page.textContent!.trim()).toBe('');
});
