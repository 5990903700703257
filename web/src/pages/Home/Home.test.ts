import { beforeEach, expect, test, vi } from 'vitest';
import { app, openApp } from '../../state/app';
import { stillHolds } from '../../state/plan_kept';
import { clearCheckpoint, keepCheckpoint, readCheckpoint } from '../../keeping/checkpoint';
import { household } from '../../keeping/household.svelte';
import { change, settings, settingsOf } from '../../keeping/settings.svelte';
import { whatWasTapped } from '../../state/begun';
import { closing, NOT_OPENED, plan, planned } from '../../testing/plans';
import { button, faultsOf, press, settled, show, until } from '../../testing/show';
import Home from './Home.svelte';

const wall = planned({ id: 'wall-ball-press@once', exercise: 'wall-ball-press', part_of_day: 'once' });
const raise = planned({
  id: 'prone-chest-raise@once',
  exercise: 'prone-chest-raise',
  part_of_day: 'once',
  closed: [NOT_OPENED],
});

let count = 0;
beforeEach(async () => {
  clearCheckpoint();
  await openApp(`home-${(count += 1)}`);
  app.coach.stands = 'ready';
  app.today = null;
});

test('what comes next has the large button, and it leads there', async () => {
  app.today = plan([planned(), wall, raise]);
  const { page } = await show(Home, {});
  expect(button(page, 'Start: Neck press').classList.contains('huge')).toBe(true);
  expect(button(page, 'Start: Wall-ball press').closest('.day-rows')).not.toBeNull();
  expect(await faultsOf(page)).toEqual([]);
  await press(page, 'Start: Neck press');
  expect(decodeURIComponent(location.hash)).toBe('#/practise/neck-press@morning');
});

test('what is closed has no start, and says why', async () => {
  app.today = plan([planned({ closed: [closing()] })]);
  const { page } = await show(Home, {});
  expect(page.textContent).not.toContain('Start');
  expect(page.textContent).toContain('Ask your doctor or physiotherapist first.');
});

test('after a warning sign nobody is told "well done"', async () => {
  const flag = closing({ rule: 'S2', key: 'closed.red_flag', text: 'You had a warning sign.', question: null });
  app.today = plan([planned({ done: true, closed: [flag] }), { ...wall, closed: [flag] }]);
  const { page } = await show(Home, {});
  expect(page.textContent).toContain('You had a warning sign.');
  expect(page.textContent).not.toMatch(/well done/i);
});

test('before the nine questions nothing can be started', async () => {
  app.today = plan([planned()], { screen_needed: true });
  const { page } = await show(Home, {});
  expect(page.textContent).toContain('Answer the nine questions');
  expect(page.querySelector('[aria-label^="Start"]')).toBeNull();
});

test('where the coach cannot start that is said, and the handout can be read', async () => {
  app.coach.stands = 'failed';
  app.today = plan([planned()]);
  const { page } = await show(Home, {});
  expect(page.textContent).toContain('The coach cannot start here');
  expect(button(page, 'Start: Neck press').getAttribute('aria-disabled')).toBe('true');
  await press(page, 'Read the exercises');
  expect(location.hash).toBe('#/handout');
});

test('three questions that come round again come before anything else', async () => {
  const text = 'A month has passed. A few short questions come first.';
  const waiting = closing({ key: 'closed.ask_again_month', text, opened_by: 'answers_again', question: null, clears: null });
  app.today = plan([planned({ closed: [waiting] })], { ask_again: ['q1', 'q2', 'q9'] });
  const { page } = await show(Home, {});
  expect(page.textContent).toContain(text);
  await press(page, 'Answer 3 questions');
  expect(location.hash).toBe('#/questions/again-1');
});

test('the morning after is asked first, and an exercise can still be begun', async () => {
  app.today = plan([planned(), wall], { ask_morning_after: true });
  const { page } = await show(Home, {});
  expect(button(page, 'How was your back this morning?').classList.contains('huge')).toBe(true);
  expect(button(page, 'Start: Neck press').closest('.day-rows')).not.toBeNull();
});

test('the greeting knows the hour, and the name where there is one', async () => {
  for (const [hour, name, words] of [
    ['morning', '', 'Good morning'],
    ['afternoon', 'Ana', 'Good afternoon, Ana'],
    ['evening', 'Ana', 'Good evening, Ana'],
  ] as const) {
    change({ name });
    app.today = plan([planned()], { hour });
    const { page } = await show(Home, {});
    expect(page.querySelector('h1')!.textContent).toBe(words);
  }
  app.today = null;
  expect((await show(Home, {})).page.querySelector('h1')!.textContent).toBe('Hello, Ana');
  change({ name: '' });
});

