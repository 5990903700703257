import { tick } from 'svelte';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Practice } from '../../practise/practice.svelte';
import { begin } from '../../state/begun';
import { NOTHING_YET } from '../../practise/showing';
import { keepCheckpoint, readCheckpoint } from '../../keeping/checkpoint';
import { change, settings } from '../../keeping/settings.svelte';
import { button, faultsOf, press, show, until } from '../../testing/show';
import { app, openApp } from '../../state/app';
import { goInstead, place } from '../../routing.svelte';
import { answerTo } from '../../testing/coaches';
import { plan, planned } from '../../testing/plans';
import AskView from './AskView.svelte';
import CheckView from './CheckView.svelte';
import DoneView from './DoneView.svelte';
import Practise from './Practise.svelte';
import RedFlagView from './RedFlagView.svelte';
import SessionView from './SessionView.svelte';
import SetUpView from './SetUpView.svelte';

// No loudspeaker is here; what becomes of a session without sound is walked through in real browsers.
vi.mock('../../practise/voice', async (original) => ({
  ...(await original<typeof import('../../practise/voice')>()),
  hasSound: async () => true,
}));

const view = {
  phase: 'resting',
  repetition: 3,
  of: 5,
  waiting_for: null,
  wakes_at: null,
  finished: false,
  reason: null,
  repetitions: 3,
  beat_seconds: 1,
} as const;

const told = {
  tap: vi.fn(),
  tired: vi.fn(),
  stop: vi.fn(),
  inPlace: vi.fn(),
  sayAgain: vi.fn(),
  allRight: vi.fn(),
  takenBack: vi.fn(),
  lying: vi.fn(),
  answer: vi.fn(),
  skip: vi.fn(),
  littlePain: vi.fn(),
  everything: vi.fn(),
  stepBack: vi.fn(),
  hurts: vi.fn(),
  known: vi.fn(),
};

/** A practice that stands still, as these views see it. */
function standing(wish: object = {}): Practice {
  const still = { ...told, phase: 'resting', view, showing: NOTHING_YET, effort: 0, held: 0, seconds_left: 0, waiting_for_coach: false, broken: false };
  return { ...still, ...wish } as unknown as Practice;
}

beforeEach(() => {
  vi.clearAllMocks();
  change({ emergency_number: '112' });
});

const { figures } = planned();

test('a session that was reloaded begins nothing by itself and leads to the offer', async () => {
  await openApp('practise-reloaded');
  app.today = plan([planned()]);
  goInstead('practise', 'neck-press@morning');
  await show(Practise, { planned: 'neck-press@morning' });
  expect(place.now.page).toBe('home');
  expect(location.hash).toBe('#/home');
});

test('in a set the two ways to stop are there and told apart', async () => {
  const onhurts = vi.fn();
  const { page } = await show(SessionView, { practice: standing(), exercise: 'neck-press' as const, figures, onhurts });
  await press(page, "I'm tired");
  await press(page, 'Stop. It hurts');
  expect(told.tired).toHaveBeenCalledTimes(1);
  expect(onhurts).toHaveBeenCalledTimes(1);
  expect(await faultsOf(page)).toEqual([]);
});

test('the neck press and the wall press are never called a lift', async () => {
  const part = { name: 'lift', from: 0, seconds: 2 };
  for (const exercise of ['neck-press', 'wall-ball-press'] as const) {
    const practice = standing({ showing: { ...NOTHING_YET, part } });
    const { page } = await show(SessionView, { practice, exercise, figures, onhurts: () => {} });
    expect(page.querySelector('.word')!.textContent).toContain('Press');
    expect(page.textContent).not.toMatch(/lift/i);
  }
});

test('paused, nothing on the screen asks for effort any longer', async () => {
  const practice = standing({ phase: 'paused', effort: 0.9, held: 0.9, showing: { ...NOTHING_YET, part: { name: 'lower', from: 0, seconds: 2 } } });
  const { page } = await show(SessionView, { practice, exercise: 'neck-press' as const, figures, onhurts: () => {} });
  const resting = await show(SessionView, { practice: standing(), exercise: 'neck-press' as const, figures, onhurts: () => {} });
  const filled = (of: Element) => of.querySelector('circle.now')!.getAttribute('stroke-dashoffset');
  expect(filled(page)).toBe(filled(resting.page));
  await until(() => expect(page.querySelector('[data-part=arrow]')!.getAttribute('opacity')).toBe('0.00'));
});

