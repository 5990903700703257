import { describe, expect, test } from 'vitest';
import { addressOf, read } from './routing.svelte';

describe('the address of a page', () => {
  test('no address is today', () => {
    expect(read('')).toEqual({ page: 'home', detail: '' });
    expect(read('#/')).toEqual({ page: 'home', detail: '' });
  });

  test('an exercise of the plan comes back as it went in', () => {
    expect(read(addressOf('practise', 'neck-press@morning'))).toEqual({
      page: 'practise',
      detail: 'neck-press@morning',
    });
  });

  test('an unknown address says so instead of showing something else', () => {
    expect(read('#/nothing/here').page).toBe('lost');
  });
});
