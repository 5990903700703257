/**
 * Measures when a cue is really heard, at the end of the audio graph, while the page is blocked
 * again and again for 200 to 600 ms. The player, the clips and the clock are those of the app; a
 * counter on `setInterval`, as anyone would write it first, runs beside them.
 */

import type { Cue } from '../../engine/contract.js';
import { Clips, type ClipNote } from '../clips.js';
import { SessionClock } from '../clock.js';
import { MovingSound } from '../moving_sound.js';
import { Player, playersClock, type PlayersClock } from '../player.js';
import { clickUrl } from './click.js';
import detectorUrl from './detector.js?url';
import { dueAt, type Start } from './metronome.js';

export interface Wanted {
  readonly seconds: number;
  readonly beatSeconds: number;
  readonly busy: boolean;
  /** Folder of the real voice, or null for click clips. */
  readonly voice: string | null;
}

export interface Measured {
  readonly wanted: number;
  readonly heard: number;
  /** Onset minus due time of every cue that was heard, in milliseconds. */
  readonly errorsMs: number[];
  readonly naiveErrorsMs: number[];
  /** Shortest time between a cue's coming and its due time, in seconds. */
  readonly shortestNoticeSeconds: number;
  /** How far the page's clock and the audio clock went apart, in milliseconds. */
  readonly clocksApartMs: number;
  readonly blocks: number;
}

interface Heard {
  readonly index: number;
  readonly what: 'began' | 'ended';
  readonly second: number;
}

const LEAD_SECONDS = 4;
// Long enough for any device to begin.
const LONGEST_TO_COME_SECONDS = 4;
const LOUD = 0.01;
const SMOOTHING = 1 / 48;

async function measure(wanted: Wanted): Promise<Measured> {
  const room = await enterRoom(wanted.voice);
  const { session, clock, context, heard, player } = room;
  const count = Math.floor(wanted.seconds / wanted.beatSeconds);
  const shifts = await onsetShifts(room.clips, count);
  session.startAt(0);
  const apart = clocksApart(context);
  // Not on a whole second: a due time has no reason to fall on a block of the audio graph.
  const start: Start = { reading: session.reading(), first: LEAD_SECONDS + 0.0137, count, beatSeconds: wanted.beatSeconds };
  const notices: number[] = [];
  // Where each was to be heard, as known when it was laid.
  const dues: number[] = [];
  const metronome = new Worker(new URL('./metronome.ts', import.meta.url), { type: 'module' });
  metronome.onmessage = ({ data }: MessageEvent<Cue[]>) => {
    notices.push(...data.map((cue) => cue.at - clock.now()));
    dues.push(...data.map((cue) => clock.audioTimeAt(cue.at)));
    player.play(data);
  };
  const stopBlocking = wanted.busy ? blockAgainAndAgain() : () => 0;
  metronome.postMessage(start);
  const naive = countNaively(room, wanted.beatSeconds, apart);
  await pause(LEAD_SECONDS + wanted.seconds + 1);
  // A machine without a sound card that has too much to do lets its audio clock fall behind.
  for (let more = 0; more < 60 && context.currentTime < clock.audioTimeAt(dueAt(count, start)); more++) await pause(1);
  metronome.terminate();
  const blocks = stopBlocking();
  const clocksApartMs = apart();
  const began = (input: number) => heard.filter((one) => one.index === input && one.what === 'began').map((one) => one.second);
  await context.close();
  const errorsMs = errors(began(0), dues.map((due, index) => due + shifts[index]!));
  const naiveErrorsMs = began(1)
    .slice(0, count)
    .map((second, index) => (second - naive.base - (index + 1) * wanted.beatSeconds) * 1000 + naive.apartMs[index]!);
  return {
    wanted: count,
    heard: errorsMs.length,
    errorsMs,
    naiveErrorsMs,
    shortestNoticeSeconds: Math.min(...notices),
    clocksApartMs,
    blocks,
  };
}

/** How long after "stop" anything is still heard, for each try, in milliseconds. */
async function measureCancel(tries: number): Promise<number[]> {
  const { session, clock, context, heard, player } = await enterRoom(null, { soundSeconds: 2 });
  const late: number[] = [];
  for (let index = 0; index < tries; index++) {
    session.startAt(0);
    player.play([count(0.1), count(0.8), count(1.6)]);
    await pause(0.3 + Math.random() * 0.3);
    const asked = context.currentTime;
    player.cancel(clock.now());
    await pause(1.8);
    late.push((Math.max(...heard.filter((one) => one.what === 'ended').map((one) => one.second)) - asked) * 1000);
  }
  await context.close();
  return late;
}

