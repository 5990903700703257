import { afterEach, expect, test, vi } from 'vitest';
import { isElsewhere, listenToKeys } from './keys';

let stop: () => void = () => {};
afterEach(() => stop());

function hands() {
  const both = { tap: vi.fn(), back: vi.fn() };
  stop = listenToKeys(both);
  return both;
}

function press(key: string, on: EventTarget = document.body, wish: KeyboardEventInit = {}) {
  on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...wish }));
}

test.each([' ', 'Enter', 'PageDown', 'ArrowRight'])('%j of a keyboard or page-turner is a tap', (key) => {
  const { tap } = hands();
  press(key);
  expect(tap).toHaveBeenCalledTimes(1);
});

test.each(['PageUp', 'ArrowLeft'])('%j is "say it again"', (key) => {
  const { back } = hands();
  press(key);
  expect(back).toHaveBeenCalledTimes(1);
});

test('a button that has the keyboard keeps its own space and Enter', () => {
  const { tap } = hands();
  document.body.innerHTML = '<button>Stop</button>';
  press(' ', document.querySelector('button')!);
  press('Enter', document.querySelector('button')!);
  expect(tap).not.toHaveBeenCalled();
});

test('a page-turner goes on even when a button has the keyboard', () => {
  const { tap } = hands();
  document.body.innerHTML = '<button>Next</button>';
  press('PageDown', document.querySelector('button')!);
  expect(tap).toHaveBeenCalledTimes(1);
});

test('a key held down by a heavy hand is one tap', () => {
  const { tap } = hands();
  press(' ');
  press(' ', document.body, { repeat: true });
  expect(tap).toHaveBeenCalledTimes(1);
});

test('a click on a button or a link is not a tap anywhere', () => {
  document.body.innerHTML = '<p>words</p><button><b>Stop</b></button>';
  const clicked: boolean[] = [];
  const note = (event: MouseEvent) => clicked.push(isElsewhere(event));
  addEventListener('click', note);
  document.querySelector('b')!.click();
  document.querySelector('p')!.click();
  removeEventListener('click', note);
  expect(clicked).toEqual([false, true]);
});
