import { beforeEach, expect, test, vi } from 'vitest';
import { forgetWhatWasTold } from '../../keeping/keeper_here';
import { readTold } from '../../keeping/told.svelte';
import { answer } from '../../testing/keeper';
import { faultsOf, press, show, until } from '../../testing/show';
import { t } from '../../words/words';
import { missingHere } from '../Plain/missing';
import Plain from '../Plain/Plain.svelte';
import { DRAWN } from './drawn';
import { inRows, SYSTEMS, WAYS } from './steps';
import Trust from './Trust.svelte';

const FINGERPRINT = Array.from({ length: 32 }, (_, at) => at.toString(16).padStart(2, '0')).join(':');
let authority: object | null;

beforeEach(async () => {
  vi.restoreAllMocks();
  localStorage.clear();
  forgetWhatWasTold();
  authority = { fingerprint: FINGERPRINT, until: '2028-03-01' };
  vi.spyOn(globalThis, 'fetch').mockImplementation(async () => answer({ keeper: true, house: 'paired', secure: false, device: null, authority, address: 'https://192.168.1.20:8766/' }));
});

test('every system has its steps in words and drawn, what to compare before what is pressed last, and the way back', async () => {
  const { page } = await show(Trust, {});
  await until(() => expect(page.textContent).toContain('00 01 02 03'));
  for (const system of SYSTEMS) {
    await press(page, t(`trust.${system}`));
    const { file, steps, away } = WAYS[system];
    expect(page.querySelector('a.as-a-button')?.getAttribute('href')).toBe(file);
    for (const { key, sign } of steps) {
      expect(page.textContent).toContain(t(key));
      expect(DRAWN[sign]).toMatch(/^M/);
    }
    expect(page.textContent).toContain(t(away));
    expect(steps.some(({ sign }) => sign === 'compare')).toBe(true);
    expect(await faultsOf(page)).toEqual([]);
  }
});

test('where there is nothing to trust, nothing is asked of anybody', async () => {
  authority = null;
  const { page } = await show(Trust, {});
  await until(() => expect(page.textContent).toContain('There is nothing to trust first here.'));
  expect(page.querySelector('a')).toBeNull();
});

test('the address that is opened then is a link, and nothing but https is taken for one', async () => {
  const { page } = await show(Trust, {});
  await until(() => expect(page.querySelector('a[href="https://192.168.1.20:8766/"]')?.textContent).toBe('https://192.168.1.20:8766'));
  for (const address of ['javascript:alert(1)', 'http://192.168.1.20:8765/', 7, undefined]) {
    expect(readTold({ keeper: true, address })?.address).toBeNull();
  }
});

test('the number to compare stands in rows of four, however it is written', () => {
  expect(inRows(FINGERPRINT)).toHaveLength(8);
  expect(inRows(FINGERPRINT)).toEqual(inRows(FINGERPRINT.replaceAll(':', '').toUpperCase()));
});

test('what does not work is what the browser itself lacks', async () => {
  const all = { serviceWorker: {}, wakeLock: {}, mediaDevices: { getUserMedia: () => {} } };
  expect(missingHere({ isSecureContext: true, navigator: all })).toEqual([]);
  expect(missingHere({ isSecureContext: false, navigator: {} })).toEqual(['offline', 'install', 'awake', 'camera', 'pair']);
  expect(missingHere({ isSecureContext: true, navigator: { ...all, wakeLock: undefined } })).toEqual(['awake']);
  const { page } = await show(Plain, {});
  expect(await faultsOf(page)).toEqual([]);
});
