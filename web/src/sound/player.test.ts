import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Cue } from '../engine/contract.js';
import type { Clip } from './clips.js';
import { SessionClock } from './clock.js';
import { MovingSound } from './moving_sound.js';
import { Player, playersClock } from './player.js';

/** A loudspeaker that notes what was handed to it, and plays nothing. */
class Speaker {
  currentTime = 100;
  state = 'running';
  sampleRate = 8_000;
  sources: Source[] = [];
  createBuffer = () => ({ duration: 0.35, copyToChannel: () => undefined });
}

class Source {
  startsAt = NaN;
  stopsAt = Infinity;
  onended: (() => void) | null = null;
  gain: Gain | null = null;

  constructor(
    context: Speaker,
    readonly options: { buffer: { duration: number } },
  ) {
    context.sources.push(this);
  }

  connect(gain: Gain): Gain {
    this.gain = gain;
    return gain;
  }

  start(at: number): void {
    this.startsAt = at;
  }

  stop(at: number): void {
    this.stopsAt = at;
  }
}

class Gain {
  fadesAt: number | null = null;
  gain = {
    cancelScheduledValues: () => {
      this.fadesAt = null;
      return this.gain;
    },
    setValueAtTime: () => this.gain,
    linearRampToValueAtTime: (_: number, end: number) => {
      this.fadesAt = end;
      return this.gain;
    },
  };
  connect = () => undefined;
  disconnect = () => undefined;
}

beforeEach(() => {
  vi.stubGlobal('AudioBufferSourceNode', Source);
  vi.stubGlobal('GainNode', Gain);
});
afterEach(() => vi.unstubAllGlobals());

const CLIPS: Record<string, { seconds: number; onset: number }> = {
  'number.1': { seconds: 0.6, onset: 0.05 },
  'shared.lift': { seconds: 0.8, onset: 0.05 },
  'shared.lower': { seconds: 0.7, onset: 0.02 },
  'shared.breathe': { seconds: 4, onset: 0.1 },
};

/** Session second 0 is audio second 100. */
function room({ stuck = '', still = false, late: slow = '' } = {}) {
  let late = () => {};
  const comes = new Promise<void>((go) => (late = go));
  const speaker = new Speaker();
  const context = speaker as unknown as AudioContext;
  const voice = {
    clip: async (key: string) => {
      if (key === stuck) return new Promise<null>(() => undefined);
      if (key === slow) await comes;
      const clip = CLIPS[key];
      return clip ? ({ buffer: { duration: clip.seconds }, onsetSeconds: clip.onset } as unknown as Clip) : null;
    },
  };
  const spoken: string[] = [];
  const spareVoice = (text: string) => spoken.push(text) > 0;
  const moving = new MovingSound(context, () => speaker.currentTime);
  const clock = { ...playersClock(new SessionClock(() => speaker.currentTime), moving), moves: !still };
  const player = new Player({ context, output: {} as AudioNode, clock, voice, spareVoice });
  return { player, speaker, spoken, late };
}

const decoded = () => new Promise((go) => setTimeout(go));
const count = (at: number): Cue => ({ at, cue: 'count', key: 'number.1', text: 'One', spoken: true, number: 1, repetition: 1 });
const lower = (at: number): Cue => ({ at, cue: 'lower', key: 'shared.lower', text: 'Relax', spoken: true, seconds: 2, repetition: 1, of: 5 });
const hold = (at: number): Cue => ({ at, cue: 'hold', key: 'shared.hold', text: 'Hold', spoken: false, seconds: 5, repetition: 1, of: 5 });
const remind = (at: number, key = 'shared.breathe'): Cue => ({ at, cue: 'remind', key, text: 'Breathe easily.', spoken: true });

test('a clip starts early by its own lead-in, so that its first sound falls at the due time', async () => {
  const { player, speaker } = room();
  player.play([count(3)]);
  await decoded();
  expect(speaker.sources.map((source) => source.startsAt)).toEqual([102.95]);
});

test('a cancel takes back what is due later, even before its clip is decoded', async () => {
  const { player, speaker } = room();
  player.play([count(1), count(2), lower(3), { at: 1.5, cue: 'cancel' }]);
  await decoded();
  expect(speaker.sources).toHaveLength(0);
  player.play([lower(1.8)]);
  await decoded();
  expect(speaker.sources).toHaveLength(1);
  player.cancel(1.5);
  expect(speaker.sources[0]!.stopsAt).toBe(100);
});

test('a count now being said fades out at a cancel; a sentence is let finish', async () => {
  const { player, speaker } = room();
  player.play([count(1)]);
  await decoded();
  player.play([remind(-0.2)]);
  await decoded();
  speaker.currentTime = 101.2;
  player.cancel(1.2);
  const [word, sentence] = speaker.sources;
  expect(word!.stopsAt).toBeCloseTo(101.26, 6);
  expect(sentence!.stopsAt).toBe(Infinity);
});

