import { beforeEach, expect, test, vi } from 'vitest';
import { change, settings } from '../../keeping/settings.svelte';
import { SIGNALS } from '../../practise/signals';
import { place } from '../../routing.svelte';
import { openApp } from '../../state/app';
import { faultsOf, press, show, until } from '../../testing/show';
import Signals from './Signals.svelte';

const sounded = vi.hoisted(() => [] as (readonly number[])[]);
vi.mock('../../practise/voice', () => ({ unlockSound: async () => true, soundTones: (hz: readonly number[]) => sounded.push(hz) }));

let count = 0;
beforeEach(async () => {
  await openApp(`signals-${(count += 1)}`);
  change({ voice: false, signals: '' });
  sounded.length = 0;
});

test('whoever can tell the tones apart has them from then on', async () => {
  const { page } = await show(Signals, {});
  expect(await faultsOf(page)).toEqual([]);
  await press(page, 'Try the tones');
  await until(() => expect(sounded[0]).toEqual(SIGNALS.breathe_in.tones_hz));
  await press(page, 'Yes, clearly');
  expect([place.now.page, settings.signals]).toEqual(['home', 'tones']);
});

test('whoever cannot is told so, and has none', async () => {
  change({ signals: 'vibration' });
  const { page } = await show(Signals, {});
  await press(page, 'Try the tones');
  await press(page, 'No');
  expect(page.textContent).toContain('turn on the voice');
  expect(settings.signals).toBe('');
});

test('without having tried nothing can be said of it', async () => {
  const { page } = await show(Signals, {});
  expect(page.textContent).not.toContain('Yes, clearly');
});