test('with the first question stands what must be at hand, for whoever does not know it by heart', async () => {
  const showing = { ...NOTHING_YET, asked: 'gate', text: 'Can you stand?' };
  const props = { practice: standing({ phase: 'setting_up', showing }), exercise: 'wall-ball-press' as const, figures, onhurts: () => {}, ongiveup: () => {} };
  const first = await show(SetUpView, { ...props, needs: [{ key: 'need.ball', text: 'A soft ball' }] });
  expect(first.page.querySelector('.needs')!.textContent).toContain('A soft ball');
  expect(await faultsOf(first.page)).toEqual([]);
  const known = await show(SetUpView, props);
  expect(known.page.querySelector('.needs')).toBeNull();
});

test('a question at the gate has its own yes and no', async () => {
  const showing = { ...NOTHING_YET, asked: 'gate', text: 'Can you lie flat?' };
  const practice = standing({ phase: 'setting_up', showing });
  const { page } = await show(SetUpView, { practice, exercise: 'neck-press' as const, figures, onhurts: () => {}, ongiveup: () => {} });
  await press(page, 'No, not today');
  expect(told.stop).toHaveBeenCalledTimes(1);
  expect(told.tap).not.toHaveBeenCalled();
  expect(await faultsOf(page)).toEqual([]);
});

test('after a stop before the coach is up nothing can be gone on with, only pain be told', async () => {
  const onhurts = vi.fn();
  const { page } = await show(SetUpView, { practice: standing({ phase: 'ending' }), exercise: 'neck-press' as const, figures, onhurts, ongiveup: () => {} });
  expect(page.textContent).toContain('We stop here');
  expect(page.querySelectorAll('button')).toHaveLength(1);
  await press(page, 'Stop. It hurts');
  expect(onhurts).toHaveBeenCalledTimes(1);
});

test('where the coach fails in the set-up, the way up can still be read', async () => {
  const practice = standing({ phase: 'setting_up', broken: true });
  const { page } = await show(SetUpView, { practice, exercise: 'neck-press' as const, figures, onhurts: () => {}, ongiveup: () => {} });
  expect(page.textContent).toContain('The coach cannot start here');
  expect(page.querySelector('a')!.getAttribute('href')).toBe('#/moving');
});

test('on the way out there is nothing left to stop but pain: the person may stay', async () => {
  const practice = standing({ phase: 'leaving' });
  const { page } = await show(SetUpView, { practice, exercise: 'wall-ball-press' as const, figures, onhurts: () => {}, ongiveup: () => {} });
  expect(page.textContent).not.toContain('Stop here');
  expect(page.textContent).not.toContain('Getting up');
  await press(page, "I'll stay here");
  expect(told.inPlace).toHaveBeenCalledTimes(1);
});

test('the stage is called what a tap on it does', async () => {
  const { page } = await show(SessionView, { practice: standing(), exercise: 'neck-press' as const, figures, onhurts: () => {} });
  const stage = page.querySelector('.stage')!;
  expect(stage.hasAttribute('aria-labelledby')).toBe(false);
  const heard = [...stage.children].filter((part) => !part.querySelector('[aria-hidden]')).map((part) => part.textContent);
  expect(heard).toEqual(['Tap here to pause']);
});

test('tired can be taken back for as long as the coach says, in a quiet place that stays empty afterwards', async () => {
  const practice = standing({ phase: 'leaving', view: { ...view, phase: 'leaving', may_take_back: true } });
  const { page } = await show(SetUpView, { practice, exercise: 'neck-press' as const, figures, onhurts: () => {}, ongiveup: () => {} });
  expect(button(page, 'Not tired').classList.contains('quiet')).toBe(true);
  await press(page, 'Not tired');
  expect(told.takenBack).toHaveBeenCalledTimes(1);
  expect(await faultsOf(page)).toEqual([]);
  const later = standing({ phase: 'leaving', view: { ...view, phase: 'leaving', may_take_back: false } });
  const past = await show(SetUpView, { practice: later, exercise: 'neck-press' as const, figures, onhurts: () => {}, ongiveup: () => {} });
  expect(past.page.textContent).not.toContain('Not tired');
});

