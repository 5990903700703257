import { beforeEach, expect, test, vi } from 'vitest';
import type { PaperChange, PaperLook, PaperTold } from '../../engine/contract';
import { hold, held, heldCode, takeFromAddress } from '../../keeping/held_paper.svelte';
import { change, settings } from '../../keeping/settings.svelte';
import { goInstead } from '../../routing.svelte';
import { app, openApp } from '../../state/app';
import { coach } from '../../testing/coaches';
import { button, faultsOf, press, show, until } from '../../testing/show';
import Paper from './Paper.svelte';

vi.mock('../../engine/coach', () => import('../../testing/coaches'));

const LINK = 'https://example.org/#plan=79PF-CTCQ-V6M3-43RF&by=Eva';
const DOSE = { repetitions: 5, rung: 'pillow', rung_name: 'With a pillow', parts: ['morning', 'evening'] } as const;
const NECK = {
  exercise: 'neck-press',
  name: 'Neck press',
  says: 'do',
  now: DOSE,
  then: { ...DOSE, repetitions: 6 },
  begins: 'next_day',
  waits: false,
  closed: [],
} as unknown as PaperChange;
const WALL = { ...NECK, exercise: 'wall-ball-press', name: 'Wall-ball press', says: 'wait', then: DOSE, waits: true } as PaperChange;
const BODY = { made: '2026-11-28', plan: { 'neck-press': { do: true } } };

function told(wish: Partial<PaperTold> = {}): PaperLook {
  const paper = { code: '79PF-CTCQ-V6M3-43RF', made: '2026-11-28', days: null, locked: false, words: {}, to: null } as const;
  return { paper: { ...paper, changes: [NECK, WALL], refused: null, body: BODY, ...wish }, unread: null };
}

function unread(key: string, more: object = {}): PaperLook {
  return { paper: null, unread: { key, text: '', place: null, newer: null, ...more } };
}

let count = 0;
beforeEach(async () => {
  hold('');
  change({ welcomed_at: '2026-11-01T08:00:00+01:00' });
  await openApp(`paper-${(count += 1)}`);
  await app.wakeCoach();
  coach.papers.length = 0;
  coach.paper = told();
  goInstead('paper');
});

async function came(text = LINK) {
  hold(text);
  const shown = await show(Paper, {});
  await until(() => expect(coach.papers).toEqual([text]));
  return shown;
}

test('what it would change is told before the yes, and axe finds nothing', async () => {
  coach.paper = told({ to: 'Ana', words: { by: 'Eva', practice: 'Lake Street' } });
  const { page } = await came();
  await until(() => expect(page.textContent).toContain('Is it yours?'));
  expect(page.textContent).toContain('The paper says: “Eva, Lake Street” made this for “Ana” on November 28, 2026.');
  expect(page.textContent).toContain('Neck press: 6 times, in the morning and in the evening. With a pillow. Until now: 5 times.');
  expect(page.textContent).toContain('Wall-ball press: wait. Do not begin with this one yet.');
  expect(app.entries).toEqual([]);
  expect(await faultsOf(page)).toEqual([]);
});

test('a yes writes what the coach says, once, and the paper is held no longer', async () => {
  const { page } = await came();
  await until(() => button(page, 'Yes, this is mine. Use it.'));
  await press(page, 'Yes, this is mine. Use it.');
  await until(() => expect(app.entries).toMatchObject([{ kind: 'prescription_taken', body: BODY }]));
  expect(held.text).toBe('');
});

test('where no coach can be asked the paper waits, and it can be tried again', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const answers = vi.spyOn(coach, 'lookAtPaper').mockRejectedValueOnce(new Error('asleep'));
  hold(LINK);
  const { page } = await show(Paper, {});
  await until(() => expect(page.textContent).toContain('Your paper waits here, and nothing has changed.'));
  expect(held.text).toBe(LINK);
  await press(page, 'Try again');
  await until(() => button(page, 'Yes, this is mine. Use it.'));
  answers.mockRestore();
});

test('what it leaves as it is says how often, and what stays shut says that it is not on it', async () => {
  const as_it_is = { ...WALL, says: 'as_it_is', waits: false } as PaperChange;
  const shut = { ...as_it_is, exercise: 'prone-chest-raise', name: 'Prone chest raise', closed: [{ key: 'closed.not_opened', text: 'Ask.' }] };
  const same = { ...NECK, then: DOSE } as PaperChange;
  coach.paper = told({ changes: [same, as_it_is, shut as PaperChange] });
  const { page } = await came();
  await until(() => expect(page.textContent).toContain('Wall-ball press: as before, 5 times, in the morning and in the evening.'));
  expect(page.textContent).toContain('Neck press: 5 times, in the morning and in the evening. With a pillow. As before.');
  expect(page.textContent).toContain('Prone chest raise: not on this paper, and still not for you.');
});

test('after a code without words it is said where they stand, and its number can be written down to be called', async () => {
  change({ person_name: '', person_number: '' });
  const { page } = await came('79PF-CTCQ-V6M3-43RF');
  await until(() => expect(page.textContent).toContain('The telephone number and the note stand on your paper'));
  await press(page, 'Yes, this is mine. Use it.');
  await until(() => expect(page.textContent).toContain('A number on your paper?'));
  for (const [place, text] of ['Eva Green', '555 0199'].entries()) {
    const input = page.querySelectorAll('input')[place]!;
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }
  await until(() => button(page, 'Keep'));
  await press(page, 'Keep');
  expect([settings.person_name, settings.person_number]).toEqual(['Eva Green', '555 0199']);
  expect(await faultsOf(page)).toEqual([]);
  change({ person_name: '', person_number: '' });
});

