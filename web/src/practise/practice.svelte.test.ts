import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ClockReading, Coach } from '../engine/coach_type';
import type { BeginRequest, Cue, Reply, SessionEvent, SetUpScript, View } from '../engine/contract';
import { Practice } from './practice.svelte';
import type { Voice } from './voice';
import { flushSync } from 'svelte';

/** A voice on a clock that the test turns; shows a cue when it is due. */
class QuietVoice implements Voice {
  time = 0;
  readonly said: Cue[] = [];
  private listeners: ((cue: Cue) => void)[] = [];

  now = () => this.time;
  reading = (): ClockReading => ({ session_seconds: this.time, epoch_ms: 0 });
  play(cues: readonly Cue[]) {
    for (const cue of cues) {
      this.said.push(cue);
      if (cue.at <= this.time) this.listeners.forEach((listener) => listener(cue));
    }
  }
  takeBack = vi.fn();
  repeat = vi.fn();
  tones = vi.fn();
  heard = true;
  comeBack = async () => this.heard;
  shown(listener: (cue: Cue) => void) {
    this.listeners.push(listener);
    return () => {};
  }
  close() {}
}

/** A coach who writes down what is asked and answers with the phase the test chose. */
class Listener {
  phase: View['phase'] = 'setting_up';
  repetitions = 0;
  readonly heard: SessionEvent[] = [];
  readonly caught_up: SessionEvent[][] = [];
  begun = 0;
  readonly kept: ClockReading[] = [];
  refuses = false;
  private tell: (reply: Reply) => void = () => {};

  hear(listener: (reply: Reply) => void) {
    this.tell = listener;
    return () => {
      this.tell = () => {};
    };
  }
  async begin(_: BeginRequest) {
    this.begun += 1;
    return this.say([]);
  }
  async catchUp(_: BeginRequest, events: readonly SessionEvent[], _now: number) {
    if (this.refuses) throw new Error('The coach could not');
    this.caught_up.push([...events]);
    return this.say([]);
  }
  async advance(event: SessionEvent) {
    this.heard.push(event);
    return this.say([]);
  }
  keepTime(reading: ClockReading) {
    this.kept.push(reading);
  }
  stopTime() {}

  say(cues: Cue[], wish: Partial<View> = {}): View {
    const view: View = {
      phase: this.phase,
      repetition: 1,
      of: 5,
      waiting_for: null,
      wakes_at: null,
      finished: this.phase === 'finished',
      reason: null,
      repetitions: this.repetitions,
      beat_seconds: 1,
      may_take_back: false,
      may_be_mistake: false,
      may_lie: false, may_be_ready: false, may_be_told_more: false, may_step_back: false, may_answer_later: false, no_is_pain: false,
      ...wish,
    };
    this.tell({ cues, view });
    return view;
  }
}

const request: BeginRequest = {
  exercise: 'neck-press',
  at: 0,
  manner: { beat_seconds: 1, own_time_seconds: 60, lead_in_seconds: 15, half_effort: false, familiar: false, turn: 0, heard: true, emergency_number: '112' },
};

const step = { spoken: true, figure: null, of: 2, seconds: 4, own_time_seconds: 60, may_lie: false, may_be_ready: true, seen: '', no_is_pain: false } as const;
const script: SetUpScript = {
  exercise: 'neck-press',
  pause_seconds: 1,
  steps: [
    { ...step, cue: 'instruct', key: 'sit', text: 'Sit tall.', waits: 'tap_or_time', step: 1 },
    { ...step, cue: 'instruct', key: 'breathe', text: 'Keep breathing.', waits: 'no', step: 2 },
  ],
  from_lying: [],
  familiar: [],
  what_hurts: { calm: { key: 'calm', text: 'Rest.' }, signs: [], sore: { key: 'sore', text: 'Sore' }, mistake: null },
};

let voice: QuietVoice;
let coach: Listener;
let up: boolean;
const onChange = vi.fn();
const onFinished = vi.fn();

beforeEach(() => {
  voice = new QuietVoice();
  coach = new Listener();
  up = false;
  onChange.mockClear();
  onFinished.mockClear();
});

