import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { app, openApp } from '../../state/app';
import { drawingNames } from '../../parts/Figure/drawings';
import { followAddress, goInstead, place } from '../../routing.svelte';
import { faultsOf, press, settled, show, until } from '../../testing/show';
import Moving from './Moving.svelte';
import { keyPicture, whereIn, type Movement } from './movements';

const said = vi.hoisted(() => [] as string[]);
vi.mock('../../practise/voice', () => ({
  sayOnPage: async (key: string) => void said.push(key),
  unlockSound: async () => true,
  hush: () => void said.push('hush'),
}));

const step = (key: string, figure: string) => ({ key, text: `Do ${key}.`, figure });
const movements: readonly Movement[] = [
  { id: 'lifting', name: 'Something on the floor', steps: [step('a', 'moving-gripper'), step('b', 'hip-hinge'), step('c', 'hip-hinge')], watch: [] },
  { id: 'shoes', name: 'Putting on shoes', steps: [step('d', 'moving-shoehorn'), step('e', 'moving-shoe-on-knee'), step('f', 'hip-hinge')], watch: ['sit-down'] },
];

let count = 0;
beforeEach(async () => {
  said.length = 0;
  await openApp(`moving-${(count += 1)}`);
  goInstead('moving');
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(movements)));
});

const gone = async () => undefined;
let leave: () => Promise<void> = gone;
afterEach(async () => {
  await leave();
  leave = gone;
});

async function opened(detail = '') {
  goInstead('moving', detail);
  const { page, close } = await show(Moving, {});
  leave = close;
  await until(() => expect(page.querySelector('.moving-all, .moving-one')).not.toBeNull());
  return page;
}

test('every movement is in the list with its picture, and axe finds nothing', async () => {
  const page = await opened();
  await until(() => expect(page.querySelectorAll('.moving-all a svg')).toHaveLength(2));
  expect([...page.querySelectorAll('.moving-all a')].map((link) => link.textContent?.trim())).toEqual(movements.map(({ name }) => name));
  expect(await faultsOf(page)).toEqual([]);
});

test("today's is offered on top when the coach has chosen one", async () => {
  app.today = { show_me: 'shoes' } as unknown as typeof app.today;
  const page = await opened();
  expect(page.querySelector('.moving-today a')!.textContent).toContain('Putting on shoes');
  expect(page.querySelector('.moving-today a')!.getAttribute('href')).toBe('#/moving/shoes');
});

test('a movement goes step by step, back and forth, and ends at the list', async () => {
  const stop = followAddress();
  const page = await opened('lifting');
  const heading = () => page.querySelector('h1')!.textContent;
  expect(heading()).toBe('Do a.');
  expect(page.textContent).toContain('1 of 3');
  await press(page, 'Next');
  await until(() => expect(heading()).toBe('Do b.'));
  await press(page, 'Back');
  await until(() => expect(heading()).toBe('Do a.'));
  goInstead('moving', 'lifting/3');
  await until(() => expect(heading()).toBe('Do c.'));
  expect(await faultsOf(page)).toEqual([]);
  await press(page, 'Done');
  await until(() => expect(place.now.detail).toBe(''));
  stop();
});

test('nothing is said until it is wanted; then each step is, and leaving makes it quiet', async () => {
  const page = await opened('lifting');
  expect(said).toEqual([]);
  await press(page, 'Read it to me');
  expect(said).toEqual(['a']);
  goInstead('moving', 'lifting/2');
  await until(() => expect(said).toEqual(['a', 'b']));
  await leave();
  leave = gone;
  expect(said.at(-1)).toBe('hush');
});

test('pressed again, the voice is quiet and stays so', async () => {
  const page = await opened('lifting');
  await press(page, 'Read it to me');
  await press(page, 'Read it to me');
  goInstead('moving', 'lifting/2');
  await settled();
  expect(said).toEqual(['a', 'hush']);
});

test('without the file it says so, and can be tried again', async () => {
  vi.stubGlobal('fetch', async () => new Response('', { status: 404 }));
  const { page, close } = await show(Moving, {});
  leave = close;
  await until(() => expect(page.textContent).toContain('not here yet'));
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(movements)));
  await press(page, 'Try');
  await until(() => expect(page.querySelectorAll('.moving-all a')).toHaveLength(2));
});

test('an address that names no movement shows the list, and one beyond the end its last step', () => {
  expect(whereIn(movements, 'dancing')).toBeNull();
  expect(whereIn(movements, 'shoes/99')).toEqual({ movement: movements[1], at: 3, watching: false });
  expect(whereIn(movements, 'shoes/x')).toEqual({ movement: movements[1], at: 1, watching: false });
});

test('the picture of a movement is the one it shows most', () => {
  expect(keyPicture(movements[0]!)).toBe('hip-hinge');
  expect(keyPicture(movements[1]!)).toBe('moving-shoehorn');
  expect(drawingNames()).toEqual(expect.arrayContaining(['hip-hinge', 'moving-shoehorn', 'moving-gripper']));
});

test('a movement that is drawn moving can be watched, and from there gone through step by step', async () => {
  const stop = followAddress();
  const page = await opened('shoes');
  await press(page, 'Watch it move');
  await until(() => expect(page.querySelector('.watching svg')).not.toBeNull());
  expect(page.querySelector('h1')!.textContent).toBe('Putting on shoes');
  expect(await faultsOf(page)).toEqual([]);
  await press(page, 'Step by step');
  await until(() => expect(page.querySelector('h1')!.textContent).toBe('Do d.'));
  stop();
});

test('one that is not drawn moving offers nothing to watch, and its address shows a step', async () => {
  const page = await opened('lifting');
  expect(page.textContent).not.toContain('Watch it move');
  expect(whereIn(movements, 'lifting/watch')).toEqual({ movement: movements[0], at: 1, watching: false });
});

test('an exercise of the day is watched alone: it builds, is held as long as it is counted, and is let go of', async () => {
  const dose = { hold_counts: 5, beat_seconds: 1.2 };
  const figures = { start: 'neck-press-start', hold: 'neck-press-hold' };
  app.today = { exercises: [{ exercise: 'neck-press', figures, dose }, { exercise: 'neck-press', figures, dose }] } as unknown as typeof app.today;
  const page = await opened();
  expect(page.querySelectorAll('a[href="#/moving/neck-press%2Fwatch"]')).toHaveLength(1);
  goInstead('moving', 'neck-press/watch');
  await until(() => expect(page.querySelector('.watching [data-part=head]')).not.toBeNull());
  expect(page.querySelector('.watching')!.textContent).toContain('1 of 3');
  await press(page, 'Back to today');
});
