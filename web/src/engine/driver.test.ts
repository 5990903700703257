import { expect, test } from 'vitest';
import type { Cue, Reply, SessionEvent, View } from './contract.js';
import { sessionSeconds, Driver, type SessionHost } from './driver.js';
import { stillDue } from './still_due.js';

/** A coach that says one remark a second, three seconds ahead, and stops at once when tired. */
class Talker implements SessionHost {
  heard: SessionEvent[] = [];
  phase: View['phase'] = 'setting_up';
  private said = 0;
  private finished = false;

  begin(): string {
    return this.reply(this.upTo(0));
  }

  advance(text: string): string {
    const event = JSON.parse(text) as SessionEvent;
    this.heard.push(event);
    if (event.event === 'pain') return '{"problem": "pain cannot be told now"}';
    if (event.event !== 'tired') return this.reply(this.upTo(event.at));
    this.finished = true;
    return this.reply([{ cue: 'cancel', at: event.at }, remark(event.at + 0.5)]);
  }

  private upTo(now: number): Cue[] {
    const cues: Cue[] = [];
    while (!this.finished && this.said < now + 3) cues.push(remark(++this.said));
    return cues;
  }

  private reply(cues: Cue[]): string {
    return JSON.stringify({ cues, view: { ...VIEW, phase: this.phase, finished: this.finished } });
  }
}

const VIEW: View = {
  phase: 'setting_up', repetition: 0, of: 5, waiting_for: null, wakes_at: null,
  finished: false, reason: null, repetitions: 0, beat_seconds: 1,
  may_take_back: false, may_be_mistake: false, may_lie: false, may_be_ready: false, may_be_told_more: false, may_step_back: false, may_answer_later: false, no_is_pain: false,
};
const remark = (at: number): Cue => ({ at, cue: 'remind', key: 'shared.breathe', text: 'Breathe', spoken: true });
const REQUEST = {
  exercise: 'neck-press', at: 0,
  manner: { beat_seconds: 1, own_time_seconds: 60, lead_in_seconds: 10, half_effort: false, familiar: false, turn: 0, heard: true, emergency_number: '112' },
} as const;

function hosted() {
  const replies: Reply[] = [];
  const host = new Talker();
  return { host, replies, driver: new Driver(host, (reply) => replies.push(reply)) };
}

test('a tick that brings nothing new says nothing', () => {
  const { replies, driver } = hosted();
  driver.begin(REQUEST);
  driver.tick(0);
  driver.tick(0);
  expect(replies).toHaveLength(1);
});

test('time never runs backwards, whatever the page says', () => {
  const { host, driver } = hosted();
  driver.begin(REQUEST);
  driver.tick(2.5);
  driver.advance({ event: 'ready', at: 2.4 });
  expect(host.heard.map((event) => event.at)).toEqual([2.5, 2.5]);
});

test('a finished session no longer ticks', () => {
  const { host, driver } = hosted();
  driver.begin(REQUEST);
  driver.advance({ event: 'tired', at: 4 });
  driver.tick(9);
  expect(host.heard).toHaveLength(1);
});

test('a machine that slept for over a minute has paused from when it was last awake, and says nothing of the past', () => {
  const { host, replies, driver } = hosted();
  driver.begin(REQUEST);
  host.phase = 'holding';
  driver.tick(10);
  driver.tick(69);
  expect(host.heard.map(({ event }) => event)).toEqual(['ticked', 'ticked']);
  driver.tick(3600);
  expect(host.heard.slice(2)).toMatchObject([{ event: 'paused', at: 69 }, { event: 'ticked', at: 3600 }]);
  expect(replies.at(-1)!.cues.map(({ at }) => at)).toEqual([3601, 3602, 3603]);
});

test('where nobody is at work, sleeping is no pause', () => {
  const { host, driver } = hosted();
  driver.begin(REQUEST);
  for (const phase of ['paused', 'checking', 'asking', 'closing'] as const) {
    host.phase = phase;
    driver.tick(host.heard.length * 100 + 10);
    driver.tick(host.heard.length * 100 + 10);
  }
  expect(new Set(host.heard.map(({ event }) => event))).toEqual(new Set(['ticked']));
});

test('catching up plays only what is still to come', () => {
  const { replies, driver } = hosted();
  driver.catchUp({ request: REQUEST, events: [{ event: 'ready', at: 3 }], now: 6.2 });
  expect(replies).toHaveLength(1);
  expect(replies[0]!.cues.map((cue) => cue.at)).toEqual([7, 8, 9, 10]);
});

test('catching up carries out what the person said meanwhile', () => {
  const { replies, driver } = hosted();
  driver.catchUp({ request: REQUEST, events: [{ event: 'tired', at: 6 }], now: 6.1 });
  expect(replies[0]!.cues.map((cue) => cue.at)).toEqual([6.5]);
});

test('what came too late for its phase is left out of the catching up, and the session goes on', () => {
  const { host, driver } = hosted();
  driver.catchUp({ request: REQUEST, events: [{ event: 'pain', at: 3 }, { event: 'ready', at: 4 }], now: 6.2 });
  expect(host.heard.map((event) => event.event)).toContain('ready');
});

test('a refusal is one clear line and changes nothing', () => {
  const { replies, driver } = hosted();
  driver.begin(REQUEST);
  expect(() => driver.advance({ event: 'pain', at: 1 })).toThrow('pain cannot be told now');
  expect(replies).toHaveLength(1);
});

test('a cancel takes back what is due after it, and nothing before', () => {
  const cues: Cue[] = [remark(1), remark(5), { cue: 'cancel', at: 3 }, remark(4)];
  expect(stillDue(cues, 0).map((cue) => cue.at)).toEqual([1, 4]);
});

test('the worker reads the same second as the page', () => {
  expect(sessionSeconds({ session_seconds: 12, epoch_ms: 1_000 }, 3_500)).toBeCloseTo(14.5, 9);
});
