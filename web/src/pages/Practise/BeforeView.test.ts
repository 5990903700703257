import { beforeEach, expect, test, vi } from 'vitest';
import { app, openApp } from '../../state/app';
import { answerTo, coach, NOTHING_FOLLOWS } from '../../testing/coaches';
import { faultsOf, press, show, tapTwice, until } from '../../testing/show';
import BeforeView from './BeforeView.svelte';

vi.mock('../../engine/coach', () => import('../../testing/coaches'));

const [onanswer, onrest] = [vi.fn(), vi.fn()];
let count = 0;
beforeEach(async () => {
  vi.clearAllMocks();
  await openApp(`before-${(count += 1)}`);
  await app.wakeCoach();
  coach.answer = NOTHING_FOLLOWS;
});

async function asked() {
  return (await show(BeforeView, { exercise: 'neck-press' as const, onanswer, onrest })).page;
}

test('pain before is asked with words at both ends and between, and may be left out', async () => {
  const page = await asked();
  expect(page.textContent).toMatch(/0\s*No pain/);
  expect(await faultsOf(page)).toEqual([]);
  await press(page, 'Skip this');
  expect(onanswer).toHaveBeenCalledWith(null);
});

test('pain from which nothing follows is taken down and the exercise begins', async () => {
  coach.answer = NOTHING_FOLLOWS;
  await press(await asked(), '3');
  await until(() => expect(onanswer).toHaveBeenCalledWith(3));
  expect(app.entries).toEqual([]);
});

test('where the coach suggests a rest it is suggested, never forced', async () => {
  coach.answer = answerTo({ text: 'A day of rest may do it good.', call: false, tell: false, rest: true });
  const page = await asked();
  await press(page, '4');
  await until(() => expect(page.textContent).toContain('A day of rest may do it good.'));
  expect(onanswer).not.toHaveBeenCalled();
  expect(page.querySelector('.call')).toBeNull();
  expect(await faultsOf(page)).toEqual([]);
  await press(page, 'Rest today');
  expect(onrest).toHaveBeenCalledTimes(1);
  await press(page, 'Go on gently');
  expect(onanswer).toHaveBeenCalledWith(4);
});

test('where the coach says that it is pain told, it is written down, and nothing can be gone on with', async () => {
  coach.answer = answerTo();
  const page = await asked();
  await press(page, '9');
  await until(() => expect(page.textContent).toContain('That is a lot of pain.'));
  expect(app.entries).toMatchObject([{ kind: 'pain_told', body: { pain: 9, exercise: 'neck-press' } }]);
  expect(page.querySelectorAll('button')).toHaveLength(1);
  expect(await faultsOf(page)).toEqual([]);
});

test('the second tap of a trembling hand on Start is no answer', async () => {
  tapTwice(await asked(), '0');
  expect(onanswer).not.toHaveBeenCalled();
});
