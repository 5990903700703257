import { expect, test } from 'vitest';
import { BEATS_SECONDS, change, LEAD_INS_SECONDS, likelyEmergencyNumber, mannerOf, OWN_TIMES_SECONDS, settings } from './settings.svelte';

test('no beat on offer is faster than one a second', () => {
  expect(Math.min(...BEATS_SECONDS)).toBe(1);
  expect(Math.max(...BEATS_SECONDS)).toBe(1.5);
});

test('every lead-in on offer leaves time to put the device down', () => {
  expect(Math.min(...LEAD_INS_SECONDS)).toBeGreaterThanOrEqual(10);
  expect(Math.max(...LEAD_INS_SECONDS)).toBeLessThanOrEqual(60);
});

test('own time is a minute unless more is wanted, never less', () => {
  expect(settings.own_time_seconds).toBe(60);
  expect(Math.min(...OWN_TIMES_SECONDS)).toBe(60);
});

test('a change is kept on the device', () => {
  change({ beat_seconds: 1.25, name: 'Rosa' });
  expect(JSON.parse(localStorage.getItem('stature.settings')!)).toMatchObject({ beat_seconds: 1.25, name: 'Rosa' });
  expect(mannerOf(settings, true)).toMatchObject({ beat_seconds: 1.25, half_effort: true });
});

test('the emergency number is suggested by where people write like that', () => {
  expect(likelyEmergencyNumber(['en-US'])).toBe('911');
  expect(likelyEmergencyNumber(['en-GB'])).toBe('112');
  expect(likelyEmergencyNumber([])).toBe('112');
});
