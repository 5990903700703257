import { expect, test, vi } from 'vitest';
import { planned } from '../testing/plans';
import { household } from './household.svelte';
import {
  change,
  darkUntil,
  isDarkForTheNight,
  LEAD_INS_SECONDS,
  likelyEmergencyNumber,
  lookByTheHour,
  mannerOf,
  OWN_TIMES_SECONDS,
  settings,
  settingsOf,
} from './settings.svelte';

test('every lead-in on offer leaves time to put the device down', () => {
  expect(Math.min(...LEAD_INS_SECONDS)).toBeGreaterThanOrEqual(10);
  expect(Math.max(...LEAD_INS_SECONDS)).toBeLessThanOrEqual(60);
});

test('own time is a minute unless more is wanted, never less', () => {
  expect(settings.own_time_seconds).toBe(60);
  expect(Math.min(...OWN_TIMES_SECONDS)).toBe(60);
});

test('a change is kept on the device', () => {
  change({ lead_in_seconds: 30, name: 'Rosa' });
  expect(JSON.parse(localStorage.getItem('stature.settings')!)).toMatchObject({ lead_in_seconds: 30, name: 'Rosa' });
});

test('beat and strength are those of the plan', () => {
  const { dose } = planned();
  const slow = planned({ dose: { ...dose, beat_seconds: 1.2 }, half_effort: true });
  expect(mannerOf(settings, slow, 'en')).toMatchObject({ beat_seconds: 1.2, half_effort: true });
  expect(mannerOf(settings, planned(), 'en')).toMatchObject({ beat_seconds: 1.0, half_effort: false });
});

test('less is heard of what is known only where it was done before in this language and on this device', () => {
  const known = planned({ familiar: true, turn: 4 });
  expect(mannerOf(settings, known, 'en').familiar).toBe(false);
  change({ heard_in: { [known.exercise]: 'en' } });
  expect(mannerOf(settings, known, 'en')).toMatchObject({ familiar: true, turn: 4 });
  expect(mannerOf(settings, known, 'es').familiar).toBe(false);
  expect(mannerOf(settings, planned({ familiar: false }), 'en').familiar).toBe(false);
  change({ heard_in: {} });
});

test('the emergency number is suggested by where people write like that', () => {
  expect(likelyEmergencyNumber(['en-US'])).toBe('911');
  expect(likelyEmergencyNumber(['en-GB'])).toBe('112');
  expect(likelyEmergencyNumber([])).toBe('112');
});

test('dark for the night is dark until then, and after it as it was chosen', () => {
  change({ look: 'light' });
  darkUntil(new Date(Date.now() + 3_600_000).toISOString());
  expect([settings.look, settingsOf(household.here!).look, isDarkForTheNight()]).toEqual(['night', 'night', true]);
  change({ text_size: 2 });
  lookByTheHour();
  expect(settings.look).toBe('night');
  vi.useFakeTimers({ now: Date.now() + 7_200_000, toFake: ['Date'] });
  expect(settingsOf(household.here!).look).toBe('light');
  lookByTheHour();
  expect([settings.look, isDarkForTheNight()]).toEqual(['light', false]);
  vi.useRealTimers();
  change({ text_size: 1, look: 'auto' });
});

test('whoever chose the dark look for good has it also in the morning', () => {
  change({ look: 'night' });
  lookByTheHour();
  expect([settings.look, isDarkForTheNight()]).toEqual(['night', false]);
  change({ look: 'auto' });
});
