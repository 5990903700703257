import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { change } from '../../keeping/settings.svelte';
import { felt } from '../../testing/coaches';
import { faultsOf, press, show, tapTwice } from '../../testing/show';
import Felt from './Felt.svelte';

const told = { onsign: vi.fn(), onsore: vi.fn(), onmistake: vi.fn() };
beforeEach(() => {
  vi.clearAllMocks();
  change({ emergency_number: '112' });
});

afterEach(() => vi.unstubAllGlobals());

test('every sign of the coach can be told, and soreness, and that it was pressed by mistake', async () => {
  const { page } = await show(Felt, { felt: felt(), ...told });
  expect(await faultsOf(page)).toEqual([]);
  for (const sign of felt().signs) await press(page, sign.text);
  expect(told.onsign.mock.calls.flat()).toEqual(felt().signs.map(({ kind }) => kind));
  await press(page, 'Just sore');
  await press(page, 'I pressed it by mistake');
  expect(told.onsore).toHaveBeenCalledTimes(1);
  expect(told.onmistake).toHaveBeenCalledTimes(1);
});

test('one thing is red: the call', async () => {
  const { page } = await show(Felt, { felt: felt(), ...told });
  expect(page.querySelectorAll('.call, .big-button.hurt')).toHaveLength(1);
});

test('a mistake is offered only where it may be one', async () => {
  const { page } = await show(Felt, { felt: felt(), ...told, onmistake: undefined });
  expect(page.textContent).not.toContain('by mistake');
});

test('where nobody can say what may be felt there is the call, and that something hurts', async () => {
  const { page } = await show(Felt, { felt: null, ...told });
  expect(page.querySelector('.call')!.getAttribute('href')).toBe('tel:112');
  await press(page, 'Just sore');
  expect(told.onsore).toHaveBeenCalledTimes(1);
});

test('a trembling finger presses nothing here', async () => {
  const { page } = await show(Felt, { felt: felt(), ...told });
  tapTwice(page, 'Chest pain');
  tapTwice(page, 'I pressed it by mistake');
  expect(told.onsign).not.toHaveBeenCalled();
  expect(told.onmistake).not.toHaveBeenCalled();
});

test('what lies below is offered until the last of it is in sight, to eyes and fingers alone', async () => {
  const screen = aScreen();
  const { page } = await show(Felt, { felt: felt(), ...told });
  const below = () => page.querySelector<HTMLElement>('.more-below button');
  expect(below()).toBeNull();
  await screen.shows(0.4);
  expect(await faultsOf(page)).toEqual([]);
  const scrolled = vi.spyOn(window, 'scrollBy');
  below()!.click();
  expect(scrolled).toHaveBeenCalledOnce();
  await screen.shows(1);
  expect(below()).toBeNull();
  expect(Object.values(told).some((each) => each.mock.calls.length)).toBe(false);
});

/** One that shows as much of what is watched as it is told. */
function aScreen() {
  let told: IntersectionObserverCallback = () => {};
  class Screen {
    constructor(hears: IntersectionObserverCallback) {
      told = hears;
    }
    observe() {}
    disconnect() {}
  }
  vi.stubGlobal('IntersectionObserver', Screen);
  return {
    async shows(intersectionRatio: number) {
      told([{ intersectionRatio } as IntersectionObserverEntry], {} as IntersectionObserver);
      await tick();
    },
  };
}
