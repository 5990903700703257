import { beforeEach, expect, test, vi } from 'vitest';
import type { Proposal } from '../../engine/contract';
import { app, openApp } from '../../state/app';
import { dose } from '../../testing/plans';
import { faultsOf, press, show, until } from '../../testing/show';
import ProposalCard from './ProposalCard.svelte';

const proposal: Proposal = {
  id: 'neck-press/repetitions:6',
  exercise: 'neck-press',
  step: 'repetitions:6',
  kind: 'repetitions',
  from: dose(),
  to: dose({ repetitions: 6 }),
  key: 'progress.one_more',
  text: 'This has become easy. Shall we add one more?',
  because_key: 'progress.because_easy',
  because: 'Your last six times were easy, and nothing hurt.',
  rule: 'S6',
  source: { title: 'The handout', url: 'https://example.org/' },
  entries: [],
  dates: ['2026-11-20', '2026-11-21', '2026-11-21'],
};

let count = 0;
beforeEach(() => openApp(`proposal-${(count += 1)}`));

test.each([
  ['Yes', 'accepted'],
  ['Not now', 'declined'],
] as const)('"%s" is written down as %s', async (name, answer) => {
  const onanswered = vi.fn();
  const { page } = await show(ProposalCard, { proposal, onanswered });
  await press(page, name);
  await until(() => expect(onanswered).toHaveBeenCalledTimes(1));
  expect(app.entries).toMatchObject([
    { kind: 'step_answered', body: { exercise: 'neck-press', step: 'repetitions:6', answer } },
  ]);
});

test('a step says from what to what, and unfolds why: which days, which rule, which source', async () => {
  const { page } = await show(ProposalCard, { proposal, onanswered: () => {} });
  expect(page.textContent).toMatch(/Now\s*5 times\s*Then\s*6 times/);
  const why = page.querySelector('details')!;
  expect(why.textContent).toContain('nothing hurt');
  expect(why.textContent).toMatch(/20.*and.*21/);
  expect(why.textContent).toContain('S6');
  expect(why.querySelector('a')!.href).toBe('https://example.org/');
  expect(await faultsOf(page)).toEqual([]);
});

test('where the step is another way of doing it, the way is named', async () => {
  const to = dose({ rung: 'towel', rung_name: 'With a firm rolled towel' });
  const { page } = await show(ProposalCard, { proposal: { ...proposal, kind: 'rung', step: 'rung:towel', to }, onanswered: () => {} });
  expect(page.textContent).toContain('With a firm rolled towel: 5 times');
});

test('the chest raise is never opened here: its own questions come first', async () => {
  const { page } = await show(ProposalCard, { proposal: { ...proposal, kind: 'open', step: 'open', to: null }, onanswered: () => {} });
  await press(page, 'Two questions about it');
  expect(location.hash).toBe('#/opening');
  expect(app.entries).toEqual([]);
});