async function gettingReady(wish: object, handed: object = {}) {
  const views = { exercise: 'neck-press' as const, figures, onhurts: () => {}, ongiveup: () => {} };
  return (await show(SetUpView, { practice: standing({ phase: 'setting_up', ...wish }), ...views, ...handed })).page;
}

test('"I am ready" can be said at whatever step, and at the question by who knows the exercise', async () => {
  await press(await gettingReady({ may_be_ready: true }), "I'm in place and ready");
  const gate = { showing: { ...NOTHING_YET, asked: 'gate', text: 'Can you lie?' } };
  await press(await gettingReady({ ...gate, may_be_ready: true }), "Yes, I'm in place and ready");
  expect(told.inPlace).toHaveBeenCalledTimes(2);
  const first_time = await gettingReady(gate);
  expect(first_time.textContent).not.toContain("in place and ready");
});

test('what is wanted now and then lies behind "More": again, everything, and at a question that something new hurts', async () => {
  const onhurts = vi.fn();
  const gate = { showing: { ...NOTHING_YET, asked: 'gate', text: 'Can you lie?' } };
  const page = await gettingReady({ ...gate, may_be_told_more: true }, { onhurts });
  expect(page.textContent).not.toContain('Say it again');
  for (const words of ['Say it again', 'Tell me everything', 'Something new hurts']) {
    await press(page, 'More');
    expect(await faultsOf(page)).toEqual([]);
    await press(page, words);
    expect(page.textContent).not.toContain(words);
  }
  expect([told.sayAgain.mock.calls.length, told.everything.mock.calls.length, onhurts.mock.calls.length]).toEqual([1, 1, 1]);
});

test('the step before can be heard again, and louder and quieter are tried on the sentence that was said', async () => {
  change({ volume: 1 });
  const page = await gettingReady({ may_step_back: true });
  await press(page, 'More');
  // The way on gives its room; the way to stop never does.
  expect([...page.querySelectorAll('button')].map((each) => each.textContent?.trim())).toContain('Stop. It hurts');
  expect(button(page, 'As loud as it goes').getAttribute('aria-disabled')).toBe('true');
  await press(page, 'Quieter');
  await press(page, 'Quieter');
  await press(page, 'Louder');
  expect([settings.volume, told.sayAgain.mock.calls.length]).toEqual([0.7, 3]);
  await press(page, 'The step before');
  expect(told.stepBack).toHaveBeenCalledTimes(1);
  expect(page.textContent).not.toContain('Quieter');
  change({ volume: 1 });
});

test('on the first step there is none before it', async () => {
  const page = await gettingReady({});
  await press(page, 'More');
  expect(page.textContent).not.toContain('The step before');
});

test('a step says on its own button whether it waits or goes on by itself', async () => {
  const goes = await gettingReady({ showing: { ...NOTHING_YET, goes_on: true } });
  expect(button(goes, 'Next').textContent).toContain('or just wait');
  const waits = await gettingReady({ showing: { ...NOTHING_YET, goes_on: false } });
  expect(button(waits, 'Next').textContent).toContain('in your own time');
});

test('in a pause, and only there, the voice can be made louder', async () => {
  const props = { exercise: 'neck-press' as const, figures, onhurts: () => {} };
  const running = await show(SessionView, { ...props, practice: standing() });
  expect(running.page.textContent).not.toContain('Quieter');
  const paused = await show(SessionView, { ...props, practice: standing({ phase: 'paused' }) });
  expect(paused.page.textContent).toContain('Quieter');
  expect(await faultsOf(paused.page)).toEqual([]);
});

