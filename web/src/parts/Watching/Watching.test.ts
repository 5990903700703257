import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { button, faultsOf, press, settled, show, until } from '../../testing/show';
import { between, drawingOf, framesOf, movementNames, readMovement, wayOf } from './movement';
import { after, backward, begun, endOf, frameAt, onward, START, type Reel } from './reel';
import Watching from './Watching.svelte';

const drawn: number[] = [];
const drawing = (box: HTMLElement) => {
  box.textContent = 'drawn';
  return (at: number) => void drawn.push(at);
};
const step = (key: string, from: number, to: number) => ({ key, text: `Do ${key}.`, from, to, seconds: 0.2, drawing });
const REEL: Reel = [step('down', 0, 3), step('roll', 3, 5)];

const gone = async () => undefined;
let close: () => Promise<void> = gone;
beforeEach(() => void (drawn.length = 0));
afterEach(async () => {
  await close();
  close = gone;
  vi.unstubAllGlobals();
});

async function watched(props: Partial<{ onstep: (key: string) => Promise<void>; onstill: () => void }> = {}) {
  const shown = await show(Watching, { reel: REEL, ...props });
  close = shown.close;
  return shown.page;
}
const last = () => drawn.at(-1);

test('it begins still, at its start, with the sentence of its first step, and axe finds nothing', async () => {
  const page = await watched();
  await settled();
  expect(new Set(drawn)).toEqual(new Set([0]));
  expect(page.querySelector('[role=status]')!.textContent).toContain('Do down.');
  expect(page.querySelector('[role=status]')!.textContent).toContain('1 of 2');
  expect(await faultsOf(page)).toEqual([]);
});

test('played, it goes through all its steps in order, never back, and stays at the end', async () => {
  const said: string[] = [];
  const page = await watched({ onstep: async (key) => void said.push(key) });
  await press(page, 'Play');
  await until(() => expect(page.textContent).toContain('That was all of it.'));
  expect(last()).toBe(5);
  expect([...drawn].sort((a, b) => a - b)).toEqual(drawn);
  expect(said).toEqual(['down', 'roll']);
  expect(button(page, 'On').getAttribute('aria-disabled')).toBe('true');
});

test('a step at a time it goes on, stops, and goes the same way back, silently', async () => {
  const said: string[] = [];
  const page = await watched({ onstep: async (key) => void said.push(key) });
  await press(page, 'On');
  await until(() => expect(last()).toBe(3));
  await until(() => expect(button(page, 'Play')).toBeTruthy());
  await settled();
  expect(last()).toBe(3);
  drawn.length = 0;
  await press(page, 'Back');
  await until(() => expect(last()).toBe(0));
  expect([...drawn].sort((a, b) => b - a)).toEqual(drawn);
  expect(drawn.length).toBeGreaterThan(2);
  expect(said).toEqual(['down']);
});

test('a pause holds it where it is, and what is heard is still', async () => {
  const onstill = vi.fn();
  const page = await watched({ onstill });
  await press(page, 'Play');
  await press(page, 'Pause');
  const held = last();
  expect(onstill).toHaveBeenCalled();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(last()).toBe(held);
  expect(held).toBeLessThan(5);
});

test('a page that is hidden holds it', async () => {
  const page = await watched();
  await press(page, 'Play');
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  document.dispatchEvent(new Event('visibilitychange'));
  const held = last();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(last()).toBe(held);
  vi.restoreAllMocks();
});

test('the movement of a step begins when its sentence does, however long that took', async () => {
  let speaks = () => {};
  const page = await watched({ onstep: () => new Promise<void>((resolve) => (speaks = resolve)) });
  await press(page, 'Play');
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(last()).toBe(0);
  speaks();
  await until(() => expect(last()).toBeGreaterThan(0));
});

test('for whoever wants no motion a tap shows how a step ends, and nothing between', async () => {
  vi.stubGlobal('matchMedia', () => ({ matches: true }));
  const page = await watched();
  expect([...page.querySelectorAll('button')].map((one) => one.textContent?.trim())).toEqual(['Back', 'On']);
  await press(page, 'On');
  await press(page, 'On');
  expect(page.querySelector('[role=status]')!.textContent).toContain('Do roll.');
  await press(page, 'Back');
  expect(new Set(drawn)).toEqual(new Set([0, 3, 5]));
});

test('on and back lead to the ends of steps, and no further than the movement', () => {
  expect(onward(REEL, START)).toEqual({ step: 0, share: 1 });
  expect(onward(REEL, { step: 0, share: 1 })).toEqual({ step: 1, share: 1 });
  expect(onward(REEL, endOf(REEL))).toEqual(endOf(REEL));
  expect(backward({ step: 1, share: 0.4 })).toEqual({ step: 1, share: 0 });
  expect(backward({ step: 1, share: 0 })).toEqual(START);
  expect(backward(START)).toEqual(START);
  expect(begun(REEL, { step: 0, share: 1 })).toEqual({ step: 1, share: 0 });
});

test('where it is follows from the time that went by, and it begins and ends without speed', () => {
  expect(after(REEL, START, 0.1)).toEqual({ step: 0, share: 0.5 });
  expect(after(REEL, START, 9)).toEqual({ step: 0, share: 1 });
  expect(after(REEL, endOf(REEL), -0.1)).toEqual({ step: 1, share: 0.5 });
  expect([0, 0.5, 1].map((share) => frameAt(REEL[0]!, share))).toEqual([0, 1.5, 3]);
  expect(frameAt(REEL[0]!, 0.01)).toBeLessThan(0.001);
});

test('every movement can be had, and every one of its parts has its place in each frame', async () => {
  expect(movementNames()).toEqual(expect.arrayContaining(['sit-down', 'lie-down', 'get-up', 'stand-up']));
  for (const name of movementNames()) {
    const movement = await readMovement(name);
    const frames = movement.painted.length;
    expect(movement.steps.at(-1)!.to, name).toBe(frames - 1);
    movement.parts.forEach((part, i) => expect(framesOf(part, wayOf(movement, i)), `${name} ${part.name}`).toHaveLength(frames));
    expect(new Set(movement.hidden.map((hidden) => hidden.length))).toEqual(new Set([movement.parts.length]));
  }
  await expect(readMovement('dancing')).rejects.toThrow('there is no movement dancing');
});

test('a movement draws itself at any moment of it, forwards and back the same', async () => {
  const box = document.createElement('div');
  const movement = await readMovement('lie-down');
  const draw = drawingOf(movement)(box);
  const torso = () => box.querySelector('[data-part=torso]')!.getAttribute('d');
  const seen = [0, 1.3, 4, 2.2, 1.3, 0].map((at) => (draw(at), torso()));
  expect(seen[0]).toBe(seen[5]);
  expect(seen[1]).toBe(seen[4]);
  expect(new Set(seen).size).toBe(4);
  expect(box.querySelectorAll('path').length).toBeGreaterThan(20);
});

test('between two frames what stays, stays, and at a frame it is that frame', () => {
  const frames = [[0, 7], [10, 7], [30, 7]];
  expect(between(frames, 1)).toEqual([10, 7]);
  expect(between(frames, 0.5)[1]).toBe(7);
  expect(between(frames, 0.5)[0]).toBeGreaterThan(0);
  expect(between(frames, 0.5)[0]).toBeLessThan(10);
});
