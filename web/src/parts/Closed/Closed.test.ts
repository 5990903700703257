import { expect, test } from 'vitest';
import { app } from '../../state/app';
import { closing, NOT_OPENED, plan, planned } from '../../testing/plans';
import { faultsOf, show } from '../../testing/show';
import Closed from './Closed.svelte';
import ClosedList from './ClosedList.svelte';
import { onlyOpener } from './opener';

const raise = planned({ id: 'prone-chest-raise@once', exercise: 'prone-chest-raise', part_of_day: 'once' });

test('every reason is said in the words of the coach', async () => {
  const { page } = await show(Closed, { planned: { ...raise, closed: [closing(), NOT_OPENED] } });
  expect(page.textContent).toContain('Ask your doctor or physiotherapist first.');
  expect(page.textContent).toContain('It opens when you say that you are ready for it.');
});

test('the chest raise may be opened when nothing else closes it', async () => {
  const { page } = await show(Closed, { planned: { ...raise, closed: [NOT_OPENED] } });
  expect(page.querySelector('button')!.textContent).toContain('Would this be for me?');
});

test('what a doctor must clear first is not opened by a button', async () => {
  const { page } = await show(Closed, { planned: { ...raise, closed: [closing(), NOT_OPENED] } });
  expect(page.querySelector('button')).toBeNull();
});

test('where a paper is in force that says nothing of it, whoever gave it is asked before it is opened', async () => {
  const not_mine = { what: 'not_mine' as const, entries: [] };
  const paper = { made: '2026-11-28', by: null, practice: null, note: null, language: null, not_mine };
  const said = 'It is not on your paper. Ask whoever gave it to you before you open it.';
  for (const [doses, tells] of [[['neck-press'], true], [['prone-chest-raise'], false]] as const) {
    app.today = plan([raise], { paper: { ...paper, doses } });
    const { page } = await show(Closed, { planned: { ...raise, closed: [NOT_OPENED] } });
    expect(page.textContent!.includes(said)).toBe(tells);
  }
  app.today = null;
});

test('a chair and company open what only they closed', () => {
  const unsteady = closing({ key: 'closed.unsteady', opened_by: 'chair_and_company', question: 'q9' });
  expect(onlyOpener(planned({ closed: [unsteady] }))).toBe('chair_and_company');
  expect(onlyOpener(planned({ closed: [unsteady, closing()] }))).toBeNull();
  expect(onlyOpener(planned())).toBeNull();
});

test('axe finds nothing in the list', async () => {
  const { page } = await show(Closed, { planned: { ...raise, closed: [NOT_OPENED] } });
  const list = document.createElement('ul');
  list.append(page.querySelector('li')!);
  page.replaceChildren(list);
  expect((await faultsOf(page)).filter((fault) => !fault.startsWith('heading-order'))).toEqual([]);
});

const RED_FLAG = closing({ rule: 'S2', key: 'closed.red_flag', text: 'All rest until you have asked.', question: null });
const wall = planned({ id: 'wall-ball-press@once', exercise: 'wall-ball-press', part_of_day: 'once' });

test('after a warning sign all three are named, also the one that was done, and the reason is said once', async () => {
  const exercises = [
    planned({ closed: [RED_FLAG] }),
    { ...wall, done: true, closed: [RED_FLAG] },
    { ...raise, closed: [RED_FLAG, NOT_OPENED] },
    planned({ id: 'neck-press@evening', part_of_day: 'evening', closed: [RED_FLAG] }),
  ];
  const { page } = await show(ClosedList, { exercises });
  const names = [...page.querySelectorAll('h3')].map((name) => name.textContent);
  expect(names).toEqual(['Neck press', 'Wall-ball press', 'Prone chest raise']);
  expect(page.textContent!.split(RED_FLAG.text)).toHaveLength(2);
  expect(page.textContent).toContain('I have asked, and it is fine');
});

test('where each has its own reason, each says it; what is done and closed meanwhile is not listed', async () => {
  const exercises = [planned({ done: true, closed: [closing()] }), wall, { ...raise, closed: [NOT_OPENED] }];
  const { page } = await show(ClosedList, { exercises });
  expect([...page.querySelectorAll('h3')].map((name) => name.textContent)).toEqual(['Prone chest raise']);
  expect(page.textContent).toContain('Would this be for me?');
});
