/** What is pressed on each system until it trusts the house's own authority, in its order, and how it is taken away again. */
import type { PageKey } from '../../words/words';
import type { System } from '../Pair/this_device';

/** What a step is about, for its drawing. */
export type Sign = 'get' | 'settings' | 'compare' | 'install' | 'list' | 'switch' | 'file' | 'lock' | 'away' | 'says';

export interface Step {
  readonly sign: Sign;
  readonly key: PageKey;
  /** To be written as it stands. */
  readonly write?: string;
}

export interface Way {
  /** Beside the page. Apple's devices take a profile, all others the certificate itself. */
  readonly file: string;
  readonly steps: readonly Step[];
  readonly away: PageKey;
}

export const SYSTEMS: readonly System[] = ['iphone', 'ipad', 'android', 'mac', 'windows'];

const APPLE: Way = {
  file: './authority.mobileconfig',
  steps: [
    { sign: 'get', key: 'trust.apple_get' },
    { sign: 'settings', key: 'trust.apple_open' },
    { sign: 'compare', key: 'trust.apple_compare' },
    { sign: 'install', key: 'trust.apple_install' },
    { sign: 'list', key: 'trust.apple_about' },
    { sign: 'switch', key: 'trust.apple_switch' },
  ],
  away: 'trust.apple_away',
};

export const WAYS: Readonly<Record<System, Way>> = {
  iphone: APPLE,
  ipad: APPLE,
  android: {
    file: './authority.crt',
    steps: [
      { sign: 'get', key: 'trust.android_get' },
      { sign: 'settings', key: 'trust.android_open' },
      { sign: 'install', key: 'trust.android_install' },
      { sign: 'file', key: 'trust.android_choose' },
      { sign: 'compare', key: 'trust.android_compare' },
      { sign: 'says', key: 'trust.android_says' },
    ],
    away: 'trust.android_away',
  },
  mac: {
    file: './authority.crt',
    steps: [
      { sign: 'get', key: 'trust.mac_get' },
      { sign: 'file', key: 'trust.mac_open' },
      { sign: 'list', key: 'trust.mac_find' },
      { sign: 'compare', key: 'trust.mac_compare' },
      { sign: 'switch', key: 'trust.mac_always' },
      { sign: 'lock', key: 'trust.mac_close' },
    ],
    away: 'trust.mac_away',
  },
  windows: {
    file: './authority.crt',
    steps: [
      { sign: 'get', key: 'trust.windows_get' },
      { sign: 'compare', key: 'trust.windows_compare', write: 'certutil -hashfile Downloads\\stature.crt SHA256' },
      { sign: 'file', key: 'trust.windows_open' },
      { sign: 'list', key: 'trust.windows_user' },
      { sign: 'lock', key: 'trust.windows_place' },
      { sign: 'install', key: 'trust.windows_finish' },
    ],
    away: 'trust.windows_away',
  },
};

/** Two signs together, as systems write it; in fours they are found again on the other screen. */
export function inRows(fingerprint: string): string[] {
  const pairs = fingerprint.replace(/[^0-9a-f]/gi, '').toUpperCase().match(/../g) ?? [];
  return Array.from({ length: Math.ceil(pairs.length / 4) }, (_, row) => pairs.slice(row * 4, row * 4 + 4).join(' '));
}