function practise(written: SetUpScript | null = script): Practice {
  return new Practice({
    request,
    voice,
    coach: () => (up ? (coach as unknown as Coach) : null),
    script: written,
    onChange,
    onFinished,
  });
}

async function led(phase: View['phase'] = 'setting_up'): Promise<Practice> {
  up = true;
  coach.phase = phase;
  const practice = practise(null);
  practice.beat();
  await Promise.resolve();
  await new Promise((resolve) => setTimeout(resolve));
  return practice;
}

function tapAt(practice: Practice, seconds: number) {
  voice.time = seconds;
  practice.tap();
}

describe('before Python is up', () => {
  test('the first step is read out at once', () => {
    expect(practise().showing.text).toBe('Sit tall.');
  });

  test('a tap goes on, and the words follow', () => {
    const practice = practise();
    tapAt(practice, 8);
    expect(practice.showing.text).toBe('Keep breathing.');
  });

  test('at the end of the script nothing begins: the person is told to wait', () => {
    const practice = practise();
    practice.inPlace();
    expect(practice.waiting_for_coach).toBe(true);
    expect(voice.said.some((cue) => cue.cue === 'lift')).toBe(false);
  });

  test('a pause holds the script still', () => {
    const practice = practise();
    practice.interrupt('hidden');
    voice.time = 500;
    practice.beat();
    expect(practice.phase).toBe('paused');
    expect(practice.showing.text).toBe('Sit tall.');
  });

  test.each([
    ['stop', 'stopped'],
    ['pain', 'pain'],
    ['tired', 'tired'],
  ] as const)('after %s the page waits quietly, and shows the coach as soon as it leads', async (way, event) => {
    const practice = practise();
    // Looked at as a page does: only what is told again is drawn again.
    const seen: string[] = [];
    const unlook = $effect.root(() => {
      $effect(() => void seen.push(practice.phase));
    });
    flushSync();
    voice.time = 8;
    practice[way]();
    flushSync();
    voice.time = 20;
    practice.tap();
    practice.interrupt('hidden');
    coach.phase = 'asking';
    up = true;
    practice.beat();
    await new Promise((resolve) => setTimeout(resolve));
    flushSync();
    unlook();
    expect(seen).toEqual(['setting_up', 'ending', 'asking']);
    expect(coach.caught_up).toEqual([[{ event, at: 8 }]]);
  });

  test('what hurts is named before anything goes on, and the coach hears all of it', async () => {
    const practice = practise();
    voice.time = 8;
    practice.hurt();
    expect(practice.phase).toBe('naming');
    practice.tap();
    practice.interrupt('hidden');
    voice.time = 12;
    practice.pain();
    expect(practice.phase).toBe('ending');
    up = true;
    practice.beat();
    await new Promise((resolve) => setTimeout(resolve));
    expect(coach.caught_up).toEqual([[{ event: 'hurt', at: 8 }, { event: 'pain', at: 12 }]]);
  });

  test('pressed by mistake is a pause, and a tap goes on', async () => {
    const practice = practise();
    practice.hurt();
    practice.mistake();
    voice.time = 500;
    practice.beat();
    expect(practice.phase).toBe('paused');
    expect(practice.showing.text).toBe('Sit tall.');
    practice.tap();
    await Promise.resolve();
    expect(practice.phase).toBe('setting_up');
    practice.beat();
    expect(practice.showing.text).not.toBe('');
  });

  test('a mistake after a stop takes up nothing again', () => {
    const practice = practise();
    practice.stop();
    practice.hurt();
    practice.mistake();
    expect(practice.phase).toBe('ending');
  });

  test('a mistake while the coach is waited for goes on only with a tap', async () => {
    const practice = practise();
    practice.inPlace();
    voice.time = 5;
    practice.hurt();
    practice.mistake();
    up = true;
    practice.beat();
    await new Promise((resolve) => setTimeout(resolve));
    expect(coach.caught_up[0]!.map((one) => one.event)).toEqual(['in_place', 'paused', 'hurt', 'mistake']);
    expect(coach.heard).toEqual([]);
  });

  test('whoever lies already is not asked to sit up: the script goes on from there', () => {
    const lying = { ...step, cue: 'instruct', key: 'pillow', text: 'Is your face level?', waits: 'tap', step: 1, of: 1 } as const;
    const [first, ...others] = script.steps;
    const practice = practise({ ...script, steps: [{ ...first!, may_lie: true }, ...others], from_lying: [lying] });
    expect(practice.may_lie).toBe(true);
    voice.time = 4;
    practice.lying();
    expect(practice.showing.text).toBe('Is your face level?');
    expect(practice.may_lie).toBe(false);
  });

  test('a stop while the coach is waited for is not taken up again', async () => {
    const practice = practise();
    practice.inPlace();
    voice.time = 5;
    practice.stop();
    expect(practice.phase).toBe('ending');
    up = true;
    practice.beat();
    await new Promise((resolve) => setTimeout(resolve));
    expect(coach.caught_up[0]!.map((one) => one.event)).toEqual(['in_place', 'paused', 'stopped']);
    expect(coach.heard).toEqual([]);
  });

  test('pain told where nothing is written reaches the coach', async () => {
    const practice = practise(null);
    practice.pain();
    expect(practice.phase).toBe('ending');
    up = true;
    practice.beat();
    await new Promise((resolve) => setTimeout(resolve));
    expect(coach.begun).toBe(1);
    expect(coach.heard).toEqual([{ event: 'pain', at: 0 }]);
  });

  test('the coach catches up with everything the person did, in order', async () => {
    const practice = practise();
    tapAt(practice, 8);
    voice.time = 12;
    practice.inPlace();
    up = true;
    practice.beat();
    await new Promise((resolve) => setTimeout(resolve));
    expect(coach.caught_up[0]!.slice(0, 2)).toEqual([
      { event: 'next', at: 8 },
      { event: 'in_place', at: 12 },
    ]);
    expect(coach.begun).toBe(0);
    expect(practice.waiting_for_coach).toBe(false);
  });

  test('waiting for the coach is a pause, so that the coach says again where the person is', async () => {
    const practice = practise();
    voice.time = 5;
    practice.inPlace();
    tapAt(practice, 20);
    up = true;
    practice.beat();
    await new Promise((resolve) => setTimeout(resolve));
    expect(coach.caught_up[0]!.map((one) => one.event)).toEqual(['in_place', 'paused']);
    expect(coach.heard).toEqual([{ event: 'resumed', at: 20 }]);
  });

  test('what is told while the coach catches up still reaches it', async () => {
    const practice = practise();
    up = true;
    practice.beat();
    practice.pain();
    await new Promise((resolve) => setTimeout(resolve));
    expect(coach.heard).toEqual([{ event: 'pain', at: 0 }]);
  });

  test('a coach who cannot take the session is asked once, and the page knows', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const practice = practise();
    coach.refuses = true;
    up = true;
    practice.beat();
    await new Promise((resolve) => setTimeout(resolve));
    practice.beat();
    expect(practice.broken).toBe(true);
  });
});

