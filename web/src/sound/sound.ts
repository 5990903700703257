/**
 * The sound of a session, as the page holds it: one thing to unlock with a tap, feed with cues and
 * listen to. It knows no exercise; it plays and shows what the coach says, when it is due.
 *
 *     const sound = openSound({ onLost: (why) => ... });
 *     await sound.unlock();                          // in the tap that starts the session
 *     const stop = sound.startSession({ at: 0, keys, playing });
 *     coach.keepTime(sound.clock.reading());
 *     coach.hear((reply) => sound.play(reply.cues)); // voice now, captions when due
 *     sound.shown((cue) => ...);
 */

import type { Cue } from '../engine/contract.js';
import { Captions } from './captions.js';
import { Clips } from './clips.js';
import { SessionClock } from './clock.js';
import { watchForLostSound, type LostSound } from './lost_sound.js';
import { answerMediaKeys, type MediaKeys, type NowPlaying } from './media_keys.js';
import { openOutput, type Output } from './output.js';
import { Player } from './player.js';
import { hushDeviceVoice, sayWithDeviceVoice } from './spare_voice.js';
import { keepAwake } from './wake_lock.js';

export interface SoundSettings {
  readonly language?: string;
  /** Where the clips lie; the page's own `voice/<language>/` unless told. */
  readonly folder?: string;
  /** Where the list of the clips lies; `manifest.json` beside them unless told. */
  readonly list?: string;
  /** The person may not hear the coach any more. Called only while a session runs. */
  readonly onLost?: (why: LostSound) => void;
  /** A bench or a test brings its own. */
  readonly context?: AudioContext;
}

export interface SessionSound {
  /** Session second of this instant; not 0 when a session is taken up again. */
  readonly at?: number;
  readonly keys: MediaKeys;
  readonly playing: NowPlaying;
}

export type { LostSound, MediaKeys, NowPlaying };

export function openSound(settings: SoundSettings = {}): Sound {
  return new Sound(settings);
}

export class Sound {
  readonly clock: SessionClock;
  private readonly context: AudioContext;
  private readonly output: Output;
  private readonly clips: Promise<Clips>;
  private readonly player: Player;
  private readonly captions: Captions;
  private readonly listeners = new Set<(cue: Cue) => void>();
  private prepared: Promise<void> | undefined;
  private endSession: () => void = () => undefined;

  constructor(private readonly settings: SoundSettings) {
    const language = settings.language ?? 'en';
    const folder = settings.folder ?? new URL(`voice/${language}/`, document.baseURI).href;
    this.context = settings.context ?? new AudioContext({ latencyHint: LATENCY });
    this.output = openOutput(this.context);
    this.clock = new SessionClock(this.context);
    this.clips = Clips.in(folder, this.context, settings.list);
    this.player = new Player({
      context: this.context,
      output: this.output.entrance,
      clock: this.clock,
      voice: { clip: async (key) => (await this.clips).clip(key) },
      spareVoice: (text) => sayWithDeviceVoice(text, language),
    });
    this.captions = new Captions(this.clock, (cue) => this.tell(cue), () => this.latency());
    this.context.addEventListener('statechange', () => this.clock.follow());
  }

  /** Must be called in a tap, every time a session starts or sound was lost. */
  async unlock(): Promise<void> {
    await this.output.open();
    this.clock.follow();
    this.prepared ??= this.prepare();
  }

  /** Fetches the voice ahead of use. */
  private async prepare(): Promise<void> {
    await (await this.clips).prepare();
  }

  /** Starts the session's clock, keeps the screen on, answers media keys. Call in a tap. */
  startSession({ at = 0, keys, playing }: SessionSound): () => void {
    this.endSession();
    this.clock.startAt(at);
    const ends = [
      keepAwake(),
      answerMediaKeys(keys, playing, this.output.element),
      watchForLostSound({
        context: this.context,
        element: this.output.element,
        lost: (why) => this.lose(why),
      }),
    ];
    this.endSession = () => {
      ends.forEach((end) => end());
      this.silence();
      this.endSession = () => undefined;
    };
    return () => this.endSession();
  }

  /** Hands cues to the audio clock at once, and shows each when it is due. */
  play(cues: readonly Cue[]): void {
    this.player.play(cues);
    this.captions.add(cues);
  }

  /** Nothing due after `moment` (session seconds) is heard or shown. */
  cancel(moment: number): void {
    this.player.cancel(moment);
    this.captions.cancel(moment);
  }

  silence(): void {
    this.player.silence();
    this.captions.clear();
    hushDeviceVoice();
  }

  /** Told each cue when it is due. */
  shown(listener: (cue: Cue) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Says one sentence now, outside a session: the sound check, a repeat. */
  say(key: string, text: string): void {
    const at = this.clock.now();
    this.player.play([{ cue: 'remind', at, key, text, spoken: true }]);
  }

  /** Does sound come out? True when the audio clock moves; only the person knows what is heard. */
  async check(key: string, text: string): Promise<boolean> {
    await this.unlock();
    const before = this.context.currentTime;
    this.say(key, text);
    await new Promise((wait) => setTimeout(wait, CHECK_MS));
    return this.context.state === 'running' && this.context.currentTime > before;
  }

  get running(): boolean {
    return this.context.state === 'running';
  }

  /** 0 to 1. */
  set volume(share: number) {
    this.output.entrance.gain.value = share;
  }

  get volume(): number {
    return this.output.entrance.gain.value;
  }

  set voiceOn(on: boolean) {
    this.player.voiceOn = on;
  }

  get voiceOn(): boolean {
    return this.player.voiceOn;
  }

  async close(): Promise<void> {
    this.endSession();
    await this.context.close();
  }

  private lose(why: LostSound): void {
    this.clock.follow();
    this.settings.onLost?.(why);
  }

  private tell(cue: Cue): void {
    for (const listener of this.listeners) listener(cue);
  }

  /** Safari does not say how late its loudspeaker is. */
  private latency(): number {
    return this.context.outputLatency || 0;
  }
}

// "playback" would let a phone buffer a quarter of a second: too long between a stop and silence.
const LATENCY = 'balanced';
const CHECK_MS = 600;
