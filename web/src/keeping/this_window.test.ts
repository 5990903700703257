import { afterEach, expect, test, vi } from 'vitest';
import { keepInWindow, keptInWindow, valueInWindow } from './this_window';

const NAME = 'stature.test';

afterEach(() => {
  vi.restoreAllMocks();
  sessionStorage.clear();
});

test('what is kept is found as it was, and of an empty text nothing stays', () => {
  keepInWindow(NAME, 'a link');
  expect(keptInWindow(NAME)).toBe('a link');
  keepInWindow(NAME, '');
  expect([keptInWindow(NAME), sessionStorage.getItem(NAME)]).toEqual(['', null]);
});

test('a value is read, and what is none is nothing', () => {
  keepInWindow(NAME, '{"a":1}');
  expect(valueInWindow(NAME)).toEqual({ a: 1 });
  keepInWindow(NAME, 'no value');
  expect([valueInWindow(NAME), valueInWindow('stature.unknown')]).toEqual([null, null]);
});

test('a browser that lets nothing be kept is no error', () => {
  const refused = () => {
    throw new DOMException('refused', 'SecurityError');
  };
  for (const method of ['getItem', 'setItem', 'removeItem'] as const) vi.spyOn(Storage.prototype, method).mockImplementation(refused);
  keepInWindow(NAME, 'a link');
  keepInWindow(NAME, '');
  expect([keptInWindow(NAME), valueInWindow(NAME)]).toEqual(['', null]);
});