test('one voice at a time: a sentence still being said makes way for the next word', async () => {
  const { player, speaker } = room();
  player.play([remind(0.1), lower(2)]);
  await decoded();
  expect(speaker.sources[0]!.gain!.fadesAt).toBeCloseTo(102.04, 6);
  expect(speaker.sources[1]!.gain!.fadesAt).toBeNull();
});

test('a sentence is heard to its end when the word it made way for is taken back', async () => {
  const { player, speaker } = room();
  player.play([remind(0.1), lower(2)]);
  await decoded();
  player.cancel(1);
  expect(speaker.sources[0]!.gain!.fadesAt).toBeNull();
});

test('a sentence that makes way fades once: it does not come back to make way again', async () => {
  const { player, speaker } = room();
  player.play([remind(0.1), lower(1), lower(2)]);
  await decoded();
  expect(speaker.sources[0]!.gain!.fadesAt).toBeCloseTo(101.04, 6);
  speaker.currentTime = 103;
  player.silence();
  expect(speaker.sources[0]!.gain!.fadesAt).toBeCloseTo(101.04, 6);
  expect(speaker.sources[0]!.stopsAt).toBe(103);
});

test('one whose clip comes late makes way for what begins soon after and was ready before it', async () => {
  const { player, speaker, late } = room({ late: 'shared.breathe' });
  player.play([remind(0.1), lower(2)]);
  await decoded();
  late();
  await decoded();
  expect(speaker.sources.map((source) => source.gain!.fadesAt)).toEqual([null, expect.closeTo(102.04, 6)]);
});

test('of two that are late together the one that was due sooner makes way', async () => {
  const { player, speaker } = room();
  player.play([remind(0.5), remind(0.6)]);
  speaker.currentTime = 101;
  await decoded();
  expect(speaker.sources.map((source) => source.startsAt)).toEqual([101, 101]);
  expect(speaker.sources.map((source) => source.gain!.fadesAt)).toEqual([expect.closeTo(101.06, 6), null]);
});

test('a count that missed its beat is left out, and the release is said at once', async () => {
  const { player, speaker } = room();
  speaker.currentTime = 110;
  player.play([count(8), lower(8)]);
  await decoded();
  expect(speaker.sources.map((source) => source.startsAt)).toEqual([110]);
});

test('nothing sounds on a number: the hold is its count one, and that is said', async () => {
  const { player, speaker } = room();
  player.play([hold(3), count(3)]);
  await decoded();
  expect(speaker.sources.map((source) => source.startsAt)).toEqual([102.95]);
  expect(speaker.sources.map((source) => source.gain!.fadesAt)).toEqual([null]);
});

test('with the voice off nothing sounds by itself', async () => {
  const { player, speaker } = room();
  player.voiceOn = false;
  player.play([hold(3), count(3), count(4)]);
  await decoded();
  expect(speaker.sources).toEqual([]);
});

test('a sentence without a clip is a tone, and the device says it when it is due', async () => {
  const { player, speaker, spoken } = room();
  player.play([remind(0, 'shared.unrecorded')]);
  await decoded();
  expect(speaker.sources).toHaveLength(1);
  await vi.waitUntil(() => spoken.length > 0);
  expect(spoken).toEqual(['Breathe easily.']);
});

test('what is being said makes way for a sentence without a clip, too: the device would talk over it', async () => {
  const { player, speaker } = room();
  player.play([remind(0.1), remind(2, 'shared.unrecorded')]);
  await decoded();
  expect(speaker.sources[0]!.gain!.fadesAt).toBeCloseTo(102.06, 6);
  expect(speaker.sources[1]!.gain!.fadesAt).toBeNull();
});

test('a release whose clip never comes is given all the same, within half a second', async () => {
  const { player, speaker, spoken } = room({ stuck: 'shared.lower' });
  player.play([lower(0), count(0)]);
  await vi.waitUntil(() => spoken.length > 0);
  expect(spoken).toEqual(['Relax']);
  expect(speaker.sources).toHaveLength(2);
});

test('with the voice off nothing is said, and nothing is left pending', async () => {
  const { player, speaker } = room();
  player.voiceOn = false;
  player.play([count(1), remind(2)]);
  await decoded();
  expect(speaker.sources).toHaveLength(0);
  expect(player.pending).toBe(0);
});

test('nothing is laid on a clock that stands, and what eases off is said by the voice of the device', async () => {
  const { player, speaker, spoken } = room({ still: true });
  player.play([lower(3), remind(4), { at: 1, cue: 'pause', key: 'shared.paused', text: 'We pause.', spoken: true, why: 'sound_lost' } as unknown as Cue]);
  await decoded();
  expect(speaker.sources).toEqual([]);
  expect(spoken).toEqual(['We pause.']);
  expect(player.pending).toBe(0);
});

test('what broke takes all with it that was laid on it', async () => {
  const { player, speaker } = room();
  player.play([lower(3), remind(6)]);
  await decoded();
  player.forget();
  expect(player.pending).toBe(0);
  expect(speaker.sources.every(({ stopsAt }) => stopsAt < Infinity)).toBe(true);
});