test('without a voice the whole stage tells the part, and nothing is offered to be louder', async () => {
  change({ voice: false });
  const part = { name: 'hold', from: 0, seconds: 5 };
  const { page } = await show(SessionView, { practice: standing({ showing: { ...NOTHING_YET, part, count: 2 } }), exercise: 'neck-press' as const, figures, onhurts: () => {} });
  expect(page.querySelector('.unheard.tells-hold')).not.toBeNull();
  expect(page.querySelector('.stage')!.textContent).toMatch(/2\s*Hold/);
  const paused = await show(SessionView, { practice: standing({ phase: 'paused' }), exercise: 'neck-press' as const, figures, onhurts: () => {} });
  expect(paused.page.textContent).not.toContain('Quieter');
  change({ voice: true });
});

test('where nothing is left out nobody is offered more of it, and on the way out nothing new is asked', async () => {
  const page = await gettingReady({});
  await press(page, 'More');
  expect(page.textContent).not.toContain('Tell me everything');
  const leaving = await gettingReady({ phase: 'leaving' });
  await press(leaving, 'More');
  expect(leaving.textContent).not.toContain('Something new');
});

test('whoever lies already says so where the coach lets them', async () => {
  const practice = standing({ phase: 'setting_up', may_lie: true });
  const { page } = await show(SetUpView, { practice, exercise: 'neck-press' as const, figures, onhurts: () => {}, ongiveup: () => {} });
  await press(page, "I'm lying down already");
  expect(told.lying).toHaveBeenCalledTimes(1);
  const upright = await show(SetUpView, { practice: standing({ phase: 'setting_up', may_lie: false }), exercise: 'neck-press' as const, figures, onhurts: () => {}, ongiveup: () => {} });
  expect(upright.page.textContent).not.toContain('lying down already');
});

test('where a phone leaves no room for it beside the others, "I lie already" is under More', async () => {
  told.lying.mockClear();
  const { page } = await show(SetUpView, { practice: standing({ phase: 'setting_up', may_lie: true }), exercise: 'neck-press' as const, figures, onhurts: () => {}, ongiveup: () => {} });
  await press(page, 'More');
  await press(page, "I'm lying down already");
  expect(told.lying).toHaveBeenCalledTimes(1);
});

test('whoever lies already says so at the question, with the yes', async () => {
  const practice = standing({ phase: 'setting_up', may_lie: true, showing: { ...NOTHING_YET, asked: 'gate', text: 'Can you lie?' } });
  const { page } = await show(SetUpView, { practice, exercise: 'neck-press' as const, figures, onhurts: () => {}, ongiveup: () => {} });
  told.lying.mockClear();
  await press(page, "Yes, I'm lying down already");
  expect(told.lying).toHaveBeenCalledTimes(1);
  expect(await faultsOf(page)).toEqual([]);
});

test('a no that tells of new pain asks what is felt, and any other no ends it', async () => {
  const hurts = vi.fn();
  const asked = { phase: 'setting_up', showing: { ...NOTHING_YET, asked: 'gate', text: 'Are your ribs free of new pain?' } } as const;
  const views = { exercise: 'neck-press' as const, figures, onhurts: hurts, ongiveup: () => {} };
  told.stop.mockClear();
  const { page } = await show(SetUpView, { practice: standing({ ...asked, no_is_pain: true }), ...views });
  await press(page, 'No, not today');
  expect([hurts.mock.calls.length, told.stop.mock.calls.length]).toEqual([1, 0]);
  const other = await show(SetUpView, { practice: standing({ ...asked, no_is_pain: false }), ...views });
  await press(other.page, 'No, not today');
  expect([hurts.mock.calls.length, told.stop.mock.calls.length]).toEqual([1, 1]);
});

// S9: after a red flag nobody is coached to get up.
test('after a red flag: the words of the coach, the number, and no way on before it is kept', async () => {
  const showing = { ...NOTHING_YET, text: 'Let go. Stay where you are.', stopped: { reason: 'RED_FLAG', kind: 'chest_pain', said: ['Let go. Stay where you are.', 'Take hold of the chair.'] } };
  const { page } = await show(RedFlagView, { practice: standing({ showing }), kept: false, ondone: () => {} });
  expect(page.querySelector('[role=alert]')!.textContent).toMatch(/Let go. Stay where you are.\s*Take hold of the chair./);
  expect(page.querySelector('a')!.getAttribute('href')).toBe('tel:112');
  expect(page.textContent).not.toMatch(/get up|sit up|roll/i);
  expect(page.querySelector('button')).toBeNull();
  expect(await faultsOf(page)).toEqual([]);
});

