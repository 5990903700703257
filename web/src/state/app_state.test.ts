import { beforeEach, expect, test, vi } from 'vitest';
import type { Coach } from '../engine/coach_type';
import type { Entry, TodayRequest } from '../engine/contract';
import { clearCheckpoint, keepCheckpoint, readCheckpoint } from '../keeping/checkpoint';
import { NotReached, type Over } from '../keeping/database';
import { forgetSore, keepSore } from '../keeping/sore';
import { CalmCoach } from '../testing/coaches';
import { plan, planned } from '../testing/plans';
import { AppState } from './app_state.svelte';
import type { OwnDiary } from './own_diary';

const PERSON = '019a0000-0000-7000-8000-000000000001';

/** A diary that lies in this test alone. */
class PaperDiary implements OwnDiary {
  readonly person = PERSON;
  over: Promise<Over> = new Promise(() => undefined);
  readonly written: Entry[] = [];
  readonly notes = new Map<string, string>();
  closed = false;

  entries = async () => [...this.written];
  waiting = async () => [];
  unkept = (): Entry[] => [];
  apart = async () => [];
  note = async (name: string) => this.notes.get(name);
  setNote = async (name: string, text: string) => void this.notes.set(name, text);
  dropNote = async (name: string) => void this.notes.delete(name);
  keep = async (entry: Entry) => void this.written.push(entry);
  hangsByAThread = false;
  close = () => void (this.closed = true);

  async write(kind: Entry['kind'], body: Entry['body'], moment = new Date()): Promise<Entry> {
    const entry = { id: `entry-${this.written.length}`, person: PERSON, at: moment.toISOString(), kind, body, schema: 1 } as Entry;
    this.written.push(entry);
    return entry;
  }

  told(): string[] {
    return this.written.map(({ kind }) => kind);
  }
}

class AskedCoach extends CalmCoach {
  readonly planned_from: TodayRequest[] = [];
  override today = async (request: TodayRequest) => {
    this.planned_from.push(request);
    return this.today_is;
  };
}

let diary: PaperDiary;
let coach: AskedCoach;
let meetings: number;

beforeEach(() => {
  clearCheckpoint();
  forgetSore();
  [diary, coach, meetings] = [new PaperDiary(), new AskedCoach(), 0];
  coach.today_is = plan([planned()]);
});

function state(openCoach = async () => coach as unknown as Coach): AppState {
  const meet = async () => {
    meetings += 1;
    return true;
  };
  return new AppState({ openDiary: async () => ({ diary, meet }), openCoach, readAhead: async () => null });
}

async function opened(app = state()): Promise<AppState> {
  await app.open('any');
  return app;
}

test('nothing is planned before the coach is up, and then from the whole diary', async () => {
  await diary.write('morning_after', { pain: 0 });
  const app = await opened();
  expect(app.today).toBeNull();
  await app.wakeCoach();
  expect(app.today).toEqual(coach.today_is);
  expect(coach.planned_from[0]!.entries).toEqual(diary.written);
});

test('a plan that still holds is obeyed until the coach is up', async () => {
  const kept = plan([planned()], { valid_until: '2999-01-01T00:00:00+00:00' });
  diary.notes.set('today', JSON.stringify(kept));
  expect((await opened()).today).toEqual(kept);
});

test('what is written while no coach is up takes the old plan away', async () => {
  diary.notes.set('today', JSON.stringify(plan([planned()], { valid_until: '2999-01-01T00:00:00+00:00' })));
  const app = await opened();
  await app.write('pain_told', { pain: 5, exercise: null });
  expect(app.today).toBeNull();
  expect(diary.notes.get('today')).toBe('');
});

test('what is written while the coach is up is planned from, and brought to the keeper', async () => {
  const app = await opened();
  await app.wakeCoach();
  await app.write('morning_after', { pain: 1 });
  expect(app.entries).toEqual(diary.written);
  expect(coach.planned_from.at(-1)!.entries).toHaveLength(1);
  expect(meetings).toBe(1);
});

test('pain told before the page died is in the diary before anything can begin', async () => {
  keepCheckpoint({ exercise: 'neck-press', plan: 'neck-press@morning', repetitions: 2, hurt_at: '2026-11-23T08:00:00+01:00' });
  await opened();
  expect(diary.told()).toEqual(['pain_told']);
  expect(readCheckpoint()).toBeNull();
});

test('whoever was asked how sore they are and shut the page has told pain', async () => {
  keepSore();
  await opened();
  expect(diary.told()).toEqual(['pain_told']);
});

