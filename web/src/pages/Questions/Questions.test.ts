import { beforeEach, expect, test, vi } from 'vitest';
import { app, openApp } from '../../state/app';
import { followAddress, goInstead, place } from '../../routing.svelte';
import { plan } from '../../testing/plans';
import { change } from '../../keeping/settings.svelte';
import { faultsOf, press, settled, show, tapTwice, until } from '../../testing/show';
import { answersSoFar, forgetAnswers } from './questions';
import Questions from './Questions.svelte';

const questions = Array.from({ length: 9 }, (_, index) => ({
  id: `q${index + 1}`,
  key: `screen.q${index + 1}`,
  text: `Question number ${index + 1}?`,
  why: `Because of ${index + 1}.`,
  careful: 'yes',
}));

let count = 0;
beforeEach(async () => {
  forgetAnswers();
  forgetAnswers(true);
  await openApp(`questions-${(count += 1)}`);
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ questions })));
});

async function ask(detail: string) {
  const { page } = await show(Questions, { detail });
  await until(() => expect(page.querySelector('.answers')).not.toBeNull());
  return page;
}

test('one question a screen, with its reason and three answers', async () => {
  const page = await ask('1');
  expect(page.querySelector('h1')!.textContent).toBe('Question number 1?');
  expect(page.textContent).toContain('Because of 1.');
  expect(page.querySelectorAll('.answers button')).toHaveLength(3);
  expect(page.textContent).toContain('1 of 9');
  expect(await faultsOf(page)).toEqual([]);
});

test('nobody gets past a question without an answer, whatever the address', async () => {
  expect((await ask('7')).querySelector('h1')!.textContent).toBe('Question number 1?');
});

test('an answer is kept when the page is left in the middle', async () => {
  await press(await ask('1'), 'Not sure');
  expect(answersSoFar()).toEqual({ q1: 'not_sure' });
  expect((await ask('2')).querySelector('h1')!.textContent).toBe('Question number 2?');
});

test('the ninth answer writes all nine, as they were given, into the diary', async () => {
  const stop = followAddress();
  goInstead('questions', '1');
  for (let number = 1; number <= 9; number += 1) {
    await press(await ask(String(number)), number % 2 ? 'No' : 'Not sure');
  }
  await until(() => expect(place.now.page).toBe('result'));
  expect(app.entries).toMatchObject([
    { kind: 'screen_answered', body: { answers: { q1: 'no', q2: 'not_sure', q9: 'no' } } },
  ]);
  expect(Object.keys(app.entries[0]!.body['answers'] as object)).toHaveLength(9);
  stop();
});

test('what comes round again is asked alone, and only that is written down', async () => {
  const stop = followAddress();
  app.today = plan([], { ask_again: ['q1', 'q2', 'q9'] });
  goInstead('questions', 'again-1');
  for (const [number, asked] of [[1, 1], [2, 2], [3, 9]]) {
    const page = await ask(`again-${number}`);
    expect(page.querySelector('h1')!.textContent).toBe(`Question number ${asked}?`);
    expect(page.textContent).toContain(`${number} of 3`);
    expect(page.textContent).toContain('once a month, and after any stop');
    await press(page, 'No');
  }
  await until(() => expect(place.now.page).toBe('result'));
  expect(app.entries.map((entry) => entry.body)).toEqual([{ answers: { q1: 'no', q2: 'no', q9: 'no' } }]);
  stop();
});

test('a warning sign among the answers gets its words and the number at once, and is told even if the page is shut', async () => {
  const urgent = { answers: ['yes'], key: 'screen.urgent', text: 'Call for help now, if you feel it now.', call: true };
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ questions: [{ ...questions[0]!, urgent }, questions[1]!] })));
  change({ emergency_number: '112' });
  const page = await ask('1');
  await press(page, 'Yes');
  expect(page.querySelector('[role=alert]')!.textContent).toBe(urgent.text);
  expect(page.querySelector('.call')!.getAttribute('href')).toBe('tel:112');
  expect(await faultsOf(page)).toEqual([]);
  await until(() => expect(app.entries).toMatchObject([{ kind: 'screen_answered', body: { answers: { q1: 'yes' } } }]));
  await press(page, 'Go on with the questions');
  expect(location.hash).toBe('#/questions/2');
});

test('a trembling finger answers one question', async () => {
  const page = await ask('1');
  tapTwice(page, 'No');
  await settled();
  expect(answersSoFar()).toEqual({});
});

test('when nothing has to be asked again the page leads back to today', async () => {
  app.today = plan([]);
  goInstead('questions', 'again-1');
  await show(Questions, { detail: 'again-1' });
  await until(() => expect(place.now.page).toBe('home'));
});
