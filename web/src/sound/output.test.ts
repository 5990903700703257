import { expect, test } from 'vitest';
import { isIos } from './output.js';

const browser = (userAgent: string, platform: string, maxTouchPoints: number) => ({ userAgent, platform, maxTouchPoints });

test('an iPad that calls itself a Mac is told by its touch screen', () => {
  const agent = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15';
  expect(isIos(browser(agent, 'MacIntel', 5))).toBe(true);
  expect(isIos(browser(agent, 'MacIntel', 0))).toBe(false);
});

test('an iPhone is iOS and an Android tablet is not', () => {
  expect(isIos(browser('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0)', 'iPhone', 5))).toBe(true);
  expect(isIos(browser('Mozilla/5.0 (Linux; Android 14)', 'Linux armv8l', 5))).toBe(false);
});
