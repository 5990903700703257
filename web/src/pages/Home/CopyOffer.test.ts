import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { change, settings } from '../../keeping/settings.svelte';
import { app, openApp } from '../../state/app';
import { coach } from '../../testing/coaches';
import { faultsOf, press, show, until } from '../../testing/show';
import CopyOffer from './CopyOffer.svelte';

vi.mock('../../engine/coach', () => import('../../testing/coaches'));

const COPY = { key: 'copy.due', text: 'Shall we keep a copy?' };
const shared: ShareData[] = [];
let saved = 0;
let count = 0;

beforeEach(async () => {
  change({ copied_at: '' });
  await openApp(`copy-offer-${(count += 1)}`);
  await app.wakeCoach();
  coach.writeBackup = async () => 'a backup\n';
  [saved, shared.length] = [0, 0];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => void (saved += 1));
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:here', revokeObjectURL: () => undefined }));
});
afterEach(() => {
  vi.restoreAllMocks();
  share(undefined);
});

function share(how: ((data: ShareData) => Promise<void>) | undefined) {
  Object.assign(navigator, { canShare: how ? () => true : undefined, share: how });
}

async function offered() {
  const said: string[] = [];
  return { ...(await show(CopyOffer, { copy: COPY, onkept: (words: string) => said.push(words) })), said };
}

test('where the device has a way of sharing the copy goes there, in one tap', async () => {
  share(async (data) => void shared.push(data));
  const { page, said } = await offered();
  expect(await faultsOf(page)).toEqual([]);
  await press(page, 'Keep a copy');
  await until(() => expect(said).toEqual(['It is kept where you chose.']));
  expect([shared[0]!.files![0]!.name.slice(0, 8), saved]).toEqual(['stature-', 0]);
  expect(settings.copied_at).not.toBe('');
});

test('else it is a file', async () => {
  share(undefined);
  const { page, said } = await offered();
  await press(page, 'Keep a copy');
  await until(() => expect(said).toEqual(['It is a file now. Look among your downloads.']));
  expect(saved).toBe(1);
});

test('whoever thinks better of it has kept nothing, and is told nothing', async () => {
  share(async () => Promise.reject(new DOMException('no', 'AbortError')));
  const { page, said } = await offered();
  await press(page, 'Keep a copy');
  await new Promise((done) => setTimeout(done, 50));
  expect([said, saved, settings.copied_at]).toEqual([[], 0, '']);
});

test('a share sheet that breaks leaves a file', async () => {
  share(async () => Promise.reject(new DOMException('no', 'NotAllowedError')));
  const { page } = await offered();
  await press(page, 'Keep a copy');
  await until(() => expect(saved).toBe(1));
});
