import { beforeEach, expect, test, vi } from 'vitest';
import { hold } from '../../keeping/held_paper.svelte';
import { app, openApp } from '../../state/app';
import { closing, plan, planned } from '../../testing/plans';
import { faultsOf, press, show, until } from '../../testing/show';
import { lastAnswers } from './answers';
import Result from './Result.svelte';

const questions = ['q1', 'q2'].map((id) => ({ id, key: `screen.${id}`, text: `Question ${id}?`, why: '', careful: 'yes' }));

const WALL = planned({ id: 'wall-ball-press@once', exercise: 'wall-ball-press', part_of_day: 'once' });

let count = 0;
beforeEach(async () => {
  await openApp(`result-${(count += 1)}`);
  app.coach.stands = 'ready';
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ questions })));
});

test('what each answer closes is said, and how it is opened again, on the screen and on paper', async () => {
  await app.write('screen_answered', { answers: { q1: 'yes', q2: 'no' } });
  app.today = plan([planned({ closed: [closing()] }), WALL]);
  const { page } = await show(Result, {});
  await until(() => expect(page.querySelector('.closing-answer')).not.toBeNull());
  const said = page.querySelector('.closing-answer')!.textContent;
  expect(said).toContain('Question q1? Yes.');
  expect(said).toContain('Closed because of this: Neck press.');
  expect(said).toContain('What opens it again:');
  expect(page.querySelector('.paper')!.textContent).toContain('Question q2?');
  expect(await faultsOf(page)).toEqual([]);
});

test('a reason that rests everything is said once', async () => {
  await app.write('screen_answered', { answers: { q1: 'yes', q2: 'no' } });
  app.today = plan([planned({ closed: [closing()] }), { ...WALL, closed: [closing()] }]);
  const { page } = await show(Result, {});
  await until(() => expect(page.querySelector('.closing-answer')).not.toBeNull());
  const read = page.cloneNode(true) as HTMLElement;
  read.querySelector('.paper')?.remove();
  expect(read.textContent!.split(closing().text)).toHaveLength(2);
});

test('answers of one day are dated once, those of several days each', async () => {
  await app.write('screen_answered', { answers: { q1: 'no', q2: 'no' } });
  app.today = plan([planned()]);
  const { page } = await show(Result, {});
  await until(() => expect(page.querySelector('.answers-given')).not.toBeNull());
  expect(page.textContent).toContain('All answered on');
  expect(page.querySelector('.answers-given')!.textContent).not.toContain('nswered on');
});

test('a paper that waits comes next, and nothing can be begun before it', async () => {
  hold('79PF-CTCQ-V6M3-43RF');
  await app.write('screen_answered', { answers: { q1: 'no', q2: 'no' } });
  app.today = null;
  const { page } = await show(Result, {});
  const names = () => [...page.querySelectorAll('button')].map(({ textContent }) => textContent!.trim());
  expect(names()).toContain('Now your paper');
  app.today = plan([planned(), WALL]);
  await until(() => expect(page.textContent).toContain('Open for you'));
  expect(names().filter((name) => /^Start|Go to today/.test(name))).toEqual([]);
  await press(page, 'Now your paper');
  expect(location.hash).toBe('#/paper');
  hold('');
});

test('"I have asked, it is fine" is shown with its day', async () => {
  await app.write('screen_answered', { answers: { q1: 'yes', q2: 'no' } });
  await app.write('cleared', { what: 'screen' });
  app.today = plan([planned()]);
  const { page } = await show(Result, {});
  await until(() => expect(page.textContent).toMatch(/On \w+.* you wrote down that you have asked/));
});

test('it can be printed for the doctor', async () => {
  await app.write('screen_answered', { answers: { q1: 'no', q2: 'no' } });
  app.today = plan([planned()]);
  const print = vi.fn();
  vi.stubGlobal('print', print);
  const { page } = await show(Result, {});
  await until(() => expect(page.textContent).toContain('Print this for your doctor'));
  await press(page, 'Print this for your doctor');
  expect(print).toHaveBeenCalledTimes(1);
});

test('the latest answer to each question counts, whenever it was asked', () => {
  const entry = (id: string, at: string, answers: object) => ({ id, person: 'p', at, kind: 'screen_answered' as const, body: { answers }, schema: 1 as const });
  const known = lastAnswers([
    entry('b', '2026-12-24T09:00:00+01:00', { q1: 'yes' }),
    entry('a', '2026-11-23T09:00:00+01:00', { q1: 'no', q2: 'no' }),
  ]);
  expect(known).toMatchObject({ q1: { answer: 'yes' }, q2: { answer: 'no' } });
});