test('a number of its own words is never filled in, nor asked for where somebody stands there already', async () => {
  coach.paper = told({ words: { telephone: '555 1234' } });
  change({ person_number: '0170 1234567' });
  const { page } = await came();
  await until(() => button(page, 'Yes, this is mine. Use it.'));
  expect(page.textContent).not.toContain('stand on your paper');
  await press(page, 'Yes, this is mine. Use it.');
  await until(() => expect(page.textContent).toContain('It is in your plan'));
  expect(page.querySelectorAll('input')).toHaveLength(0);
  expect(settings.person_number).toBe('0170 1234567');
  change({ person_number: '' });
});

test('what was typed and refused stands there to be mended, its sign marked and named', async () => {
  coach.paper = unread('paper.sign', { place: 6 });
  const { page } = await came('79PF-COCQ-V6M3-43RF');
  await until(() => expect(page.querySelector('mark')?.textContent).toBe('O'));
  expect(page.querySelector('[role=alert]')!.textContent).toBe('You typed “O”. Sign 6 is never “O”: no code has it. Look at your paper.');
  expect(page.querySelector<HTMLInputElement>('.code input')!.value).toBe('79PF-COCQ-V6M3-43RF');
  expect(await faultsOf(page)).toEqual([]);
});

test('a no writes nothing and leads to today', async () => {
  const { page } = await came();
  await until(() => button(page, 'No, not mine'));
  await press(page, 'No, not mine');
  expect([app.entries.length, held.text, location.hash]).toEqual([0, '', '#/home']);
});

test('a note is shown as words: nothing in it is followed, and no number can be pressed', async () => {
  coach.paper = told({ words: { note: '<img src=x onerror=alert(1)> Call 555 1234', telephone: '555 1234' } });
  const { page } = await came();
  await until(() => expect(page.textContent).toContain('<img src=x onerror=alert(1)> Call 555 1234'));
  expect(page.querySelectorAll('img, a')).toHaveLength(0);
});

test.each([
  ['paper.one_wrong', { place: 16 }, 'One is wrong: sign 16. Look at your paper.'],
  ['paper.sign', { place: 3 }, 'Sign 3 is in no code.'],
  ['paper.too_old', {}, 'more than 60 days ago'],
  ['paper.ahead', {}, 'a day to come'],
  ['paper.same', {}, 'You have taken this paper before.'],
  ['paper.older', { newer: '2026-12-03' }, 'You have a newer one, of December 3, 2026.'],
  ['paper.too_short', {}, 'Some are missing.'],
  ['paper.too_long', {}, 'These are too many.'],
  ['paper.too_much', {}, 'more than these exercises allow'],
  ['paper.bad_link', {}, 'This link is damaged.'],
  ['paper.several_wrong', {}, 'More than one is wrong.'],
  ['paper.newer', {}, 'A newer Stature made this paper.'],
  ['paper.no_paper', {}, 'This is no code of Stature.'],
  ['paper.unknown', {}, 'does not know all of this paper'],
])('%s is told in words, and nothing can be taken', async (key, more, words) => {
  coach.paper = unread(key, more);
  const { page } = await came();
  await until(() => expect(page.querySelector('[role=alert]')!.textContent).toContain(words));
  expect(page.textContent).not.toContain('Yes, this is mine. Use it.');
});

test('what is refused for its day is not to be taken either', async () => {
  const refused = { key: 'paper.too_old', text: '', place: null, newer: null };
  coach.paper = told({ refused });
  const { page } = await came();
  await until(() => expect(page.textContent).toContain('more than 60 days ago'));
  expect(page.textContent).not.toContain('Yes, this is mine. Use it.');
});

test('the letters are grouped as they are typed', async () => {
  const { page } = await show(Paper, {});
  const field = page.querySelector<HTMLInputElement>('.code input')!;
  field.value = '79pfctc';
  field.selectionStart = field.value.length;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  expect(field.value).toBe('79PF-CTC');
  await press(page, 'Next');
  expect(coach.papers.at(-1)).toBe('79PF-CTC');
});

test('whoever has not been welcomed keeps the paper, and is welcomed first', async () => {
  change({ welcomed_at: '' });
  const { page } = await show(Paper, {});
  const field = page.querySelector<HTMLInputElement>('.code input')!;
  field.value = '79PF-CTCQ-V6M3-43RF';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await press(page, 'Next');
  expect([held.text, location.hash]).toEqual(['79PF-CTCQ-V6M3-43RF', '#/welcome']);
});

test('a link is taken out of the address at once, and its code can be typed elsewhere', () => {
  location.hash = '#plan=79PF-CTCQ-V6M3-43RF&by=%3Cb%3EEva';
  expect(takeFromAddress()).toBe(true);
  expect(location.hash).toBe('');
  expect([heldCode(), sessionStorage.getItem('stature.paper')]).toEqual(['79PF-CTCQ-V6M3-43RF', held.text]);
});

test('any other address stays', () => {
  location.hash = '#/diary';
  expect(takeFromAddress()).toBe(false);
  expect(location.hash).toBe('#/diary');
});
