import { expect, test } from 'vitest';
import { speak, t, withWords, type Language } from './words';

const files = import.meta.glob<{ default: Record<string, string> }>('./pages/**/*.json', { eager: true });

/** All that pages say, of homes and of those that bring their own words. */
function allOf(language: Language): Record<string, string> {
  const names = Object.keys(files).filter((name) => new RegExp(`[/-]${language}\\.json$`).test(name));
  return Object.assign({}, ...names.map((name) => files[name]!.default)) as Record<string, string>;
}

const english = allOf('en');
const spanish = allOf('es');

test('values are put in their places', () => {
  expect(t('common.of', { n: 3, all: 9 })).toBe('3 of 9');
});

test('one is said as one', () => {
  expect([t('plan.dose', { n: 1 }), t('plan.dose', { n: 2 })]).toEqual(['Once', '2 times']);
  expect(t('measures.seconds_left', { n: 1 })).toBe('One second left');
});

test('what pages bring with them goes along when the language changes', async () => {
  await withWords('House', Promise.resolve());
  expect(t('pair.go')).toBe('Pair this device');
  expect([t('devices.left', { n: 1 }), t('devices.left', { n: 4 })]).toEqual(['About one minute left.', 'About 4 minutes left.']);
  await speak('es');
  expect(t('pair.go')).toBe(spanish['pair.go']);
  await speak('en');
});

test('both languages have a sentence for one of the same things', () => {
  const ones = (sentences: object) => Object.keys(sentences).filter((key) => key.endsWith('_one')).sort();
  expect(ones(spanish)).toEqual(ones(english));
});

test('no sentence that counts things would say one of them as many', () => {
  const counts = Object.entries(english).filter(([, text]) => /\{n\} (times|seconds|questions|tries|counts|days)/.test(text));
  const without = counts.map(([key]) => key).filter((key) => !(`${key}_one` in english));
  // Settings and spans that are never one; days of which there are two at least; answers of more than thirty days; the beat's own decimal.
  expect(without.sort()).toEqual(['looking.days', 'looking.every_day', 'plan.beat_now', 'practice.one_old', 'settings.seconds']);
});

// S1: no page may ask for it. "Bend" appears only to forbid it or for knees.
test('no page asks for bending the spine', () => {
  const bending = Object.entries(english).filter(([, text]) => /\bbend|\bcurl up|touch your toes/i.test(text));
  const allowed = ['footer.moving', 'more.moving', 'title.moving', 'moving.heading', 'moving.lead', 'moving.lift_2'];
  expect(bending.map(([key]) => key).filter((key) => !allowed.includes(key))).toEqual([]);
});

// S10: nothing is ever called safe, and posture is not praised.
test('no page says that something is safe, keeps a score or a streak', () => {
  // A file may be kept safe; a body is never told that it is.
  const promises = Object.entries(english).filter(([, text]) =>
    /\bsafe(ly)?\b|score|streak|perfect/i.test(text.replace(/keep (it )?safe/i, '')),
  );
  expect(promises).toEqual([]);
});

test('no page shouts', () => {
  for (const words of [english, spanish]) {
    expect(Object.values(words).filter((text) => /[!¡]/.test(text))).toEqual([]);
  }
});

test('in Spanish, too, no page asks for bending the spine', () => {
  const bending = Object.entries(spanish).filter(([, text]) =>
    /\bdobl(e|arse|ar)\b|\binclin|\bagách|\bagach|\bencorv|abdominal|toque los pies/i.test(text),
  );
  // There it is forbidden, or speaks of the knees.
  const denied = bending.filter(([, text]) => /\bnunca\b|\brodillas\b|No se doble/i.test(text)).map(([key]) => key);
  expect(bending.map(([key]) => key).filter((key) => !denied.includes(key) && key !== 'moving.lead')).toEqual([]);
});

test('in Spanish, too, no page says that something is safe, keeps a score or a streak', () => {
  const promises = Object.entries(spanish).filter(([, text]) =>
    /(?<!\p{L})segur[oa]s?(?!\p{L})|\bpuntos\b|\bpuntuación|\bracha|perfect/iu.test(text),
  );
  expect(promises).toEqual([]);
});

test('Spanish says usted to everybody, and opens each question', () => {
  const familiar = Object.entries(spanish).filter(([, text]) => /(?<!\p{L})(tú|tu|tus|contigo|vosotros|os)(?!\p{L})/iu.test(text));
  expect(familiar).toEqual([]);
  const half = Object.entries(spanish).filter(([, text]) => text.split('¿').length !== text.split('?').length);
  expect(half).toEqual([]);
});