test('"are you all right" has one huge answer and a number to call', async () => {
  const { page } = await show(CheckView, { practice: standing({ phase: 'checking' }) });
  await press(page, "I'm all right");
  expect(told.allRight).toHaveBeenCalledTimes(1);
  expect(page.querySelector('a')!.getAttribute('href')).toBe('tel:112');
  expect(await faultsOf(page)).toEqual([]);
});

const FIVE_WORDS = ['Very easy', 'Easy', 'Firm', 'Hard', 'Too hard'].map((text, at) => ({ key: `effort.${at}`, text, number: 1 + 2 * at }));

async function asked(about: 'effort' | 'pain') {
  const showing = { ...NOTHING_YET, asked: about, choices: about === 'effort' ? FIVE_WORDS : [] };
  const practice = standing({ phase: 'asking', showing, view: { ...view, waiting_for: about } });
  return (await show(AskView, { practice, onhurts: told.hurts, onknown: told.known })).page;
}

test.each(['effort', 'pain'] as const)('%s may be left out', async (about) => {
  const page = await asked(about);
  expect(await faultsOf(page)).toEqual([]);
  await press(page, 'Skip this');
  expect(told.skip).toHaveBeenCalledTimes(1);
  expect(told.answer).not.toHaveBeenCalled();
});

test('how it was is said with one tap, in one of the coach’s five words', async () => {
  for (const { text } of FIVE_WORDS) await press(await asked('effort'), text);
  expect(told.answer.mock.calls).toEqual(FIVE_WORDS.map(({ number }) => ['effort', number]));
});

test('in the evening both may wait for the morning, where the coach says that they may', async () => {
  const onlater = vi.fn();
  for (const [may_answer_later, about] of [[true, 'effort'], [true, 'pain'], [false, 'effort'], [false, 'pain']] as const) {
    const showing = { ...NOTHING_YET, asked: about, choices: [] };
    const practice = standing({ phase: 'asking', showing, view: { ...view, waiting_for: about, may_answer_later } });
    const { page } = await show(AskView, { practice, onhurts: told.hurts, onknown: told.known, onlater });
    if (may_answer_later) await press(page, 'Answer tomorrow');
    else expect(page.textContent).not.toContain('Answer tomorrow');
  }
  expect(onlater).toHaveBeenCalledTimes(2);
  expect((await asked('effort')).textContent).not.toContain('Answer tomorrow');
});

test('beside how it was stands what was counted; fewer may be said, never more', async () => {
  const page = await asked('effort');
  expect(page.textContent).toContain('I counted 3.');
  await press(page, 'I did fewer');
  expect(told.answer).not.toHaveBeenCalled();
  await press(page, 'One fewer');
  expect(page.querySelector('output')!.textContent).toBe('2');
  await press(page, 'One more');
  expect(button(page, 'One more').getAttribute('aria-disabled')).toBe('true');
  expect(told.answer.mock.calls).toEqual([['repetitions', 2], ['repetitions', 3]]);
  expect(await faultsOf(page)).toEqual([]);
});

test('no pain is one tap, and a little that was there before is two', async () => {
  await press(await asked('pain'), 'No');
  expect(told.answer.mock.calls).toEqual([['pain', 0]]);
  const page = await asked('pain');
  await press(page, 'A little');
  expect([told.littlePain.mock.calls.length, told.skip.mock.calls.length]).toEqual([1, 0]);
  expect(page.querySelector('h1')!.textContent).toBe('Is it more painful than before the exercise?');
  await press(page, 'No');
  expect([told.skip.mock.calls.length, told.hurts.mock.calls.length]).toEqual([1, 0]);
});

test.each([['Yes, it hurts'], ['A little', 'Yes']])('a yes is told before it is asked how much: %s', async (...words) => {
  const page = await asked('pain');
  for (const word of words) await press(page, word);
  expect([told.hurts.mock.calls.length, told.known.mock.calls.length]).toEqual([1, 0]);
  expect(await faultsOf(page)).toEqual([]);
  await press(page, '10');
  expect([told.known.mock.calls.length, told.answer.mock.calls]).toEqual([1, [['pain', 10]]]);
});

