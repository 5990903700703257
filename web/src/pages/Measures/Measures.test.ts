import { beforeEach, expect, test, vi } from 'vitest';
import { app, openApp } from '../../state/app';
import { coach } from '../../testing/coaches';
import { plan, planned } from '../../testing/plans';
import { faultsOf, press, settled, show, until } from '../../testing/show';
import { centimetresOf, feetOf, likelyUnit, middleOf } from './height';
import Measures from './Measures.svelte';

const SENTENCE = 'Losing half an inch (1.3 cm) or more in a year is worth telling your doctor.';
const OPEN = { height: { due: true, last: null }, chair_stands: { due: true, last: null, open: true, because: null } };
const SHUT = { ...OPEN, chair_stands: { ...OPEN.chair_stands, open: false, because: 'Only when every answer is clear.' } };

vi.setConfig({ testTimeout: 20_000 });

vi.mock('../../engine/coach', () => import('../../testing/coaches'));

let count = 0;
beforeEach(async () => {
  await openApp(`measures-${(count += 1)}`);
  await app.wakeCoach();
  coach.today_is = plan([planned()], { measures: OPEN });
  app.today = plan([planned()], { measures: OPEN });
});

test('heights are read as people write them', () => {
  expect(centimetresOf({ first: '163,5', second: '' }, 'centimetres')).toBe(163.5);
  expect(centimetresOf({ first: '5', second: '4.5' }, 'feet')).toBe(163.8);
  for (const first of ['', 'tall', '16', '1635', '-163']) expect(centimetresOf({ first, second: '' }, 'centimetres')).toBeNull();
  expect(feetOf(163.8)).toEqual({ feet: 5, inches: 4.5 });
  expect(feetOf(182.8)).toEqual({ feet: 6, inches: 0 });
  expect(middleOf([163.5, 170, 163])).toBe(163.5);
  expect(likelyUnit(['en-US'])).toBe('feet');
  expect(likelyUnit(['en-GB'])).toBe('centimetres');
});

test('of three readings the middle one is kept, and beside it always the same sentence', async () => {
  const { page } = await show(Measures, { detail: 'height' });
  expect(page.textContent).toContain(SENTENCE);
  expect(await faultsOf(page)).toEqual([]);
  await press(page, 'Centimetres');
  for (const [place, value] of ['163.5', '170', '163'].entries()) write(page, place, value);
  await press(page, 'Keep it');
  await until(() => expect(page.textContent).toContain('163.5 cm'));
  expect(page.textContent).toContain(SENTENCE);
  expect(app.entries).toMatchObject([{ kind: 'measure_taken', body: { measure: 'height', centimetres: 163.5 } }]);
});

test('a reading that cannot be a height is told, and nothing is kept', async () => {
  const { page } = await show(Measures, { detail: 'height' });
  await press(page, 'Centimetres');
  for (const [place, value] of ['163.5', 'tall', '163'].entries()) write(page, place, value);
  await press(page, 'Keep it');
  await settled();
  expect(page.querySelector('[role=alert]')!.textContent).toBe('Number 2 says tall. Please write centimetres, such as 163.5.');
  expect(app.entries).toEqual([]);
});

test('the chair is only offered when the coach has it open, and else the page says why', async () => {
  app.today = plan([planned()], { measures: SHUT });
  const { page } = await show(Measures, { detail: 'chair' });
  expect(page.textContent).toContain('Only when every answer is clear.');
  expect(page.textContent).not.toContain('Show me how');
  expect(await faultsOf(page)).toEqual([]);
});

test('standing up is at one’s own pace, counted by taps, and kept when the person says so', async () => {
  const { page } = await show(Measures, { detail: 'chair' });
  expect(page.textContent).toContain('Stop when you like');
  expect(page.textContent).not.toMatch(/as many as you can|faster|quick/i);
  expect(await faultsOf(page)).toEqual([]);
  await press(page, 'I am sitting. Begin');
  await until(() => expect(page.textContent).toContain('We begin in'));
  await press(page, 'That is enough');
  await press(page, 'One more');
  await press(page, 'One more');
  await press(page, 'Keep it');
  await until(() => expect(app.entries).toMatchObject([{ kind: 'measure_taken', body: { measure: 'chair_stands', stands: 2 } }]));
});

const HURT = { kind: 'measure_taken', body: { measure: 'chair_stands', stands: 0, hurt: true } };

test('a warning sign on the way is kept and closes', async () => {
  const { page } = await show(Measures, { detail: 'chair' });
  await press(page, 'I am sitting. Begin');
  await until(() => expect(page.textContent).toContain('We begin in'));
  await press(page, 'Stop. It hurts');
  await press(page, 'Dizzy');
  await until(() => expect(app.entries).toMatchObject([HURT, { kind: 'red_flag', body: { kind: 'dizzy' } }]));
  expect(page.querySelector('h1')!.textContent).toContain('Please do this now');
});

test('that it hurts is kept the moment it is told, so that the exercises rest until the next morning', async () => {
  const { page } = await show(Measures, { detail: 'chair' });
  await press(page, 'I am sitting. Begin');
  await until(() => expect(page.textContent).toContain('We begin in'));
  await press(page, 'Stop. It hurts');
  await until(() => expect(app.entries).toMatchObject([HURT]));
  await press(page, 'Just sore');
  await settled();
  expect(app.entries).toHaveLength(1);
  expect(page.textContent).toContain('until tomorrow morning');
});

function write(page: Element, place: number, value: string) {
  const input = page.querySelectorAll<HTMLInputElement>('input')[place]!;
  input.value = value;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}
