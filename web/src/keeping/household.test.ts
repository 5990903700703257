import { openDB } from 'idb';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Entry } from '../engine/contract';
import { uuid7 } from './uuid7';

beforeEach(async () => {
  localStorage.clear();
  sessionStorage.clear();
  for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name!);
  vi.resetModules();
});

const PERSON = '019a8f00-0000-7000-8000-000000000000';
const OTHER = '019a8f00-0000-7000-8000-000000000001';
const ENTRY: Entry = { id: uuid7(), person: PERSON, at: '2026-11-23T08:00:00+01:00', kind: 'morning_after', body: { pain: 1 }, schema: 1 };

/** What the version before households left on a device, written as it was written then. */
async function deviceOfVersionBefore(): Promise<void> {
  const profiles = await openDB('stature', 1, {
    upgrade(fresh) {
      fresh.createObjectStore('entries', { keyPath: 'id' });
      fresh.createObjectStore('outbox', { keyPath: 'id' });
      fresh.createObjectStore('notes');
    },
  });
  await profiles.put('notes', PERSON, 'person');
  await profiles.put('notes', 'one.7', 'cursor');
  await profiles.put('entries', ENTRY);
  await profiles.put('outbox', { id: ENTRY.id });
  profiles.close();
  localStorage.setItem('stature.settings', JSON.stringify({ name: 'Ana', lead_in_seconds: 60, look: 'dark', welcomed_at: 'then' }));
  localStorage.setItem('stature.session-under-way', JSON.stringify({ exercise: 'neck-press', repetitions: 3 }));
}

/** The modules as a page that opens now would have them. */
async function pageOpens() {
  const household = await import('./household.svelte');
  const settings = await import('./settings.svelte');
  const { Diary } = await import('./diary');
  const checkpoint = await import('./checkpoint');
  await household.findProfiles();
  return { ...household, ...settings, ...checkpoint, Diary };
}

test('what one person had before there were households is theirs as it was, without a question', async () => {
  await deviceOfVersionBefore();
  const page = await pageOpens();
  expect(page.household.here).toBe('stature');
  expect(page.settings).toMatchObject({ name: 'Ana', lead_in_seconds: 60, look: 'dark', welcomed_at: 'then' });
  expect(page.readCheckpoint()).toMatchObject({ repetitions: 3 });
  const diary = await page.Diary.open(page.household.here!);
  expect(diary.person).toBe(PERSON);
  expect(await diary.entries()).toEqual([ENTRY]);
  expect(await diary.waiting()).toEqual([ENTRY]);
  expect(await diary.note('cursor')).toBe('one.7');
});

test('a second person has a diary, settings and an unfinished session of their own', async () => {
  await deviceOfVersionBefore();
  const page = await pageOpens();
  const profile = page.addProfile(OTHER);
  page.setUp(profile, { name: 'Ben' });
  const diary = await page.Diary.open(profile, OTHER);
  expect(diary.person).toBe(OTHER);
  expect(await diary.entries()).toEqual([]);
  expect(page.settingsOf(profile)).toMatchObject({ name: 'Ben', lead_in_seconds: 15, welcomed_at: '' });
  expect(page.settingsOf('stature')).toMatchObject({ name: 'Ana', lead_in_seconds: 60 });
  page.household.open = profile;
  expect(page.readCheckpoint()).toBeNull();
});

test('with several, nobody is taken to be here when the app is opened', async () => {
  (await pageOpens()).addProfile(OTHER);
  vi.resetModules();
  expect((await pageOpens()).household.here).toBeNull();
});

test('a reload in the same tab is no opening; after a long absence it is one', async () => {
  const page = await pageOpens();
  const profile = page.addProfile(OTHER);
  page.isHere(profile);
  vi.resetModules();
  expect((await pageOpens()).household.here).toBe(profile);
  page.isHere(profile, Date.now() - page.LONG_ABSENCE_MS - 1);
  vi.resetModules();
  expect((await pageOpens()).household.here).toBeNull();
});

test('a clock that was set back tells nothing of how long somebody was away', async () => {
  const { wasLong, LONG_ABSENCE_MS } = await pageOpens();
  expect(wasLong(1_000_000, 1_000_000 + LONG_ABSENCE_MS)).toBe(false);
  expect(wasLong(1_000_000, 1_000_001 + LONG_ABSENCE_MS)).toBe(true);
  expect(wasLong(1_000_000, 999_999)).toBe(true);
});

test('who is taken off the device takes along what is theirs, and nothing else', async () => {
  await deviceOfVersionBefore();
  const page = await pageOpens();
  const profile = page.addProfile(OTHER);
  page.setUp(profile, { name: 'Ben' });
  page.change({ look: 'night' });
  (await page.Diary.open(profile, OTHER)).close();
  await page.Diary.remove('stature');
  page.removeProfile('stature');
  expect(page.household.profiles).toEqual([profile]);
  expect(localStorage.getItem('stature.settings')).toBeNull();
  expect(page.settingsOf(profile)).toMatchObject({ name: 'Ben', look: 'night' });
  vi.resetModules();
  const later = await pageOpens();
  expect(later.household.here).toBe(profile);
  expect(later.settings.name).toBe('Ben');
});

test('the colours are the device’s, the time to settle is the person’s', async () => {
  const page = await pageOpens();
  const profile = page.addProfile(OTHER);
  page.change({ look: 'night', lead_in_seconds: 30 });
  expect(page.settingsOf(profile)).toMatchObject({ look: 'night', lead_in_seconds: 15 });
});

test('while it is asked who is here, the letters are large enough for the weakest eyes', async () => {
  const page = await pageOpens();
  const profile = page.addProfile(OTHER);
  page.setUp(profile, { text_size: 3 });
  vi.resetModules();
  expect((await pageOpens()).settings.text_size).toBe(3);
});

test('a list of people that was lost is found again by their diaries', async () => {
  const { Diary } = await pageOpens();
  (await Diary.open('stature', PERSON)).close();
  (await Diary.open(`stature-${OTHER}`, OTHER)).close();
  vi.resetModules();
  const page = await pageOpens();
  expect(page.household.profiles).toEqual(['stature', `stature-${OTHER}`]);
  expect(page.household.here).toBeNull();
});

test('two pages that each add somebody lose nobody, and one taken off elsewhere does not come back', async () => {
  localStorage.setItem('stature.shelves', JSON.stringify(['stature']));
  const one = await pageOpens();
  vi.resetModules();
  const other = await pageOpens();
  const ben = one.addProfile(PERSON);
  const eva = other.addProfile(OTHER);
  expect(JSON.parse(localStorage.getItem('stature.shelves')!)).toEqual(['stature', ben, eva]);
  other.removeProfile(ben);
  const zoe = one.addProfile(uuid7());
  expect(JSON.parse(localStorage.getItem('stature.shelves')!)).toEqual(['stature', eva, zoe]);
});