test('whoever said yes and does not say how much has told pain all the same', async () => {
  const page = await asked('pain');
  await press(page, 'Yes, it hurts');
  await press(page, 'Skip this');
  expect([told.hurts.mock.calls.length, told.known.mock.calls.length]).toEqual([1, 0]);
});

describe('the page that says well done', () => {
  const well = { practice: standing({ phase: 'finished', view: { ...view, reason: 'TARGET_REACHED' } }), kept: true, dose: planned().dose, figure: 'neck-press-start', answered: null };

  async function afterHalfAMinute(props: object, touches = false) {
    const ondone = vi.fn();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { page } = await show(DoneView, { ...well, ...props, ondone });
    if (touches) window.dispatchEvent(new Event('pointerdown'));
    await tick();
    await vi.advanceTimersByTimeAsync(30_000);
    vi.useRealTimers();
    return { page, gone: ondone.mock.calls.length > 0 };
  }

  test.each([
    ['well and kept', {}, 1],
    ['not kept yet', { kept: false }, 0],
    ['in pain', { practice: standing({ phase: 'finished', view: { ...view, reason: 'PAIN' } }) }, 0],
  ])('sounds softly, once, where it is %s', async (_, props, times) => {
    const onwell = vi.fn();
    await show(DoneView, { ...well, ...props, onwell, ondone: () => {} });
    await tick();
    expect(onwell).toHaveBeenCalledTimes(times);
  });

  test('tells of a day that stands out where the coach does, and else shows the exercise', async () => {
    const moment = { key: 'moment.first_day', text: 'Good day for a beginning.', figure: 'moment-first-day', alt: 'A woman at a window.' } as const;
    app.today = plan([planned()], { moment: { ...moment, where: 'well_done' } });
    expect((await show(DoneView, { ...well, ondone: () => {} })).page.textContent).toContain(moment.text);
    app.today = plan([planned()], { moment: { ...moment, where: 'today' } });
    expect((await show(DoneView, { ...well, ondone: () => {} })).page.textContent).not.toContain(moment.text);
  });

  test('goes by itself, and stays for whoever touches it', async () => {
    expect((await afterHalfAMinute({})).gone).toBe(true);
    const stayed = await afterHalfAMinute({}, true);
    expect([stayed.gone, stayed.page.textContent?.includes('closes by itself')]).toEqual([false, false]);
  });

  test.each([
    ['it is not in the diary yet', { kept: false }],
    ['there is a word to pain', { answered: answerTo() }],
    ['everything rests after it', { follows: 'No exercises until tomorrow morning.' }],
    ['it ended in pain', { practice: standing({ phase: 'finished', view: { ...view, reason: 'PAIN' } }) }],
  ])('stays where %s', async (_, props) => {
    expect((await afterHalfAMinute(props)).gone).toBe(false);
  });

  test('goes dark and stays so where the questions wait for the morning, until it is touched', async () => {
    const { page, gone } = await afterHalfAMinute({ dark: true });
    expect([gone, page.querySelector('h1')!.textContent]).toEqual([false, 'Good night']);
    expect(page.textContent).toContain('I will ask you in the morning.');
    expect(page.querySelector('.figure')).toBeNull();
    expect(await faultsOf(page)).toEqual([]);
    const ondone = vi.fn();
    await press((await show(DoneView, { ...well, dark: true, ondone })).page, 'Tap anywhere');
    expect(ondone).toHaveBeenCalledTimes(1);
  });

  test('stays light where something is to be read, also in the evening', async () => {
    const { page } = await show(DoneView, { ...well, dark: true, answered: answerTo(), ondone: () => {} });
    expect(page.textContent).toContain('That is a lot of pain.');
  });

  test('says what comes next today, and when, and calls by name', async () => {
    app.today = plan([planned({ id: 'wall-ball-press@once', exercise: 'wall-ball-press', time: '10:30' })]);
    change({ name: 'Rosa' });
    const { page } = await show(DoneView, { ...well, ondone: () => {} });
    expect(page.querySelector('h1')!.textContent).toContain('Well done, Rosa');
    expect(page.textContent).toMatch(/Next: Wall-ball press, 10:30/);
    expect(await faultsOf(page)).toEqual([]);
    change({ name: '' });
    app.today = plan([planned({ done: true })]);
    const last = await show(DoneView, { ...well, ondone: () => {} });
    expect(last.page.textContent).toContain('That is all for today.');
  });
});

