import { beforeEach, expect, test, vi } from 'vitest';
import { settings } from '../../keeping/settings.svelte';
import { button, faultsOf, show } from '../../testing/show';
import { placesHere, secondVoicesHere } from '../../words/speakers';
import { t } from '../../words/words';
import Speaker from './Speaker.svelte';

const { sayHello, keepLanguages } = vi.hoisted(() => ({
  sayHello: vi.fn(async () => true),
  keepLanguages: vi.fn<() => Promise<boolean>>(async () => true),
}));
vi.mock('../../practise/voice', () => ({ sayHello }));
vi.mock('../../offline', () => ({ keepLanguages }));

beforeEach(() => {
  localStorage.clear();
  vi.clearAllMocks();
  Object.assign(settings, { language: 'en', speaker: 'first' });
  vi.stubGlobal('fetch', async () => new Response('{"clips":{},"second":true}'));
});

/** The page, once it knows that there are two voices. */
async function offered() {
  const { page } = await show(Speaker, {});
  await vi.waitFor(() => expect(page.textContent).toContain(t('settings.speaker')));
  return { page };
}

test('whoever chooses the other voice hears it at once, and it is fetched', async () => {
  const { page } = await offered();
  button(page, t('settings.speaker_second')).click();
  expect(settings.speaker).toBe('second');
  expect(sayHello).toHaveBeenCalledOnce();
  expect(keepLanguages).toHaveBeenCalledWith(['en']);
  await vi.waitFor(() => expect(page.textContent).toContain(t('settings.speaker_kept')));
  expect(button(page, t('settings.speaker_second')).getAttribute('aria-pressed')).toBe('true');
  expect(await faultsOf(page)).toEqual([]);
});

test('where it cannot be fetched now, the choice stands and the page says who helps out', async () => {
  keepLanguages.mockResolvedValueOnce(false);
  const { page } = await offered();
  button(page, t('settings.speaker_second')).click();
  await vi.waitFor(() => expect(page.textContent).toContain(t('settings.speaker_later')));
  expect(settings.speaker).toBe('second');
});

test('whoever goes back to the first voice is told nothing of the second', async () => {
  const { page } = await offered();
  button(page, t('settings.speaker_second')).click();
  button(page, t('settings.speaker_first')).click();
  await vi.waitFor(() => expect(keepLanguages).toHaveBeenCalledTimes(2));
  expect(page.querySelector('[role=status]')?.textContent).toBe('');
});

test('where the language has one voice there is nothing to choose, and the first speaks', async () => {
  const fetched = vi.fn(async () => new Response('{"clips":{},"second":false}'));
  vi.stubGlobal('fetch', fetched);
  const { page } = await show(Speaker, {});
  await vi.waitFor(() => expect(fetched).toHaveBeenCalledOnce());
  await new Promise((wait) => setTimeout(wait));
  expect(page.textContent?.trim()).toBe('');
});

test('the second voice speaks from its own folder, and the first helps out', () => {
  Object.assign(settings, { speaker: 'second' });
  expect(placesHere().map(({ folder }) => new URL(folder).pathname)).toEqual(['/voice/en-second/', '/voice/en/']);
  expect(secondVoicesHere()).toEqual(['en']);
});

test('nobody who did not choose it hears it, and nothing of it is fetched', () => {
  expect(placesHere().map(({ folder }) => new URL(folder).pathname)).toEqual(['/voice/en/']);
  expect(secondVoicesHere()).toEqual([]);
});