interface Room {
  readonly context: AudioContext;
  readonly session: SessionClock;
  readonly clock: PlayersClock;
  readonly player: Player;
  readonly clips: Clips;
  readonly detector: AudioWorkletNode;
  readonly heard: Heard[];
}

/** The player's output goes to the detector's first input, the naive counter's to its second. */
async function enterRoom(voice: string | null, { soundSeconds = 0.05 } = {}): Promise<Room> {
  const context = new AudioContext({ latencyHint: 'balanced' });
  await context.resume();
  await context.audioWorklet.addModule(detectorUrl);
  const detector = new AudioWorkletNode(context, 'detector', { numberOfInputs: 2 });
  detector.connect(context.destination);
  const heard: Heard[] = [];
  detector.port.onmessage = ({ data }: MessageEvent<Heard>) => void heard.push(data);
  const output = new GainNode(context);
  output.connect(detector, 0, 0);
  const moving = new MovingSound(context);
  await moving.within(LONGEST_TO_COME_SECONDS);
  // As in a session: what is seen of its movement is fresh.
  setInterval(() => moving.look(), 250);
  const session = new SessionClock();
  const clock = playersClock(session, moving);
  const clips = voice === null ? clicks(context, soundSeconds) : await Clips.in(voice, () => context);
  await clips.prepare();
  const player = new Player({ context, output, clock, voice: clips });
  return { context, session, clock, player, clips, detector, heard };
}

function clicks(context: AudioContext, soundSeconds: number): Clips {
  const clip: ClipNote = { file: clickUrl({ silentSeconds: 0.044, soundSeconds }), seconds: 0.1, onset_seconds: 0 };
  const keys = [1, 2, 3, 4, 5].map((number) => `number.${number}`);
  return new Clips(() => context, '', { clips: Object.fromEntries(keys.map((key) => [key, clip])) });
}

/**
 * What anyone would write first. It counts by the page's clock, so its errors are taken on that
 * clock: beside the audio time it started from, how far the clocks were apart at each count.
 */
function countNaively({ context, detector }: Room, beatSeconds: number, apart: () => number) {
  const apartMs: number[] = [];
  const atStart = apart();
  const click = context.createBuffer(1, 2_000, context.sampleRate);
  click.getChannelData(0).fill(0.5);
  setInterval(() => {
    if (context.state !== 'running') return;
    const source = new AudioBufferSourceNode(context, { buffer: click });
    source.connect(detector, 0, 1);
    source.start();
    apartMs.push(apart() - atStart);
  }, beatSeconds * 1000);
  return { base: context.currentTime, apartMs };
}

/** The detector's floor is not the onset's: how much later it hears each clip. */
async function onsetShifts(clips: Clips, total: number): Promise<number[]> {
  const shifts: number[] = [];
  for (let number = 1; number <= 5; number++) {
    const clip = await clips.clip(`number.${number}`);
    if (clip === null) throw new Error(`the voice has no clip for number.${number}`);
    const first = heardAt(clip.buffer.getChannelData(0));
    shifts.push(first / clip.buffer.sampleRate - clip.onsetSeconds);
  }
  return Array.from({ length: total }, (_, index) => shifts[index % 5]!);
}

/** The frame at which the detector hears it begin. */
function heardAt(samples: Float32Array): number {
  let level = 0;
  return samples.findIndex((sample) => {
    level += (Math.abs(sample) - level) * SMOOTHING;
    return level >= LOUD;
  });
}

/** For each due time the nearest onset within half a second; none where nothing was heard. */
function errors(onsets: number[], dues: number[]): number[] {
  const near = dues.map((due) => onsets.map((onset) => onset - due).sort((a, b) => Math.abs(a) - Math.abs(b))[0]);
  return near.filter((error) => error !== undefined && Math.abs(error) < 0.5).map((error) => error! * 1000);
}

function blockAgainAndAgain(): () => number {
  let blocks = 0;
  let going = true;
  const blockMs = () => 200 + 400 * Math.random();
  const block = () => {
    if (!going) return;
    const until = performance.now() + blockMs();
    while (performance.now() < until);
    blocks += 1;
    setTimeout(block, blockMs());
  };
  block();
  return () => {
    going = false;
    return blocks;
  };
}

function clocksApart(context: AudioContext): () => number {
  const began = { page: performance.now(), audio: context.currentTime };
  return () => performance.now() - began.page - (context.currentTime - began.audio) * 1000;
}

function count(at: number): Cue {
  return { at, cue: 'count', key: 'number.1', text: 'One', spoken: true, number: 1, repetition: 1 };
}

function pause(seconds: number): Promise<void> {
  return new Promise((go) => setTimeout(go, seconds * 1000));
}

Object.assign(globalThis, { measure, measureCancel });
