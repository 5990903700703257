/** For the visit: the report on two screens, told whole to whoever hears it, and a file that goes where the person wants it. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Report } from '../../engine/contract';
import { app, openApp } from '../../state/app';
import { coach } from '../../testing/coaches';
import { faultsOf, press, show, until } from '../../testing/show';
import ForMyVisit from './ForMyVisit.svelte';
import { handOver } from '../../keeping/handing_over';

vi.mock('../../engine/coach', () => import('../../testing/coaches'));

const LINE = { exercise: 'Neck press', dose: '5 x 5 counts', done: '20 of 24', repetitions: '5', effort: '3', pain_before: '0', pain_after: '1' };
const ROW = { name: 'Neck press', planned: [14, 14], done: [14, 12], repetitions: [[4, 5, 5], null], told: [[3, null], [1, 0], [null, 2]] };
const report: Report = {
  lang: 'en',
  words: { title: 'Report', first_title: 'What hurt last', done_title: 'Prescribed and done', plots_title: 'Over time', none: 'None in these days.', dose: 'Dose' },
  name: 'Anna',
  period: '1 to 2 June',
  table: [LINE],
  first: ['3 June: it hurt'],
  something: true,
  below: ['How sets ended: all done 20.'],
  plots: (['done', 'repetitions', 'told'] as const).map((kind) => ({ kind, title: `Plot ${kind}`, alt: `In words: ${kind}`, labels: ['1 June', '8 June'], rows: [ROW] })),
  lists: [
    { title: 'Stops and warning signs', lines: ['3 June: it hurt'], whole: true },
    { title: 'Measures', lines: [], whole: true },
  ],
  source: 'A source',
  url: 'https://example.org/',
};

let count = 0;
beforeEach(async () => {
  await openApp(`visit-${(count += 1)}`);
  await app.wakeCoach();
  coach.later_is = report;
  coach.later_asked.length = 0;
});
afterEach(() => {
  Reflect.deleteProperty(navigator, 'canShare');
  Reflect.deleteProperty(navigator, 'share');
});

async function opened(detail = '') {
  const shown = await show(ForMyVisit, { detail });
  await until(() => expect(shown.page.querySelector('.report')).not.toBeNull());
  return shown.page;
}

const asides = (page: Element) => [...page.querySelectorAll('.report-screen')].map((one) => one.classList.contains('aside'));

test('one screen at a time is shown, both are printed, and axe finds nothing', async () => {
  const page = await opened();
  expect(asides(page)).toEqual([false, true]);
  expect(asides(await opened('2'))).toEqual([true, false]);
  expect(page.textContent).toContain('20 of 24');
  expect(page.textContent).toContain('None in these days.');
  expect(await faultsOf(await opened())).toEqual([]);
});

test('what is drawn is told in words as well', async () => {
  const page = await opened();
  const told = [...page.querySelectorAll('[role=img]')].map((one) => one.getAttribute('aria-label'));
  expect(told).toEqual(['In words: done', 'In words: repetitions', 'In words: told']);
});

test('without the parts that set it out, it says to open it once where there is a network', async () => {
  coach.later_is = new Error('/coach/papers.zip could not be had');
  const { page } = await show(ForMyVisit, { detail: '' });
  await until(() => expect(page.querySelector('[role=alert]')!.textContent).toContain('needs the internet'));
});

test('the file holds this diary, and is kept where the device shares nothing', async () => {
  const page = await opened();
  await press(page, 'Give the file');
  await until(() => expect(page.textContent).toContain('among your downloads'));
  expect(coach.backups).toHaveLength(1);
  expect(new Set(coach.backups[0]!.people.map(({ id }) => id))).toEqual(new Set(app.named.map(({ id }) => id)));
});

function sharing(endings: readonly string[], share: () => Promise<void>) {
  const given: string[] = [];
  const canShare = ({ files }: ShareData) => endings.some((ending) => files![0]!.name.endsWith(ending));
  Object.assign(navigator, {
    canShare,
    share: async ({ files }: ShareData) => {
      given.push(files![0]!.name);
      await share();
    },
  });
  return given;
}

test('a browser that shares no diary shares it under a name that it knows', async () => {
  const given = sharing(['.txt'], async () => undefined);
  expect(await handOver('anna', 'text')).toBe('gone');
  expect(given).toEqual(['anna.txt']);
});

test('whoever thinks better of it has given nothing, and what fails is kept as a file', async () => {
  sharing(['.jsonl'], async () => Promise.reject(new DOMException('', 'AbortError')));
  expect(await handOver('anna', 'text')).toBe('kept_back');
  sharing(['.jsonl'], async () => Promise.reject(new DOMException('', 'NotAllowedError')));
  expect(await handOver('anna', 'text')).toBe('saved');
});
