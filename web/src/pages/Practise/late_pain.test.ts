/** Pain that is told in the very moment in which a session ends, or after it: no session takes it in, so the diary does (S2). */
import { beforeEach, expect, test, vi } from 'vitest';
import type { Entry, FinishedEntryRequest, Reply, SessionEvent, View } from '../../engine/contract';
import { app, openApp } from '../../state/app';
import { readCheckpoint } from '../../keeping/checkpoint';
import { change } from '../../keeping/settings.svelte';
import { soreSince } from '../../keeping/sore';
import { begin } from '../../state/begun';
import { goInstead } from '../../routing.svelte';
import { answerTo, coach } from '../../testing/coaches';
import { plan, planned } from '../../testing/plans';
import { press, settled, show, until, type Shown } from '../../testing/show';
import Practise from './Practise.svelte';

vi.mock('../../engine/coach', () => import('../../testing/coaches'));
vi.mock('../../practise/voice', () => ({
  unlockSound: async () => true,
  hasSound: async () => true,
  openVoice: () => ({ now: () => 40, reading: () => null, play: () => {}, takeBack: () => {}, repeat: () => {}, tones: () => {}, shown: () => () => {}, close: () => {} }),
}));

const AT_REST: View = {
  phase: 'resting',
  repetition: 5,
  of: 5,
  waiting_for: null,
  wakes_at: null,
  finished: false,
  reason: null,
  repetitions: 5,
  beat_seconds: 1,
  may_be_mistake: true,
} as View;
const OVER: View = { ...AT_REST, phase: 'finished', finished: true, reason: 'TARGET_REACHED' };

/** The session of a coach that has just gone on to its end by itself: it takes the next event, and nothing follows. */
const session = { told: [] as string[], pain_told: false, say: (_: View) => {} };
Object.assign(coach, {
  hear: (listener: (reply: Reply) => void) => {
    session.say = (view) => listener({ cues: [], view });
    return () => {};
  },
  begin: async () => (session.say(AT_REST), AT_REST),
  advance: async (event: SessionEvent) => (session.told.push(event.event), OVER),
  keepTime: () => {},
  stopTime: () => {},
  finishedEntry: async ({ id, person, at }: FinishedEntryRequest): Promise<Entry> => {
    const body = { exercise: 'neck-press', reason: 'TARGET_REACHED', repetitions: 5, pain: null, pain_told: session.pain_told };
    return { id, person, at, kind: 'session_finished', body, schema: 1 };
  },
});

let count = 0;
let shown: Shown;
beforeEach(async () => {
  localStorage.clear();
  Object.assign(session, { told: [], pain_told: false });
  change({ emergency_number: '112' });
  await openApp(`late-${(count += 1)}`);
  coach.today_is = plan([planned()]);
  coach.answer = answerTo({ text: 'Thank you. Rest today.', call: false });
  await app.wakeCoach();
  app.today = coach.today_is;
  goInstead('practise', 'neck-press@morning');
  begin('neck-press@morning');
  shown = await show(Practise, { planned: 'neck-press@morning' });
  await press(shown.page, '0');
  await until(() => expect(shown.page.textContent).toContain('Stop. It hurts'));
});

const pains = () => app.entries.filter(({ kind }) => kind === 'pain_told').map(({ body }) => body);
const kinds = () => app.entries.map(({ kind }) => kind).sort();

test('named after the session has ended it is in the diary as pain told, and the coach has a word to it', async () => {
  await press(shown.page, 'Stop. It hurts');
  session.say(OVER);
  await until(() => expect(kinds()).toEqual(['session_finished']));
  expect(shown.page.textContent).toContain('What do you feel?');
  expect(soreSince()).not.toBeNull();
  await press(shown.page, 'Just sore');
  await until(() => expect(pains()).toEqual([{ pain: null, exercise: 'neck-press' }]));
  await until(() => expect(shown.page.textContent).toContain('Thank you. Rest today.'));
  expect(soreSince()).toBeNull();
});

test('named at once, and the session ended before the coach heard of it: it is told all the same, once', async () => {
  await press(shown.page, 'Stop. It hurts');
  await press(shown.page, 'Just sore');
  expect(session.told).toEqual(['hurt', 'pain']);
  session.say(OVER);
  await until(() => expect(soreSince()).toBeNull());
  expect(kinds()).toEqual(['pain_told', 'session_finished']);
});

test('what the session has taken in is not told a second time', async () => {
  session.pain_told = true;
  await press(shown.page, 'Stop. It hurts');
  await press(shown.page, 'Just sore');
  session.say({ ...OVER, reason: 'PAIN' });
  await until(() => expect(kinds()).toEqual(['session_finished']));
  await settled();
  expect(kinds()).toEqual(['session_finished']);
  expect(soreSince()).toBeNull();
});

test('while it is being named, and on the way out, nothing that changes unsays it for a page that dies', async () => {
  await press(shown.page, 'Stop. It hurts');
  for (const phase of ['naming', 'leaving', 'asking'] as const) {
    session.say({ ...AT_REST, phase });
    await settled();
    expect(readCheckpoint()?.hurt_at).toMatch(/^20/);
  }
});

test('a slip unsays it', async () => {
  await press(shown.page, 'Stop. It hurts');
  session.say({ ...AT_REST, phase: 'naming' });
  await settled();
  await press(shown.page, 'I pressed it by mistake');
  session.say({ ...AT_REST, phase: 'paused' });
  await settled();
  expect(readCheckpoint()?.hurt_at).toBeUndefined();
});

test('pressed by mistake tells nothing', async () => {
  await press(shown.page, 'Stop. It hurts');
  session.say(OVER);
  await until(() => expect(kinds()).toEqual(['session_finished']));
  await press(shown.page, 'I pressed it by mistake');
  await shown.close();
  await settled();
  expect(kinds()).toEqual(['session_finished']);
  expect(soreSince()).toBeNull();
});

test('a sign named after the end is written down, and so is that it hurt', async () => {
  await press(shown.page, 'Stop. It hurts');
  session.say(OVER);
  await until(() => expect(kinds()).toEqual(['session_finished']));
  await press(shown.page, 'Chest pain');
  await until(() => expect(kinds()).toEqual(['pain_told', 'red_flag', 'session_finished']));
});

test('whoever leaves the question of what is felt has told that it hurts', async () => {
  await press(shown.page, 'Stop. It hurts');
  session.say(OVER);
  await until(() => expect(kinds()).toEqual(['session_finished']));
  await shown.close();
  await until(() => expect(pains()).toHaveLength(1));
});

test('and so has whoever shuts the page over it', async () => {
  await press(shown.page, 'Stop. It hurts');
  session.say(OVER);
  await until(() => expect(kinds()).toEqual(['session_finished']));
  await openApp(`late-${count}`);
  expect(pains()).toEqual([{ pain: null, exercise: null }]);
});