describe('what a tap means', () => {
  test.each([
    ['setting_up', 'next'],
    ['asking_ready', 'ready'],
    ['leaving', 'next'],
    ['leading_in', 'paused'],
    ['lifting', 'paused'],
    ['holding', 'paused'],
    ['lowering', 'paused'],
    ['resting', 'paused'],
    ['paused', 'resumed'],
    ['checking', 'all_right'],
  ] as const)('while %s it says %s', async (phase, event) => {
    const practice = await led(phase);
    tapAt(practice, 5);
    // To go on, the sound has to have come back.
    await Promise.resolve();
    expect(coach.heard.map((one) => one.event)).toEqual([event]);
  });

  test('a tap to go on that brings no sound back leaves the pause and says so; the next one that does goes on', async () => {
    const practice = await led('paused');
    practice.interrupt('sound_lost');
    expect(practice.unheard).toBe('lost');
    voice.heard = false;
    tapAt(practice, 5);
    await Promise.resolve();
    expect([practice.unheard, coach.heard]).toEqual(['still', []]);
    voice.heard = true;
    tapAt(practice, 10);
    await Promise.resolve();
    expect([practice.unheard, coach.heard.map((one) => one.event)]).toEqual([null, ['resumed']]);
  });

  test('whoever ends the set while the sound is waited for has ended it', async () => {
    const practice = await led('paused');
    tapAt(practice, 5);
    coach.phase = 'leaving';
    coach.say([]);
    await Promise.resolve();
    expect(coach.heard).toEqual([]);
  });

  test.each(['naming', 'asking', 'closing', 'finished'] as const)('while %s it says nothing', async (phase) => {
    const practice = await led(phase);
    tapAt(practice, 5);
    expect(coach.heard).toEqual([]);
  });

  test('a second tap of a trembling hand is not a second answer', async () => {
    const practice = await led('asking_ready');
    tapAt(practice, 5);
    coach.phase = 'leading_in';
    coach.say([]);
    tapAt(practice, 5.3);
    practice.tired();
    expect(coach.heard.map((one) => one.event)).toEqual(['ready']);
    tapAt(practice, 6.5);
    expect(coach.heard.map((one) => one.event)).toEqual(['ready', 'paused']);
  });

  test('a hand that trembles on has tapped once', async () => {
    const practice = await led('asking_ready');
    for (let tap = 0; tap < 6; tap += 1) tapAt(practice, 5 + 0.2 * tap);
    expect(coach.heard.map((one) => one.event)).toEqual(['ready']);
    tapAt(practice, 7);
    expect(coach.heard.map((one) => one.event)).toEqual(['ready', 'ready']);
  });

  test('that it hurts is told at once, however soon after a tap', async () => {
    const practice = await led('asking_ready');
    tapAt(practice, 5);
    practice.hurt();
    practice.pain();
    expect(coach.heard.map((one) => one.event)).toEqual(['ready', 'hurt', 'pain']);
  });
});

