import { expect, test } from 'vitest';
import english from './pages/en.json';
import { t } from './words';

test('values are put in their places', () => {
  expect(t('common.of', { n: 3, all: 9 })).toBe('3 of 9');
});

// S1: no page may ask for it. "Bend" appears only to forbid it or for knees.
test('no page asks for bending the spine', () => {
  const bending = Object.entries(english).filter(([, text]) => /\bbend|\bcurl up|touch your toes/i.test(text));
  const allowed = ['footer.moving', 'title.moving', 'moving.heading', 'moving.lead', 'moving.lift_2'];
  expect(bending.map(([key]) => key).filter((key) => !allowed.includes(key))).toEqual([]);
});

// S10: nothing is ever called safe, and posture is not praised.
test('no page says that something is safe, keeps a score or a streak', () => {
  const promises = Object.entries(english).filter(([, text]) => /\bsafe(ly)?\b|score|streak|perfect/i.test(text));
  expect(promises).toEqual([]);
});

test('no page shouts', () => {
  expect(Object.values(english).filter((text) => text.includes('!'))).toEqual([]);
});