test('what was to come before the next one says that it is still open: the times alone would stand out of order', async () => {
  app.today = plan([planned(), { ...wall, time: '10:30' }], { next: wall.id });
  const { page } = await show(Home, {});
  expect(page.querySelector('.row')!.textContent).toMatch(/still open, from about 7:30\sAM, 5 times/);
  app.today = plan([planned(), { ...wall, time: '10:30' }]);
  const other = (await show(Home, {})).page;
  expect(other.querySelector('.row')!.textContent).toMatch(/about 10:30\sAM, 5 times/);
  expect(other.textContent).not.toContain('still open');
});

test('what was missed is offered quietly, what is done is ticked, and the rest has its time', async () => {
  const evening = planned({ id: 'neck-press@evening', part_of_day: 'evening', time: '21:00' });
  app.today = plan([planned({ done: true }), { ...wall, state: 'earlier' }, evening], { next: evening.id, hour: 'evening' });
  const { page } = await show(Home, {});
  const rows = [...page.querySelectorAll('.row')].map((row) => row.textContent!.replace(/\s+/g, ' ').trim());
  expect(rows).toEqual(['Neck press Done', 'Wall-ball press Can wait until tomorrow.']);
  expect(button(page, 'Start: Neck press, in the evening').classList.contains('huge')).toBe(true);
});

const moment = { key: 'moment.step', text: 'One small step further.', figure: 'moment-step', alt: 'A woman on a step.' } as const;

test('a day that stands out is told where the coach says, and once', async () => {
  app.today = plan([planned()], { moment: { ...moment, where: 'today' } });
  const { page } = await show(Home, {});
  expect(page.querySelector('.moment-today .lead')!.textContent).toBe(moment.text);
  app.today = plan([planned()], { moment: { ...moment, where: 'well_done' } });
  expect((await show(Home, {})).page.querySelector('.moment-today')).toBeNull();
});

test('the week is shown in shapes, told in words, and leads to the diary', async () => {
  const week = (['whole', 'some', 'none', 'rest'] as const).map((how, place) => ({ date: `2026-11-2${place}`, day: 'fri' as const, how }));
  app.today = plan([planned()], { week });
  const { page } = await show(Home, {});
  const link = page.querySelector('a.week')!;
  expect(link.getAttribute('href')).toBe('#/diary');
  expect(link.querySelector('.only-heard')!.textContent).toBe('Your last days. Friday: all done. Saturday: some done. Monday: rest.');
  expect(link.querySelectorAll('svg')).toHaveLength(4);
});

test('what waits quietly is one tap away; what presses stands there', async () => {
  app.today = plan([planned(), wall, raise]);
  const quiet = (await show(Home, {})).page.querySelector('details')!;
  expect(quiet.open).toBe(false);
  expect(quiet.querySelector('summary')!.textContent).toBe('Not for now: Prone chest raise. Why?');
  expect(quiet.textContent).toContain('It opens when you say that you are ready for it.');
  app.today = plan([planned({ closed: [closing({ call: true })] }), wall]);
  expect((await show(Home, {})).page.querySelector('details')).toBeNull();
});

test('a day on which everything rests is kind: why, until when, whom to call, and one thing to look at', async () => {
  change({ emergency_number: '112', person_name: 'Ana', person_number: '0170 1234567' });
  const text = 'Rest until tomorrow morning.';
  const pain = closing({ rule: 'S2', key: 'closed.pain', text, until: '2026-11-24T04:00:00+01:00', question: null, clears: null });
  app.today = plan([planned({ closed: [pain] }), { ...wall, closed: [pain] }], { next: null });
  const { page } = await show(Home, {});
  expect(page.textContent).toMatch(/Rest today\s*Rest until tomorrow morning\.\s*Until Tuesday/);
  const calls = [...page.querySelectorAll<HTMLAnchorElement>('.call')];
  expect(calls.map((call) => [call.getAttribute('href'), call.classList.contains('calm')])).toEqual([
    ['tel:112', true],
    ['tel:01701234567', true],
  ]);
  expect(page.querySelector('.look-at')!.getAttribute('href')).toBe('#/moving/lifting');
  expect(await faultsOf(page)).toEqual([]);
  change({ person_name: '', person_number: '' });
});