test('an answer that the coach calls pain told is written down, and one that means nothing is not', async () => {
  const app = await opened();
  await app.wakeCoach();
  expect(await app.answerToPain('morning', 1)).toBeNull();
  expect(diary.told()).toEqual([]);
  coach.answer = { key: 'answer.much_now', text: 'That is a lot of pain.', call: true, tell: true, rest: false };
  expect(await app.answerToPain('morning', 8)).toEqual(coach.answer);
  expect(diary.told()).toEqual(['pain_told']);
});

test.each(['newer', 'removed'] as const)('told after another page took the diary (%s), it is held, nothing begins, and no button waits', async (why) => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  let take!: (why: Over) => void;
  diary.over = new Promise((done) => (take = done));
  const app = await opened();
  await app.wakeCoach();
  expect(app.today).toEqual(coach.today_is);
  take(why);
  await diary.over;
  expect([app.out_of_reach, app.today]).toEqual([why, null]);
  diary.entries = () => Promise.reject(new NotReached(why));
  diary.unkept = () => [...diary.written];
  const entry = await app.write('pain_told', { pain: 7, exercise: null });
  await app.planToday();
  expect(await app.answerToPain('now', 7)).toEqual(coach.answer);
  expect([app.out_of_reach, app.today, app.entries]).toEqual([why, null, [entry]]);
});

test('a diary that does not answer closes the day until it answers again', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const app = await opened();
  await app.wakeCoach();
  const answers = diary.entries;
  diary.entries = () => Promise.reject(new NotReached('silent'));
  await app.write('pain_told', { pain: 7, exercise: null });
  expect([app.out_of_reach, app.today]).toEqual(['silent', null]);
  diary.entries = answers;
  await app.synchronise();
  expect([app.out_of_reach, app.today]).toEqual([null, coach.today_is]);
});

test('an older plan is not obeyed over what is held beside the diary', async () => {
  diary.notes.set('today', JSON.stringify(plan([planned()], { valid_until: '2999-01-01T00:00:00+00:00' })));
  const held = await diary.write('pain_told', { pain: 7, exercise: null });
  diary.unkept = () => [held];
  expect((await opened()).today).toBeNull();
});

test('a file brings back what is unknown here, once', async () => {
  const app = await opened();
  const known = await diary.write('morning_after', { pain: 0 });
  const fresh = { ...known, id: 'another' };
  expect(await app.bringBack([known, fresh, fresh])).toBe(1);
  expect(diary.written).toHaveLength(2);
});

test('a coach that cannot start is said to have failed, and whoever waits for it is answered', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const app = await opened(state(() => Promise.reject(new Error('no file'))));
  const waiting = app.coach.whenUp();
  await app.wakeCoach();
  expect(app.coach.stands).toBe('failed');
  expect(await waiting).toBeNull();
});

test('a coach that failed is woken again when the person wants it', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  let broken = true;
  const app = await opened(state(async () => (broken ? Promise.reject(new Error('no file')) : (coach as unknown as Coach))));
  await app.wakeCoach();
  broken = false;
  await app.wakeCoach();
  expect(app.coach.up).toBe(coach);
  expect(app.today).toEqual(coach.today_is);
});

test('a browser that lets no diary be opened is said to keep nothing', async () => {
  const app = new AppState({ openDiary: () => Promise.reject(new Error('no')), openCoach: async () => coach as unknown as Coach, readAhead: async () => null });
  await expect(app.open('any')).rejects.toThrow('no');
  expect([app.can_keep, app.opened]).toEqual([false, false]);
});

const HOUR = 3_600_000;
const from_now = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();

test('a page that lies open asks for the plan again when the hour has changed it, and not before', async () => {
  coach.today_is = plan([planned()], { same_until: from_now(1), valid_until: from_now(9) });
  const app = await opened();
  await app.wakeCoach();
  await app.planOfTheHour();
  expect(coach.planned_from).toHaveLength(1);
  vi.useFakeTimers({ now: Date.now() + 2 * HOUR, toFake: ['Date'] });
  coach.today_is = plan([planned()], { hour: 'evening', same_until: from_now(3), valid_until: from_now(7) });
  await app.planOfTheHour();
  expect(app.today!.hour).toBe('evening');
  await app.planOfTheHour();
  expect(coach.planned_from).toHaveLength(2);
  vi.useRealTimers();
});

test('a plan whose day is over is obeyed no more on a page that lies open, be there a coach or not', async () => {
  const kept = plan([planned()], { same_until: from_now(1), valid_until: from_now(2) });
  diary.notes.set('today', JSON.stringify(kept));
  const app = await opened();
  vi.useFakeTimers({ now: Date.now() + 1.5 * HOUR, toFake: ['Date'] });
  await app.planOfTheHour();
  expect(app.today).toEqual(kept);
  vi.setSystemTime(Date.now() + HOUR);
  await app.planOfTheHour();
  expect(app.today).toBeNull();
  vi.useRealTimers();
});