test('tired is success, in so many words', async () => {
  const practice = standing({ phase: 'finished', view: { ...view, reason: 'TIRED' } });
  const { page } = await show(DoneView, { practice, kept: true, dose: planned().dose, figure: 'neck-press-hold', answered: null, ondone: () => {} });
  expect(page.textContent).toContain('You did 3.');
  expect(page.textContent).toContain('it counts as complete');
  expect(await faultsOf(page)).toEqual([]);
});

test('after a session that brought pain the day rests, and nobody is told "well done"', async () => {
  const practice = standing({ phase: 'finished', view: { ...view, reason: 'TARGET_REACHED' } });
  const follows = 'You had pain. There are no exercises until tomorrow morning.';
  const { page } = await show(DoneView, { practice, kept: true, dose: planned().dose, figure: 'neck-press-hold', follows, answered: null, ondone: () => {} });
  expect(page.textContent).toContain(follows);
  expect(page.textContent).not.toContain('Well done');
});

test('nobody is told "well done" before it is known whether it hurt, nor after much pain', async () => {
  const practice = standing({ phase: 'finished', view: { ...view, reason: 'TARGET_REACHED' } });
  const done = { practice, kept: false, dose: planned().dose, figure: 'neck-press-hold', ondone: () => {} };
  const waiting = await show(DoneView, done);
  expect(waiting.page.querySelector('h1')!.textContent).toContain('Thank you');
  expect(waiting.page.textContent).not.toContain('all you set out to do');
  const answered = { key: 'answer.much_after', text: 'I am sorry.', call: true, tell: true, rest: false };
  const hurt = await show(DoneView, { ...done, answered });
  expect(hurt.page.querySelector('h1')!.textContent).toContain('Rest now');
  expect(hurt.page.textContent).not.toContain('all you set out to do');
});

test('a session cut short that nobody kept is kept before the next one writes over it', async () => {
  await openApp('practise-left');
  keepCheckpoint({
    exercise: 'neck-press',
    plan: 'neck-press@morning',
    repetitions: 3,
    body: { exercise: 'neck-press', reason: 'INTERRUPTED', repetitions: 3 },
  });
  app.coach.stands = 'ready';
  app.today = plan([planned()]);
  begin('neck-press@morning');
  await show(Practise, { planned: 'neck-press@morning' });
  await until(() => expect(readCheckpoint()).toBeNull());
  expect(app.entries).toMatchObject([{ body: { reason: 'INTERRUPTED', repetitions: 3 } }]);
});

test('one is not called "each"', async () => {
  const practice = standing({ phase: 'finished', view: { ...view, phase: 'finished', reason: 'TIRED', repetitions: 1 } });
  const { page } = await show(DoneView, { practice, kept: true, dose: planned().dose, figure: 'neck-press-hold', ondone: () => {} });
  expect(page.textContent).toContain('You did one. Held for 5 slow counts.');
  expect(page.textContent).not.toContain('each');
});

test('the coach’s word to much pain afterwards is said, with the call', async () => {
  const practice = standing({ phase: 'finished', view: { ...view, reason: 'TARGET_REACHED' } });
  const { page } = await show(DoneView, { practice, kept: true, dose: planned().dose, figure: 'neck-press-hold', answered: answerTo(), ondone: () => {} });
  expect(page.textContent).toContain('That is a lot of pain.');
  expect(page.querySelector('.call')!.getAttribute('href')).toBe('tel:112');
  expect(page.textContent).not.toContain('Well done');
  expect(await faultsOf(page)).toEqual([]);
});

test('nobody is sent home before the session is in the diary', async () => {
  const practice = standing({ phase: 'finished', view: { ...view, reason: 'STOPPED' } });
  const { page } = await show(DoneView, { practice, kept: false, dose: planned().dose, figure: 'neck-press-hold', ondone: () => {} });
  expect(button(page, 'Back to today').getAttribute('aria-disabled')).toBe('true');
});
