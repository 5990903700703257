/**
 * The sound of a session, as the page holds it: one thing to unlock with a tap, feed with cues and
 * listen to. It knows no exercise; it plays and shows what the coach says, when it is due.
 *
 *     const sound = openSound({ onLost: (why) => ... });
 *     if (!(await sound.unlock())) ...               // in the tap that starts the session
 *     const stop = sound.startSession({ at: 0, keys, playing });
 *     coach.keepTime(sound.clock.reading());
 *     coach.hear((reply) => sound.play(reply.cues)); // voice now, captions when due
 *     sound.shown((cue) => ...);
 */

import type { Cue } from '../engine/contract.js';
import { Captions } from './captions.js';
import { carrierOf, letGoOf, standsStill, type Carrier } from './carrier.js';
import { SessionClock } from './clock.js';
import { watchForLostSound, type LostSound } from './lost_sound.js';
import { answerMediaKeys, type MediaKeys, type NowPlaying } from './media_keys.js';
import { MovingSound } from './moving_sound.js';
import { Player, playersClock, type PlayerParts } from './player.js';
import { hushDeviceVoice, sayWithDeviceVoice } from './spare_voice.js';
import { voicesIn, type Spoken, type VoicePlace } from './two_voices.js';
import { keepAwake } from './wake_lock.js';

export interface SoundSettings {
  readonly language?: string;
  /** Who speaks, and after it who helps out; the page's own `voice/<language>/` unless told. */
  readonly voices?: readonly VoicePlace[];
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
  readonly clock = new SessionClock();
  private carrier: Carrier;
  private readonly moving: MovingSound;
  private clips: Spoken;
  private readonly player: Player;
  private readonly captions: Captions;
  private readonly listeners = new Set<(cue: Cue) => void>();
  private prepared: Promise<void> | undefined;
  private session: SessionSound | null = null;
  private letGo: () => void = () => undefined;
  private loudness = 1;

  constructor(private readonly settings: SoundSettings) {
    const language = settings.language ?? 'en';
    const own = { folder: new URL(`voice/${language}/`, document.baseURI).href };
    this.carrier = carrierOf(settings.context);
    this.moving = new MovingSound(this.carrier.context);
    this.clips = voicesIn(settings.voices ?? [own], () => this.carrier.context);
    this.player = new Player(this.partsOfPlayer(language));
    this.captions = new Captions(this.clock, (cue) => this.tell(cue), () => this.latency());
  }

  private partsOfPlayer(language: string): PlayerParts {
    const carrier = () => this.carrier;
    return {
      get context() {
        return carrier().context;
      },
      get output() {
        return carrier().output.entrance;
      },
      clock: playersClock(this.clock, this.moving),
      voice: { clip: (key) => this.clips.clip(key) },
      spareVoice: (text) => sayWithDeviceVoice(text, language),
      hushSpareVoice: hushDeviceVoice,
    };
  }

  /**
   * Brings the sound out: call in a tap, every time a session starts or is taken up again. True as soon as it moves, false
   * where it does not: what promises to go on may never do so, and is not waited for.
   */
  async unlock(): Promise<boolean> {
    if (this.isBroken) this.replace();
    const { carrier } = this;
    // In the same tap: after an await it no longer counts.
    void carrier.output.open().catch(() => undefined);
    this.prepared ??= this.clips.prepare();
    const moves = await this.moving.within(LONGEST_TO_COME_SECONDS);
    carrier.failed = !moves;
    return moves && !standsStill(this.carrier);
  }

  /** Sound comes out of the page, as far as can be known. */
  get moves(): boolean {
    return this.moving.moves && !standsStill(this.carrier);
  }

  /** True as soon as sound comes by itself, which a slow device may do after all; false where it does not in so many seconds. */
  async comesWithin(seconds: number): Promise<boolean> {
    return (await this.moving.within(seconds)) && !standsStill(this.carrier);
  }

  /** It stands still and says that it runs, or it limps, or was asked in vain: it does not come back by being asked again. */
  private get isBroken(): boolean {
    const { context, failed } = this.carrier;
    const hangs = this.session !== null && context.state === 'running' && !this.moving.moves;
    return context.state === 'closed' || failed || hangs;
  }

  private replace(): void {
    this.player.forget();
    this.letGo();
    letGoOf(this.carrier);
    this.carrier = carrierOf();
    this.carrier.output.entrance.gain.value = this.loudness;
    this.moving.follow(this.carrier.context);
    if (this.session) this.attend(this.session);
  }

  /** From now on these speak. What is being said is said to its end. */
  speakBy(voices: readonly VoicePlace[]): void {
    this.clips = voicesIn(voices, () => this.carrier.context);
    this.prepared = undefined;
  }

  /** Starts the session's clock, keeps the screen on, answers media keys. Call in a tap. */
  startSession(session: SessionSound): () => void {
    this.endSession();
    this.clock.startAt(session.at ?? 0);
    this.session = session;
    const sleep = keepAwake();
    this.attend(session);
    this.endSession = () => {
      sleep();
      this.letGo();
      this.silence();
      this.session = null;
      this.endSession = () => undefined;
    };
    return () => this.endSession();
  }

  private endSession: () => void = () => undefined;

  /** Listens to what carries the sound now. */
  private attend({ keys, playing }: SessionSound): void {
    const { context, output } = this.carrier;
    const ends = [
      answerMediaKeys(keys, playing, output.element),
      watchForLostSound({
        context,
        element: output.element,
        look: () => this.moving.look(),
        lost: (why) => this.lose(why),
      }),
    ];
    this.letGo = () => {
      ends.forEach((end) => end());
      this.letGo = () => undefined;
    };
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

  /** Soft tones one after the other, now, whether the voice is on or off. */
  tones(hz: readonly number[]): void {
    if (hz.length) this.player.tones(hz);
  }

  /** Does sound come out? True when the audio clock moves; only the person knows what is heard. */
  async check(key: string, text: string): Promise<boolean> {
    if (!(await this.unlock())) return false;
    const tooLong = new Promise<void>((wait) => setTimeout(wait, LONGEST_TO_COME_SECONDS * 1000));
    // A tone in the place of the voice would say nothing about the voice.
    await Promise.race([this.clips.clip(key), tooLong]);
    this.say(key, text);
    await new Promise((wait) => setTimeout(wait, CHECK_MS));
    return this.moves;
  }

  /** 0 to 1. */
  set volume(share: number) {
    this.loudness = share;
    this.carrier.output.entrance.gain.value = share;
  }

  get volume(): number {
    return this.loudness;
  }

  set voiceOn(on: boolean) {
    this.player.voiceOn = on;
  }

  get voiceOn(): boolean {
    return this.player.voiceOn;
  }

  async close(): Promise<void> {
    this.endSession();
    await this.carrier.context.close();
  }

  private lose(why: LostSound): void {
    // What was laid on a clock that broke would be heard at some other time.
    if (why !== 'device_changed') this.player.forget();
    if (why === 'uneven') this.carrier.failed = true;
    this.settings.onLost?.(why);
  }

  private tell(cue: Cue): void {
    for (const listener of this.listeners) listener(cue);
  }

  /** Safari does not say how late its loudspeaker is. */
  private latency(): number {
    return this.carrier.context.outputLatency || 0;
  }
}

const CHECK_MS = 600;
// A device that is only slow has come by then.
const LONGEST_TO_COME_SECONDS = 4;
