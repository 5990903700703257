/** What a page is called in the title of the window: where an address names a part of a page, by the name of the part. */
import type { Page } from '../routing.svelte';
import { t, type PageKey } from './words';

const PARTS: Readonly<Record<string, PageKey>> = {
  'welcome/sound': 'title.sound',
  'welcome/statement': 'title.statement',
  'welcome/number': 'title.number',
  'welcome/name': 'title.name',
  'welcome/before': 'back.heading',
  'diary/trends': 'trends.heading',
  'measures/height': 'measures.height',
  'measures/chair': 'measures.chair',
  'people/me': 'people.me_heading',
  'people/new': 'people.new_heading',
};

export function titleOf(page: Page | 'who', detail: string): string {
  return t(PARTS[`${page}/${detail}`] ?? `title.${page}`);
}
