import { expect, test } from 'vitest';
import { begin, whatWasTapped } from './begun';

test('an address alone begins nothing', () => {
  expect(whatWasTapped('neck-press@morning')).toBeNull();
});

test('a tap on Start begins its own exercise, once', () => {
  begin('neck-press@morning');
  expect(location.hash).toBe('#/practise/neck-press%40morning');
  expect(whatWasTapped('neck-press@morning')).toEqual({ plan: 'neck-press@morning', cut_short: null });
  expect(whatWasTapped('neck-press@morning')).toBeNull();
  begin('neck-press@morning');
  expect(whatWasTapped('wall-ball-press@once')).toBeNull();
});
