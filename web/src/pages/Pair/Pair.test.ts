import { beforeEach, expect, test, vi } from 'vitest';
import { forgetWhatWasTold } from '../../keeping/keeper_here';
import { hold } from '../../keeping/held_link';
import { openApp } from '../../state/app';
import { answer } from '../../testing/keeper';
import { button, faultsOf, press, show, until } from '../../testing/show';
import Pair from './Pair.svelte';
import { kindOf, systemOf } from './this_device';

const PAIRED = { keeper: true, house: 'paired', secure: true, device: null, authority: null };
const TABLET = { id: 'a1', name: 'Tablet', keeps: false };

let told: object;
let claims: { code: string; name: string }[];
let to_claim: () => Response;
let state: string;

beforeEach(async () => {
  vi.restoreAllMocks();
  sessionStorage.clear();
  localStorage.clear();
  hold('pair', '');
  forgetWhatWasTold();
  [told, claims, state] = [PAIRED, [], 'claimed'];
  to_claim = () => answer({ claim: 'c1', sign: '12 34' }, 202);
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (address, init) => {
    const asked = String(address);
    if (asked.endsWith('keeper.json')) return answer(told);
    if (asked.endsWith('/claim')) return (claims.push(JSON.parse(String(init?.body)) as (typeof claims)[0]), to_claim());
    if (asked.includes('/claim/')) return state === 'confirmed' ? ((told = { ...PAIRED, device: TABLET }), answer({ state })) : answer({ state });
    return answer({ people: [] });
  });
  await openApp('pair');
});

async function asks(): Promise<HTMLElement> {
  hold('pair', '7K3MX-9QPXA');
  const { page } = await show(Pair, {});
  await until(() => button(page, 'Pair this device'));
  expect(await faultsOf(page)).toEqual([]);
  await press(page, 'Pair this device');
  return page;
}

test('a code that a link brought is handed over once, and both screens show the sign until it is paired', async () => {
  const page = await asks();
  await until(() => expect(page.textContent).toContain('12 34'));
  expect(claims).toEqual([{ code: '7K3MX-9QPXA', name: 'Computer' }]);
  state = 'confirmed';
  await until(() => expect(page.querySelector('h1')?.textContent).toBe('This device is paired'));
  expect(sessionStorage.length).toBe(0);
});

test.each([
  ['wrong, used or late', () => answer({}, 403), 'This code is not right, was used before, or is too old. Ask for a new one at the computer, and write it here.'],
  ['too many tries', () => new Response('', { status: 429, headers: { 'retry-after': '90' } }), 'There were too many tries. Wait 2 minutes, then try again.'],
  ['gone', () => new Response('', { status: 503 }), 'Your home computer does not answer. Look whether it is on, then press the button again.'],
])('%s is said in one line, with what to do', async (_, answered, words) => {
  to_claim = answered;
  const page = await asks();
  await until(() => expect(page.querySelector('[role=alert]')?.textContent).toBe(words));
  button(page, 'Pair this device');
});

test.each([
  ['refused', 'At the computer somebody said no. If that was a mistake, ask for a new code there, and write it here.'],
  ['over', 'The time for this code is over. Ask for a new one at the computer, and write it here.'],
])('%s at the computer is said, and another code can be written', async (how, words) => {
  const page = await asks();
  state = how;
  await until(() => expect(page.querySelector('[role=alert]')?.textContent).toBe(words));
  expect(page.querySelector('input.code')).not.toBeNull();
});

test.each([
  ['plain http', { ...PAIRED, secure: false }, 'This device cannot be paired yet'],
  ['no keeper', { keeper: false }, 'No computer keeps diaries here'],
  ['a keeper that trusts this computer', { keeper: true, house: 'open' }, 'Nothing has to be paired here'],
  ['paired already', { ...PAIRED, device: TABLET }, 'This device is paired'],
])('with %s the page says why there is nothing to pair', async (_, answered, heading) => {
  told = answered;
  const { page } = await show(Pair, {});
  await until(() => expect(page.querySelector('h1')?.textContent).toBe(heading));
  expect(await faultsOf(page)).toEqual([]);
  expect(claims).toEqual([]);
});

test.each([
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)', 5, 'iphone', 'phone'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari', 5, 'ipad', 'tablet'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari', 0, 'mac', 'computer'],
  ['Mozilla/5.0 (Linux; Android 14; Pixel) Chrome Mobile', 5, 'android', 'phone'],
  ['Mozilla/5.0 (Linux; Android 12; SM-T500) Chrome', 5, 'android', 'tablet'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64)', 10, 'windows', 'computer'],
  ['Mozilla/5.0 (X11; Linux x86_64)', 0, null, 'computer'],
])('%s with %d fingers is taken for what it is', (userAgent, maxTouchPoints, system, kind) => {
  expect([systemOf({ userAgent, maxTouchPoints }), kindOf({ userAgent, maxTouchPoints })]).toEqual([system, kind]);
});