test('in the evening the dark look is offered for this night alone', async () => {
  change({ look: 'light' });
  const soon = new Date(Date.now() + 3_600_000).toISOString();
  app.today = plan([planned()], { hour: 'evening', valid_until: soon });
  const { page } = await show(Home, {});
  await press(page, 'Dark screen');
  expect(settings.look).toBe('night');
  expect(settingsOf(household.here!).look).toBe('night');
  await press(page, 'Light screen');
  expect(settings.look).toBe('light');
  app.today = plan([planned()], { hour: 'afternoon' });
  expect((await show(Home, {})).page.textContent).not.toContain('Dark screen');
});

test('a rest day is a rest day, said once, without blame, and everything may still be done', async () => {
  app.today = plan([planned({ state: 'rest_day', time: '07:30' }), { ...wall, state: 'rest_day' }], { next: null });
  const { page } = await show(Home, {});
  expect(page.textContent?.match(/rest day/gi)).toHaveLength(1);
  expect(page.textContent).not.toMatch(/missed|should/i);
  expect(button(page, 'Start: Neck press')).toBeTruthy();
});

/** What the coach writes of a session before anything hurt. */
const DRAWN_UP = { exercise: 'neck-press', reason: 'INTERRUPTED', repetitions: 3, efforts: 4, pain_told: false };

test('a session that was cut short is kept when the person says so', async () => {
  keepCheckpoint({
    exercise: 'neck-press',
    plan: 'neck-press@morning',
    repetitions: 3,
    body: DRAWN_UP,
  });
  app.today = plan([planned()]);
  const { page } = await show(Home, {});
  expect(page.textContent).toContain('Neck press: 3 done.');
  await press(page, 'End here and keep it');
  await until(() => expect(readCheckpoint()).toBeNull());
  expect(app.entries).toMatchObject([
    { kind: 'session_finished', body: { reason: 'INTERRUPTED', repetitions: 3, exercise: 'neck-press' } },
  ]);
});

test('within ten minutes it may be gone on with, where the coach says so', async () => {
  const begun = { repetitions: 3, efforts: 4, pressed_by_mistake: 0, tired_taken_back: false };
  const left = { exercise: 'neck-press', plan: 'neck-press@morning', repetitions: 3, body: DRAWN_UP, at: '2026-11-23T08:01:00+01:00' };
  vi.spyOn(app, 'mayGoOn').mockResolvedValue(begun);
  keepCheckpoint(left);
  app.today = plan([planned()]);
  const { page } = await show(Home, {});
  await until(() => expect(page.textContent).toContain('Go on with repetition 4'));
  expect(await faultsOf(page)).toEqual([]);
  await press(page, 'Go on with repetition 4');
  expect(whatWasTapped('neck-press@morning')).toEqual({ plan: 'neck-press@morning', cut_short: { left, begun } });
  // Until more is done it stays where it is.
  expect(readCheckpoint()).toEqual(left);
  vi.restoreAllMocks();
});

test('left open for too long it is only kept: it is asked again as it is tapped, of what is there then', async () => {
  const begun = { repetitions: 3, efforts: 4, pressed_by_mistake: 0, tired_taken_back: false };
  const asked = vi.spyOn(app, 'mayGoOn').mockResolvedValueOnce(begun).mockResolvedValue(null);
  keepCheckpoint({ exercise: 'neck-press', plan: 'neck-press@morning', repetitions: 3, body: DRAWN_UP, at: '2026-11-23T08:01:00+01:00' });
  app.today = plan([planned()]);
  const { page } = await show(Home, {});
  await until(() => expect(page.textContent).toContain('Go on with repetition 4'));
  const newer = { exercise: 'neck-press', plan: 'neck-press@morning', repetitions: 3, body: { ...DRAWN_UP, reason: 'TIRED' }, at: '2026-11-23T08:02:00+01:00' } as const;
  keepCheckpoint(newer);
  await press(page, 'Go on with repetition 4');
  await until(() => expect(page.textContent).toContain('Too much time'));
  expect(asked.mock.calls.at(-1)).toEqual([newer]);
  expect(whatWasTapped('neck-press@morning')).toBeNull();
  vi.restoreAllMocks();
});

test('what another window has kept meanwhile is not kept twice', async () => {
  vi.spyOn(app, 'mayGoOn').mockResolvedValue(null);
  keepCheckpoint({ exercise: 'neck-press', plan: 'neck-press@morning', repetitions: 3, body: DRAWN_UP });
  app.today = plan([planned()]);
  const { page } = await show(Home, {});
  clearCheckpoint();
  await press(page, 'End here and keep it');
  await settled();
  expect(app.entries).toEqual([]);
  vi.restoreAllMocks();
});

