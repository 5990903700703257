import { expect, test } from 'vitest';
import { inOneLine } from './problem.js';

test('a Python traceback becomes its last line', () => {
  const traceback = 'Traceback (most recent call last):\n  File "<exec>", line 1\nValueError: dose is 0\n';
  expect(inOneLine(new Error(traceback))).toBe('ValueError: dose is 0');
});

test('silence is also said in a line', () => {
  expect(inOneLine(new Error(''))).toContain('something went wrong');
});
