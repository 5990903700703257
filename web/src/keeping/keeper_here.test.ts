import { afterEach, expect, test, vi } from 'vitest';
import { Diary } from './diary';
import { askPatiently, exchange } from './outbox';
import { hold } from './held_link';
import { forgetWhatWasTold, hasKeeper, whatIsTold } from './keeper_here';
import { told, understoodWithdrawn } from './told.svelte';

let asked: string[] = [];

function answering(answer: (address: string) => Response): void {
  asked = [];
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address);
    return answer(address);
  });
}

const TABLET = { id: 'a1', name: 'Tablet', keeps: false };
const paired = (device: typeof TABLET | null) => Response.json({ keeper: true, house: 'paired', secure: true, device, authority: null });

afterEach(() => {
  localStorage.clear();
  forgetWhatWasTold();
  vi.unstubAllGlobals();
});

test('where no keeper is, none is asked', async () => {
  answering(() => Response.json({ keeper: false }));
  expect(await hasKeeper()).toBe(false);
  await expect(askPatiently('./api/people')).rejects.toThrow(TypeError);
  expect(asked).toEqual(['./keeper.json']);
});

test('where one is, it is asked', async () => {
  answering(() => Response.json({ keeper: true }));
  await askPatiently('./api/people');
  expect(asked).toEqual(['./keeper.json', './api/people']);
});

test('without a network what was told the last time holds', async () => {
  answering(() => Response.json({ keeper: false }));
  await hasKeeper();
  forgetWhatWasTold();
  answering(() => {
    throw new TypeError('no network');
  });
  expect(await hasKeeper()).toBe(false);
  answering(() => Response.json({ keeper: true }));
  expect(await hasKeeper()).toBe(true);
});

test('a host that answers every address with its first page has told nothing', async () => {
  answering(() => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } }));
  expect(await hasKeeper()).toBe(null);
  await askPatiently('./api/people');
  expect(asked.at(-1)).toBe('./api/people');
});

test('a device that is not paired asks nothing else, and was not withdrawn either', async () => {
  answering(() => paired(null));
  expect(await hasKeeper()).toBe(false);
  await expect(askPatiently('./api/people')).rejects.toThrow(TypeError);
  expect(asked).toEqual(['./keeper.json']);
  expect(told.withdrawn).toBe(false);
});

test('a paired device that is told of no diary looks whether it was withdrawn, and says so until that was read', async () => {
  answering(() => paired(TABLET));
  expect(await hasKeeper()).toBe(true);
  answering((address) => (address.includes('keeper') ? paired(null) : new Response('', { status: 404 })));
  await askPatiently('./api/people');
  expect(told.withdrawn).toBe(true);
  await expect(askPatiently('./api/people')).rejects.toThrow(TypeError);
  forgetWhatWasTold();
  expect(told.withdrawn).toBe(true);
  understoodWithdrawn();
  await hasKeeper();
  expect(told.withdrawn).toBe(false);
});

test('the key of the first device is handed over once, before anything else is asked', async () => {
  hold('key', 'once');
  answering((address) => (address.includes('first') ? Response.json({}) : paired({ ...TABLET, keeps: true })));
  expect((await whatIsTold())?.device?.keeps).toBe(true);
  forgetWhatWasTold();
  await whatIsTold();
  expect(asked).toEqual(['./keeper.json', './api/devices/first', './keeper.json', './keeper.json']);
});

test('a key that was used before is said to be, and one that did not arrive is tried again', async () => {
  hold('key', 'once');
  answering((address) => (address.includes('first') ? new Response('', { status: 503 }) : paired(null)));
  await whatIsTold();
  expect(told.key_used).toBe(false);
  forgetWhatWasTold();
  answering((address) => (address.includes('first') ? new Response('', { status: 403 }) : paired(null)));
  await whatIsTold();
  expect(told.key_used).toBe(true);
});

test('a diary that the keeper takes from other devices alone stays on this one, and that is known', async () => {
  answering((address) => (address.includes('keeper') ? paired(TABLET) : Response.json({}, { status: 404 })));
  const diary = await Diary.open('stays-here');
  expect(await exchange(diary)).toBe(false);
  expect(told.stays_here).toBe(false);
  await diary.write('pain_told', { pain: null, exercise: null });
  expect(await exchange(diary)).toBe(false);
  expect(told.stays_here).toBe(true);
  expect(await diary.waiting()).toHaveLength(1);
  diary.close();
});
