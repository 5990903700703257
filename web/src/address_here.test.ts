import { expect, test } from 'vitest';
import { addressHere } from './address_here';

test('an address is given where another device could open the app, and nowhere else', () => {
  expect(addressHere(new URL('https://example.org/app/?x=1#/practice') as unknown as Location)).toBe('https://example.org/app/');
  for (const own of ['http://127.0.0.1:8765/#/practice', 'https://localhost:8765/', 'https://127.0.0.1/', 'https://[::1]/', 'http://example.org/'])
    expect(addressHere(new URL(own) as unknown as Location)).toBeNull();
});
