import { beforeEach, expect, test, vi } from 'vitest';
import { settings } from '../../keeping/settings.svelte';
import { button, faultsOf, show } from '../../testing/show';
import { languageOf } from '../../words/language';
import { speak, t } from '../../words/words';
import Language from './Language.svelte';

const chosen = (language: string) => ({ ...settings, language });
let beginAgain: () => void;

beforeEach(() => {
  localStorage.clear();
  Object.assign(settings, chosen(''));
  beginAgain = vi.fn();
});

test('until somebody chooses, the page speaks the first language of the browser that we have', () => {
  expect(languageOf(chosen(''), ['es-MX', 'en'])).toBe('es');
  expect(languageOf(chosen(''), ['fr', 'es'])).toBe('es');
  expect(languageOf(chosen(''), ['fr'])).toBe('en');
  expect(languageOf(chosen('en'), ['es'])).toBe('en');
  expect(languageOf(chosen('xx'), ['es'])).toBe('es');
});

test('each language is called as it calls itself, and is read out so', async () => {
  const { page } = await show(Language, { beginAgain });
  expect(button(page, 'Español').querySelector('span')?.lang).toBe('es');
  expect(await faultsOf(page)).toEqual([]);
});

test('a language that is here is kept, and the page begins again in it', async () => {
  vi.stubGlobal('fetch', async () => new Response('{}'));
  const { page } = await show(Language, { beginAgain });
  button(page, 'Español').click();
  await vi.waitFor(() => expect(beginAgain).toHaveBeenCalledOnce());
  expect(settings.language).toBe('es');
});

test('a language that cannot be had now changes nothing, and says so', async () => {
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('no network')));
  const { page } = await show(Language, { beginAgain });
  button(page, 'Español').click();
  await vi.waitFor(() => expect(page.textContent).toContain(t('language.missing')));
  expect(settings.language).toBe('');
  expect(beginAgain).not.toHaveBeenCalled();
});

test('the page speaks the language, and says so to whoever reads it out', async () => {
  await speak('es');
  expect(document.documentElement.lang).toBe('es');
  expect(t('common.yes')).toBe('Sí');
  await speak('en');
  expect(t('common.yes')).toBe('Yes');
});