describe('with the coach', () => {
  test('a lost sound is a pause in a set and nothing after it', async () => {
    const practice = await led('holding');
    practice.interrupt('sound_lost');
    expect(coach.heard).toEqual([{ event: 'paused', why: 'sound_lost', at: 0 }]);
    coach.phase = 'finished';
    coach.say([]);
    practice.interrupt('hidden');
    expect(coach.heard).toHaveLength(1);
  });

  test('from the first effort on every change is told once: each effort, release, word and end', async () => {
    await led('leading_in');
    coach.say([]);
    expect(onChange).not.toHaveBeenCalled();
    for (const phase of ['lifting', 'lifting', 'holding', 'lowering', 'resting', 'lifting', 'leaving', 'asking'] as const) {
      coach.phase = phase;
      coach.say([]);
    }
    expect(onChange.mock.calls.map(([view]) => view.phase)).toEqual([
      'lifting', 'holding', 'lowering', 'resting', 'lifting', 'leaving', 'asking',
    ]);
  });

  test('a key that meant "next" when the last step had just gone begins nothing', async () => {
    const practice = await led('setting_up');
    tapAt(practice, 20);
    coach.phase = 'asking_ready';
    coach.say([]);
    tapAt(practice, 20.7);
    expect(coach.heard.map((one) => one.event)).toEqual(['next']);
    tapAt(practice, 22);
    expect(coach.heard.map((one) => one.event)).toEqual(['next', 'ready']);
  });

  test('the end is told once', async () => {
    await led('closing');
    coach.phase = 'finished';
    coach.say([]);
    coach.say([]);
    expect(onFinished).toHaveBeenCalledTimes(1);
  });

  test('saying it again repeats the sentence on the screen', async () => {
    const practice = await led('setting_up');
    coach.say([{ cue: 'instruct', at: 0, key: 'sit', text: 'Sit tall.', spoken: true, waits: 'tap', step: 1, of: 2, figure: null }]);
    practice.sayAgain();
    expect(voice.repeat).toHaveBeenCalledWith('sit', 'Sit tall.');
  });

  test('the worker is given the clock of the sound', async () => {
    voice.time = 3;
    await led('setting_up');
    expect(coach.kept).toEqual([{ session_seconds: 3, epoch_ms: 0 }]);
  });
});
