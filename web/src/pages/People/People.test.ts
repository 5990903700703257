import { beforeEach, expect, test, vi } from 'vitest';
import { app, openApp } from '../../state/app';
import { browser } from '../../arrival';
import { addProfile, household } from '../../keeping/household.svelte';
import { change, setUp, settingsOf } from '../../keeping/settings.svelte';
import { PICTURES, pictureOf } from '../../keeping/pictures';
import { DRAWINGS } from '../../parts/PersonPicture/pictures';
import KeepingNotice from '../../parts/Keeping/KeepingNotice.svelte';
import { answer } from '../../testing/keeper';
import { button, faultsOf, press, settled, show, until } from '../../testing/show';
import People from './People.svelte';
import Who from './Who.svelte';

const BEN = '019a8f00-0000-7000-8000-000000000001';
const CLARA = '019a8f00-0000-7000-8000-000000000002';

beforeEach(async () => {
  vi.restoreAllMocks();
  vi.spyOn(browser, 'beginAgain').mockImplementation(() => {});
  vi.spyOn(globalThis, 'fetch').mockImplementation(async () => answer({ people: [{ id: CLARA, name: 'Clara', picture: 'cup' }] }));
  localStorage.removeItem('stature.shelves');
  household.profiles = ['stature'];
  household.here = 'stature';
  await openApp('stature');
  change({ name: 'Ana', picture: 'sun' });
});

test('every picture is drawn, and who chose none has one that stays', () => {
  expect(Object.keys(DRAWINGS).sort()).toEqual([...PICTURES].sort());
  expect(pictureOf('', BEN)).toBe(pictureOf('', BEN));
  expect(pictureOf('elephant', BEN)).toBe(pictureOf('', BEN));
});

test('each is asked for by name and picture, and a press says who', async () => {
  setUp(addProfile(BEN), { name: 'Ben', picture: 'boat' });
  const onchosen = vi.fn();
  const { page } = await show(Who, { onchosen });
  expect(await faultsOf(page)).toEqual([]);
  await press(page, 'Ben');
  expect(onchosen).toHaveBeenCalledWith(`stature-${BEN}`);
});

test('whoever the keeper knows can take up their diary here', async () => {
  const { page } = await show(People, { detail: 'add' });
  await until(() => button(page, 'Clara'));
  await press(page, 'Clara');
  await until(() => expect(browser.beginAgain).toHaveBeenCalled());
  expect(household.profiles).toEqual(['stature', `stature-${CLARA}`]);
  expect(settingsOf(`stature-${CLARA}`)).toMatchObject({ name: 'Clara', picture: 'cup', welcomed_at: '' });
});

test('nothing to press moves from under the finger when the names come', async () => {
  // Whether a keeper is there is asked first: each question waits, and the names come with the last.
  let come = () => {};
  const come_at = new Promise<void>((done) => (come = done));
  vi.spyOn(globalThis, 'fetch').mockImplementation(async () => {
    await come_at;
    return answer({ people: [{ id: CLARA, name: 'Clara', picture: 'cup' }] });
  });
  const { page } = await show(People, { detail: 'add' });
  const pressed = () => [...page.querySelectorAll('button')].map((one) => one.textContent?.trim());
  expect(pressed()).toEqual(['Back']);
  come();
  await until(() => expect(pressed()).toEqual(['Clara', 'No, somebody new', 'Back']));
});

test('somebody new needs a name, and another picture than the one who has the same name', async () => {
  const { page } = await show(People, { detail: 'new' });
  await press(page, 'Keep');
  expect(page.textContent).toContain('Please write a name first.');
  const field = page.querySelector('input')!;
  field.value = 'Ana';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await press(page, 'Sun');
  await press(page, 'Keep');
  expect(page.textContent).toContain('Please choose another picture.');
  await press(page, 'Hat');
  await press(page, 'Keep');
  await until(() => expect(browser.beginAgain).toHaveBeenCalled());
  expect(settingsOf(household.profiles.at(-1)!)).toMatchObject({ name: 'Ana', picture: 'hat' });
});

test.each(['', 'me', 'add', 'new', 'join', 'remove'])('the page of people at "%s" has one heading, and axe finds nothing', async (detail) => {
  const { page } = await show(People, { detail });
  await settled();
  await until(() => expect(page.querySelectorAll('h1')).toHaveLength(1));
  expect(await faultsOf(page)).toEqual([]);
});

test('what is not yet kept is said and offered as a file; what differs is said in one line', async () => {
  app.unkept = [{ id: BEN, person: CLARA, at: '2026-11-23T08:00:00+01:00', kind: 'morning_after', body: {}, schema: 1 }];
  app.differing = 2;
  const { page } = await show(KeepingNotice, {});
  expect(page.textContent).toContain('What you did is not lost');
  expect(button(page, 'Save it to a file')).toBeTruthy();
  expect(page.textContent).toContain('told in two ways, here or on another device: 2.');
  expect((await faultsOf(page)).filter((fault) => !fault.startsWith('heading-order'))).toEqual([]);
  app.unkept = [];
  app.differing = 0;
});
