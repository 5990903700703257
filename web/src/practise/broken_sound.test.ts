/**
 * Taps beside an audio clock that stops, jumps, limps and begins anew, with and without a word about it: S3 asks that a person who
 * is tired is heard within a second, whatever the sound does.
 */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Coach } from '../engine/coach_type';
import type { BeginRequest, SessionEvent, View } from '../engine/contract';
import { openSound, type Sound } from '../sound/sound';
import { Practice } from './practice.svelte';
import type { Voice } from './voice';

interface Change {
  readonly rate?: number | undefined;
  readonly state?: string | undefined;
  readonly jump?: number | undefined;
  readonly told?: boolean | undefined;
}

/** An audio device that a test breaks. Its clock follows the machine's as long as it is whole. */
class Device extends EventTarget {
  static made: Device[] = [];
  static dead = false;
  state = 'running';
  sampleRate = 8_000;
  destination = {};
  rate = Device.dead ? 0 : 1;
  private base = 0;
  private since = performance.now();

  constructor() {
    super();
    Device.made.push(this);
  }
  get currentTime(): number {
    const running = this.state === 'running' ? this.rate : 0;
    return this.base + (running * (performance.now() - this.since)) / 1000;
  }
  becomes(change: Change): void {
    [this.base, this.since] = [this.currentTime + (change.jump ?? 0), performance.now()];
    this.rate = change.rate ?? this.rate;
    this.state = change.state ?? this.state;
    if (change.told) this.dispatchEvent(new Event('statechange'));
  }
  resume = async () => {
    if (this.state !== 'closed' && !Device.dead) this.becomes({ state: 'running', told: true });
  };
  close = async () => this.becomes({ state: 'closed', told: true });
  decodeAudioData = () => new Promise(() => {});
}

class Node {
  gain = { value: 1 };
  connect = () => this;
  disconnect = () => {};
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] });
  vi.stubGlobal('AudioContext', Device);
  vi.stubGlobal('GainNode', Node);
  vi.stubGlobal('fetch', async () => ({ ok: true, json: async () => ({ clips: {} }) }));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const view = { phase: 'holding', repetition: 1, of: 5, finished: false, reason: null, repetitions: 1, waiting_for: null } as unknown as View;
const request = { exercise: 'neck-press', at: 0 } as unknown as BeginRequest;

/** Opens a session in the middle of a hold, with a coach who writes down what is told, and when by the wall. */
async function holding() {
  Device.made = [];
  Device.dead = false;
  let lost = () => {};
  const sound: Sound = openSound({ voices: [{ folder: '/' }], onLost: () => lost() });
  await Promise.all([sound.unlock(), vi.advanceTimersByTimeAsync(500)]);
  const began = performance.now();
  const end = sound.startSession({ keys: {}, playing: { title: '', artist: '' } });
  const told: { event: SessionEvent; wall: number }[] = [];
  let say: (reply: { cues: []; view: View }) => void = () => {};
  const coach = {
    hear: (listener: typeof say) => ((say = listener), () => {}),
    begin: async () => say({ cues: [], view }),
    advance: async (event: SessionEvent) => {
      told.push({ event, wall: (performance.now() - began) / 1000 });
      if (event.event === 'paused') say({ cues: [], view: { ...view, phase: 'paused' } });
      if (event.event === 'resumed') say({ cues: [], view });
    },
    keepTime: () => {},
    stopTime: () => {},
  } as unknown as Coach;
  const voice = {
    now: () => sound.clock.now(),
    reading: () => sound.clock.reading(),
    play: () => {},
    shown: () => () => {},
    comeBack: () => sound.unlock(),
  } as unknown as Voice;
  const practice = new Practice({ request, voice, coach: () => coach, script: null, onChange: () => {}, onFinished: () => {} });
  lost = () => practice.interrupt('sound_lost');
  practice.beat();
  await vi.advanceTimersByTimeAsync(1_000);
  return { sound, practice, told, close: () => (practice.close(), end()) };
}

const fault = fc.oneof(
  fc.record({ rate: fc.constantFrom(0, 0.2, 0.5, 1, 1.7) }),
  fc.record({ jump: fc.double({ min: -30, max: 30, noNaN: true }) }),
  fc.record({ state: fc.constantFrom('suspended', 'interrupted', 'running', 'closed'), told: fc.boolean() }),
);
const life = fc.array(fc.record({ fault, for_ms: fc.integer({ min: 0, max: 4_000 }) }), { minLength: 1, maxLength: 6 });

test('whoever is tired is heard at once, whatever the audio clock does', async () => {
  await fc.assert(
    fc.asyncProperty(life, fc.boolean(), async (faults, goes_on) => {
      const { practice, told, close } = await holding();
      for (const { fault, for_ms } of faults) {
        Device.made.at(-1)!.becomes(fault);
        await vi.advanceTimersByTimeAsync(for_ms);
        if (goes_on && practice.phase === 'paused') practice.tap();
      }
      await vi.advanceTimersByTimeAsync(2_000);
      const before = told.length;
      practice.tired();
      const { event, wall } = told.at(-1)!;
      expect(told.length).toBe(before + 1);
      expect(event.event).toBe('tired');
      expect(event.at).toBeCloseTo(wall, 6);
      const times = told.map((one) => one.event.at);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      close();
    }),
    { numRuns: 60 },
  );
});

test.each<[string, Change]>([
  ['stands still and says that it runs', { rate: 0 }],
  ['is suspended and says so', { state: 'suspended', told: true }],
  ['is suspended without a word', { state: 'suspended' }],
  ['is interrupted by a call', { state: 'interrupted', told: true }],
  ['is closed', { state: 'closed' }],
  ['jumps ahead', { jump: 20 }],
  ['jumps back', { jump: -5 }],
  ['limps', { rate: 0.4 }],
])('a device that %s is a pause within two seconds, and one tap brings the sound back', async (_, change) => {
  const { sound, practice, told, close } = await holding();
  Device.made.at(-1)!.becomes(change);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(told.map(({ event }) => event.event)).toEqual(['paused']);
  expect(practice.unheard).toBe('lost');
  practice.tap();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(told[1]?.event.event).toBe('resumed');
  expect([practice.unheard, sound.moves]).toEqual([null, true]);
  close();
});

test('where no device moves any more, every tap leaves the pause and says so', async () => {
  const { practice, told, close } = await holding();
  Device.dead = true;
  Device.made.at(-1)!.becomes({ rate: 0 });
  await vi.advanceTimersByTimeAsync(2_000);
  for (const _ of [1, 2, 3]) {
    practice.tap();
    await vi.advanceTimersByTimeAsync(6_000);
    expect(practice.unheard).toBe('still');
  }
  expect(told.map(({ event }) => event.event)).toEqual(['paused']);
  close();
});
