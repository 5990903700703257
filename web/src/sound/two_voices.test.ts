/** Somebody who chose the second voice hears it, and the first where it is missing: never silence. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { voicesIn } from './two_voices';

const FIRST = { folder: '/first/', list: '/first.json' };
const SECOND = { folder: '/second/', list: '/second.json' };
const note = (file: string) => ({ file, seconds: 1, onset_seconds: 0.04 });

let files: Record<string, unknown>;
let asked: string[];

/** What is decoded says where it came from. */
const context = { decodeAudioData: async (bytes: ArrayBuffer) => sound(new TextDecoder().decode(bytes)) };
const sound = (from: string) => ({ from, sampleRate: 8000, getChannelData: () => new Float32Array(8) });

const voices = (...places: (typeof FIRST)[]) => voicesIn(places, () => context as unknown as BaseAudioContext);
const heard = async (key: string, ...places: (typeof FIRST)[]) =>
  ((await voices(...places).clip(key))?.buffer as unknown as { from: string } | undefined)?.from;

beforeEach(() => {
  asked = [];
  files = {
    '/first.json': { clips: { 'number.1': note('one.m4a'), 'shared.rest': note('rest.m4a') } },
    '/second.json': { clips: { 'number.1': note('one.m4a'), 'shared.hello': note('hello.m4a') } },
    '/first/one.m4a': 'first one',
    '/first/rest.m4a': 'first rest',
    '/second/one.m4a': 'second one',
  };
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    const found = files[url];
    if (found === undefined) return new Response('', { status: 404 });
    if (found instanceof Promise) return found;
    return new Response(typeof found === 'string' ? found : JSON.stringify(found));
  });
});

afterEach(() => {
  vi.useRealTimers();
});

test('the chosen voice is the one that is heard', async () => {
  expect(await heard('number.1', SECOND, FIRST)).toBe('second one');
  expect(await heard('number.1', FIRST)).toBe('first one');
});

test('a sentence that the chosen voice lacks is said by the first', async () => {
  expect(await heard('shared.rest', SECOND, FIRST)).toBe('first rest');
});

test('a clip of the chosen voice that cannot be had is said by the first', async () => {
  delete files['/second/one.m4a'];
  expect(await heard('number.1', SECOND, FIRST)).toBe('first one');
});

test('a voice of which not even the list can be had leaves everything to the first', async () => {
  delete files['/second.json'];
  expect(await heard('number.1', SECOND, FIRST)).toBe('first one');
});

test('of a language that has one voice, no second is asked for', async () => {
  files['/first.json'] = { ...(files['/first.json'] as object), second: false };
  expect(await heard('number.1', SECOND, FIRST)).toBe('first one');
  expect(asked.filter((url) => url.startsWith('/second'))).toEqual([]);
});

test('where the list of the first voice cannot be had, the second speaks all the same', async () => {
  delete files['/first.json'];
  expect(await heard('number.1', SECOND, FIRST)).toBe('second one');
});

test('a clip that does not come in time is said by the first, while there is still time to say it', async () => {
  files['/second/one.m4a'] = new Promise(() => {});
  vi.useFakeTimers();
  const clip = heard('number.1', SECOND, FIRST);
  await vi.advanceTimersByTimeAsync(1100);
  expect(await clip).toBe('first one');
});

test('what neither voice has is left to whoever asked', async () => {
  expect(await heard('shared.hello', SECOND, FIRST)).toBeUndefined();
});

test('of the voice that helps out nothing is fetched ahead', async () => {
  await voices(SECOND, FIRST).prepare();
  expect(asked.filter((url) => url.startsWith('/first/'))).toEqual([]);
  expect(asked).toContain('/second/one.m4a');
});
