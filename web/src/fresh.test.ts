import { beforeEach, expect, test, vi } from 'vitest';
import { AT_REST_MS, fresh, LONGEST_MS } from './fresh';

let page: HTMLElement;
const pressed = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  page = document.createElement('div');
  page.innerHTML = '<a class="call" href="tel:112">Call 112</a><button class="big-button hurt">Stop. It hurts</button>';
  page.addEventListener('click', (event) => pressed((event.target as Element).textContent));
  document.body.replaceChildren(page);
});

/** A finger where the page before was pressed, unless it is elsewhere. */
function tap(on: string, where = { clientX: 200, clientY: 700 }, by_finger = true) {
  const target = page.querySelector(on)!;
  target.dispatchEvent(new MouseEvent('pointerdown', { bubbles: true, ...where }));
  const click = new MouseEvent('click', { bubbles: true, cancelable: true, detail: by_finger ? 1 : 0, ...where });
  target.dispatchEvent(click);
  return click;
}

function comes(value: unknown = null) {
  document.body.dispatchEvent(new MouseEvent('pointerdown', { bubbles: true, clientX: 200, clientY: 700 }));
  return fresh(page, value)!;
}

test('five taps of a trembling hand press nothing on the page that came under it', () => {
  comes();
  for (let number = 0; number < 5; number += 1) {
    vi.advanceTimersByTime(200);
    expect(tap('.call').defaultPrevented).toBe(true);
  }
  expect(pressed).not.toHaveBeenCalled();
});

test('a hand that trembles on keeps the page still, and at rest it may press', () => {
  comes();
  for (let number = 0; number < 3; number += 1) {
    vi.advanceTimersByTime(AT_REST_MS - 100);
    tap('.call');
  }
  expect(pressed).not.toHaveBeenCalled();
  vi.advanceTimersByTime(AT_REST_MS);
  expect(tap('.call').defaultPrevented).toBe(false);
  expect(pressed).toHaveBeenCalledTimes(1);
});

test('whoever hammers on the call in fright is kept from it for three seconds at the most', () => {
  comes();
  let waited = 0;
  while (!pressed.mock.calls.length) {
    vi.advanceTimersByTime(150);
    waited += 150;
    tap('.call');
  }
  expect(waited).toBeLessThanOrEqual(LONGEST_MS + 150);
});

test('taps elsewhere are meant, and wait for the first moment alone', () => {
  comes();
  vi.advanceTimersByTime(AT_REST_MS - 100);
  tap('.call', { clientX: 200, clientY: 100 });
  expect(pressed).not.toHaveBeenCalled();
  vi.advanceTimersByTime(100);
  tap('.call', { clientX: 200, clientY: 100 });
  expect(pressed).toHaveBeenCalledTimes(1);
});

test('that it hurts is never held back', () => {
  comes();
  tap('.hurt');
  expect(pressed).toHaveBeenCalledWith('Stop. It hurts');
});

test('keys do not lie under a finger', () => {
  comes();
  tap('.call', undefined, false);
  expect(pressed).toHaveBeenCalledTimes(1);
});

test('what is new again is held still again', () => {
  const guard = comes('effort');
  vi.advanceTimersByTime(AT_REST_MS);
  guard.update?.('effort');
  tap('.call');
  expect(pressed).toHaveBeenCalledTimes(1);
  guard.update?.('pain');
  tap('.call');
  expect(pressed).toHaveBeenCalledTimes(1);
});