test('what is kept later is of when it was done', async () => {
  vi.spyOn(app, 'mayGoOn').mockResolvedValue(null);
  keepCheckpoint({ exercise: 'neck-press', plan: 'neck-press@morning', repetitions: 3, body: DRAWN_UP, at: '2026-11-22T20:01:00+01:00' });
  app.today = plan([planned()]);
  const { page } = await show(Home, {});
  await press(page, 'End here and keep it');
  await until(() => expect(readCheckpoint()).toBeNull());
  expect(new Date(app.entries[0]!.at)).toEqual(new Date('2026-11-22T20:01:00+01:00'));
  vi.restoreAllMocks();
});

test('later it is only kept', async () => {
  vi.spyOn(app, 'mayGoOn').mockResolvedValue(null);
  keepCheckpoint({ exercise: 'neck-press', plan: 'neck-press@morning', repetitions: 3, body: DRAWN_UP });
  app.today = plan([planned()]);
  const { page } = await show(Home, {});
  await settled();
  expect(page.textContent).not.toContain('Go on with');
  vi.restoreAllMocks();
});

test('pain told before the page died is kept without being asked about, and nothing begins on the old plan', async () => {
  keepCheckpoint({
    exercise: 'neck-press',
    plan: 'neck-press@morning',
    repetitions: 3,
    body: DRAWN_UP,
    hurt_at: '2026-11-23T08:01:00+01:00',
  });
  await openApp(`home-${count}`);
  expect(readCheckpoint()).toBeNull();
  expect(app.today).toBeNull();
  const told = app.entries.map(({ kind, body }) => [kind, body] as const);
  expect(told.sort(([one], [other]) => other.localeCompare(one))).toEqual([
    ['session_finished', DRAWN_UP],
    ['pain_told', { pain: null, exercise: 'neck-press' }],
  ]);
  for (const { at } of app.entries) expect(new Date(at)).toEqual(new Date('2026-11-23T08:01:00+01:00'));
  const { page } = await show(Home, {});
  expect(page.textContent).not.toContain('End here and keep it');
});

test('where the coach had heard of the pain, what it drew up is kept as it was', async () => {
  const body = { ...DRAWN_UP, reason: 'PAIN', pain_told: true };
  keepCheckpoint({ exercise: 'neck-press', plan: 'neck-press@morning', repetitions: 3, body, hurt_at: '2026-11-23T08:01:00+01:00' });
  await openApp(`home-${count}`);
  expect(app.entries.map((entry) => entry.body)).toEqual([body]);
});

test('pain on the way in, where the coach had drawn up nothing yet, is kept as pain told', async () => {
  keepCheckpoint({ exercise: 'neck-press', plan: 'neck-press@morning', repetitions: 0, hurt_at: '2026-11-23T08:01:00+01:00' });
  await openApp(`home-${count}`);
  expect(app.entries.map(({ kind, body }) => [kind, body])).toEqual([['pain_told', { pain: null, exercise: 'neck-press' }]]);
});

test('where the coach had drawn up nothing, nothing was done, and nobody is asked to keep it', async () => {
  keepCheckpoint({ exercise: 'neck-press', plan: 'neck-press@morning', repetitions: 0 });
  app.today = plan([planned()]);
  const { page } = await show(Home, {});
  expect(page.textContent).not.toContain('End here and keep it');
});

test('that something hurts now can always be told', async () => {
  for (const wish of [{}, { screen_needed: true }, { next: null }]) {
    app.today = plan([planned()], wish);
    const { page } = await show(Home, {});
    expect(button(page, 'It hurts').className).toBe('big-button plain');
  }
  app.today = null;
  await press((await show(Home, {})).page, 'It hurts');
  expect(location.hash).toBe('#/hurts');
});

test('after a warning sign the call comes before "I have asked", and until when it rests is said', async () => {
  change({ emergency_number: '112' });
  const sign = closing({ rule: 'S2', key: 'closed.red_flag', call: true, until: '2026-11-24T04:00:00+01:00', question: null });
  app.today = plan([planned({ closed: [sign] }), { ...wall, closed: [sign] }]);
  const { page } = await show(Home, {});
  expect(page.textContent).toMatch(/Call 112[^]*I have asked, and it is fine/);
  expect(page.textContent).toMatch(/Until Tuesday,? 24 November, 04:00|Until Tuesday, November 24, 4:00/);
  expect(await faultsOf(page)).toEqual([]);
});

test('a plan is obeyed to its closing time and not a second longer', () => {
  const kept = JSON.stringify(plan([planned()]));
  expect(stillHolds(kept, new Date('2026-11-24T03:59:59+01:00'))).not.toBeNull();
  expect(stillHolds(kept, new Date('2026-11-24T04:00:00+01:00'))).toBeNull();
  expect(stillHolds('', new Date())).toBeNull();
});
