import { expect, test } from 'vitest';
import { begin, wasTapped } from './begun';

test('an address alone begins nothing', () => {
  expect(wasTapped('neck-press@morning')).toBe(false);
});

test('a tap on Start begins its own exercise, once', () => {
  begin('neck-press@morning');
  expect(location.hash).toBe('#/practise/neck-press%40morning');
  expect(wasTapped('neck-press@morning')).toBe(true);
  expect(wasTapped('neck-press@morning')).toBe(false);
  begin('neck-press@morning');
  expect(wasTapped('wall-ball-press@once')).toBe(false);
});
