import { beforeEach, expect, test, vi } from 'vitest';
import { faultsOf, press, settled, show } from '../../testing/show';
import BeforeView from './BeforeView.svelte';

const [onanswer, onrest] = [vi.fn(), vi.fn()];
beforeEach(() => vi.clearAllMocks());

async function aMomentLater() {
  const { page } = await show(BeforeView, { onanswer, onrest });
  await new Promise((done) => setTimeout(done, 650));
  return page;
}

test('pain before is asked with words at both ends and between, and may be left out', async () => {
  const page = await aMomentLater();
  expect(page.textContent).toMatch(/0\s*No pain/);
  expect(await faultsOf(page)).toEqual([]);
  await press(page, 'Skip this');
  expect(onanswer).toHaveBeenCalledWith(null);
});

test('a little pain is taken down and the exercise begins', async () => {
  await press(await aMomentLater(), '3');
  expect(onanswer).toHaveBeenCalledWith(3);
});

test('with much pain a rest is suggested, never forced', async () => {
  const page = await aMomentLater();
  await press(page, '6');
  expect(onanswer).not.toHaveBeenCalled();
  expect(page.querySelector('h1')!.textContent).toBe('Your back hurts today');
  expect(await faultsOf(page)).toEqual([]);
  await press(page, 'Rest today');
  expect(onrest).toHaveBeenCalledTimes(1);
  await press(page, 'Go on gently');
  expect(onanswer).toHaveBeenCalledWith(6);
});

test('the second tap of a trembling hand on Start is no answer', async () => {
  const { page } = await show(BeforeView, { onanswer, onrest });
  await press(page, '0');
  await settled();
  expect(onanswer).not.toHaveBeenCalled();
});
