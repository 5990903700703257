import { beforeEach, expect, test, vi } from 'vitest';
import { forgetWhatWasTold } from '../../keeping/keeper_here';
import { openApp } from '../../state/app';
import { answer } from '../../testing/keeper';
import { button, faultsOf, press, show, until } from '../../testing/show';
import { dateWords } from '../../words/dates';
import Devices from './Devices.svelte';
import { leftWords } from './saying';

const ANA = '019a8f00-0000-7000-8000-000000000001';
const COMPUTER = { id: 'a0', name: 'Computer', keeps: true };
const TABLET = { id: 'a1', name: "Ana's tablet", paired_on: '2026-11-20', seen_on: '2026-11-23', keeps: false, people: [ANA], this: false };

let keeps = true;
let devices: readonly object[];
let asked: string[];
let state: object;

beforeEach(async () => {
  vi.restoreAllMocks();
  localStorage.clear();
  forgetWhatWasTold();
  [keeps, asked, state] = [true, [], { state: 'waiting' }];
  devices = [{ ...COMPUTER, paired_on: '2026-11-19', seen_on: null, people: 'all', this: true }, TABLET];
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (address, init) => {
    const path = String(address);
    if (path.endsWith('keeper.json')) return answer({ keeper: true, house: 'paired', secure: true, device: { ...COMPUTER, keeps }, authority: null });
    if (path.endsWith('/people')) return answer({ people: [{ id: ANA, name: 'Ana', picture: 'sun' }] });
    if (init?.method && init.method !== 'GET') asked.push(`${init.method} ${path} ${String(init.body ?? '')}`.trim());
    if (path.endsWith('/devices')) return answer({ devices });
    if (init?.method === 'POST' && path.endsWith('/pairings')) {
      return answer({ pairing: 'p1', code: '7K3MX-9QPXA', link: 'https://kitchen.local:8766/#pair=7K3MX-9QPXA', ends_at: '2020-01-01T00:00:00Z' }, 201);
    }
    return answer(path.includes('/pairings/') ? state : {});
  });
  await openApp('devices');
});

test('each device says its name, its people and its days, and only the keeper adds one', async () => {
  const { page } = await show(Devices, { detail: '' });
  await until(() => expect(page.textContent).toContain("Ana's tablet"));
  for (const words of ['this device', 'Diaries of Ana', `Paired on ${dateWords('2026-11-20')}`, `Last here on ${dateWords('2026-11-23')}`]) {
    expect(page.textContent).toContain(words);
  }
  button(page, 'Add a device');
  expect(await faultsOf(page)).toEqual([]);
  keeps = false;
  forgetWhatWasTold();
  const other = await show(Devices, { detail: 'add' });
  await until(() => expect(other.page.textContent).toContain('You add devices at the computer that keeps the diaries.'));
  expect(() => button(other.page, 'Add a device')).toThrow();
});

test('a device is added: whose diaries, the code, is this it, yes', async () => {
  const { page } = await show(Devices, { detail: 'add' });
  await until(() => button(page, 'Ana'));
  await press(page, 'Ana');
  await press(page, 'Show the code');
  await until(() => expect(page.querySelector('.code-shown')?.textContent).toBe('7K3MX-9QPXA'));
  expect(page.textContent).toContain('Or open https://kitchen.local:8766 on it');
  expect(page.textContent).toContain('About 5 minutes left.');
  state = { state: 'claimed', name: "Ana's tablet", sign: '12 34' };
  await until(() => expect(page.querySelector('.sign-shown')?.textContent).toBe('12 34'));
  expect(page.textContent).toContain("It calls itself Ana's tablet.");
  expect(await faultsOf(page)).toEqual([]);
  await press(page, 'Yes, pair it');
  await until(() => expect(page.querySelector('h1')?.textContent).toBe("Ana's tablet is paired"));
  expect(asked).toEqual([`POST ./api/pairings {"people":["${ANA}"]}`, 'POST ./api/pairings/p1/confirm {}']);
});

test('a code that nobody sees any more is taken back', async () => {
  const { page, close } = await show(Devices, { detail: 'add' });
  await until(() => button(page, 'Ana'));
  await press(page, 'Show the code');
  await until(() => expect(page.querySelector('.code-shown')).not.toBeNull());
  await close();
  await until(() => expect(asked.at(-1)).toBe('DELETE ./api/pairings/p1'));
});

test('a device is withdrawn after one more question', async () => {
  const { page } = await show(Devices, { detail: 'a1' });
  await until(() => button(page, "Withdraw Ana's tablet"));
  await press(page, "Withdraw Ana's tablet");
  expect(asked).toEqual([]);
  expect(await faultsOf(page)).toEqual([]);
  await press(page, 'Yes, withdraw it');
  expect(asked).toEqual(['DELETE ./api/devices/a1']);
});

test('whose diaries a device opens is changed afterwards, from those it opens now', async () => {
  const { page } = await show(Devices, { detail: 'a1' });
  await until(() => button(page, 'Choose whose diaries it opens'));
  await press(page, 'Choose whose diaries it opens');
  expect(button(page, 'Ana').getAttribute('aria-pressed')).toBe('true');
  expect(await faultsOf(page)).toEqual([]);
  await press(page, 'Everybody, also who comes later');
  await press(page, 'Keep this choice');
  expect(asked).toEqual(['PUT ./api/devices/a1 {"people":"all"}']);
});

test('a device that does not keep the diaries changes for whom it was paired nowhere', async () => {
  keeps = false;
  devices = [{ ...TABLET, this: true }];
  const { page } = await show(Devices, { detail: 'a1' });
  await until(() => button(page, 'Keep this name'));
  expect(() => button(page, 'Choose whose diaries it opens')).toThrow();
});

test('the time that is left is said in whole minutes', () => {
  const now = Date.parse('2026-11-23T09:00:00Z');
  const left = (seconds: number) => leftWords(now + seconds * 1000, now);
  expect([300, 100, 70, 40, 0].map(left)).toEqual([
    'About 5 minutes left.', 'About 2 minutes left.', 'About one minute left.', 'Less than a minute left.', null,
  ]);
});
