/**
 * Plays cues on the audio clock, and takes them back.
 *
 * A cue is handed to the audio graph as soon as it is known (up to three seconds ahead), started
 * early by its clip's own lead-in, so that its first sound falls at the due time however busy the
 * page is. One voice at a time: a sentence that is still being said makes way for the next one.
 */

import type { Cue, SpeakingCue } from '../engine/contract.js';
import type { Clip } from './clips.js';
import type { SessionClock } from './clock.js';
import { belongsToTheBeat, tooLateToSay } from './lateness.js';
import type { MovingSound } from './moving_sound.js';
import { softTone, softTones } from './tone.js';

/** Where clips come from. */
export interface Voice {
  clip(key: string): Promise<Clip | null>;
}

/** Says a sentence that has no clip; true when the device has a voice of its own. */
export type SpareVoice = (text: string) => boolean;

/** What is due when, in session seconds and on the audio clock. */
export interface PlayersClock {
  now(): number;
  audioTimeAt(seconds: number): number;
  /** Sound comes out at all. */
  readonly moves: boolean;
}

export function playersClock(clock: SessionClock, moving: MovingSound): PlayersClock {
  return {
    now: () => clock.now(),
    audioTimeAt: (seconds) => moving.audioTimeAt(clock.machineTimeAt(seconds)),
    get moves() {
      return moving.moves;
    },
  };
}

/** Asked anew each time: what carries the sound may be replaced. */
export interface PlayerParts {
  readonly context: BaseAudioContext;
  readonly output: AudioNode;
  readonly clock: PlayersClock;
  readonly voice: Voice;
  readonly spareVoice?: SpareVoice;
  /** Ends what the device's own voice is saying. */
  readonly hushSpareVoice?: () => void;
}

/** Something handed to the audio graph, or about to be. */
interface Playing {
  readonly cue: SpeakingCue;
  source?: AudioScheduledSourceNode;
  gain?: GainNode;
  /** Audio time of its start and end. */
  startsAt: number;
  endsAt: number;
  waiting?: ReturnType<typeof setTimeout>;
  /** The later cue this one makes way for. */
  waysFor?: Playing;
}

// After the due time; a clip that has to be fetched first may take this long.
const LONGEST_WAIT_SECONDS = 0.4;

const EASES_OFF: ReadonlySet<Cue['cue']> = new Set(['pause', 'stop']);

// Long enough not to click, short enough to be over when the release is said.
const FADE_SECONDS = 0.06;

export class Player {
  voiceOn = true;
  private readonly standing = new Set<Playing>();

  constructor(private readonly parts: PlayerParts) {}

  play(cues: readonly Cue[]): void {
    for (const cue of cues) {
      if (cue.cue === 'cancel') this.cancel(cue.at);
      else if (cue.cue !== 'finish') void this.schedule(cue);
    }
  }

  /** Belongs to no cue, so that nothing takes it back. */
  tones(hz: readonly number[]): void {
    const { context, output } = this.parts;
    const source = softTones(context, hz);
    source.connect(output);
    source.start();
  }

  /** Nothing due after `moment` is heard; a count or a lift now being said fades out. */
  cancel(moment: number): void {
    for (const playing of [...this.standing]) {
      if (playing.cue.at > moment) this.drop(playing, 0);
      else if (belongsToTheBeat(playing.cue)) this.drop(playing, FADE_SECONDS);
    }
  }

  silence(): void {
    for (const playing of [...this.standing]) this.drop(playing, FADE_SECONDS);
  }

  /** Cues known but not yet over, for whoever wants to know that all is quiet. */
  get pending(): number {
    return this.standing.size;
  }

  private async schedule(cue: SpeakingCue): Promise<void> {
    const playing: Playing = { cue, startsAt: Infinity, endsAt: Infinity };
    this.standing.add(playing);
    // The hold falls together with count one, and that is said.
    if (!cue.spoken || !this.voiceOn) return this.over(playing);
    const clip = await this.clipInTime(playing);
    if (!this.standing.has(playing)) return;
    if (tooLateToSay(cue, this.parts.clock.now())) return this.over(playing);
    if (!this.parts.clock.moves) return this.sayInStillness(playing);
    if (clip === null) return this.sayWithoutClip(playing);
    this.startClip(playing, clip);
  }

  /** A clip that is still on its way when it is due is not waited for: a release is never left out. */
  private clipInTime(playing: Playing): Promise<Clip | null> {
    const wait = playing.cue.at - this.parts.clock.now() + LONGEST_WAIT_SECONDS;
    const tooLate = new Promise<null>((giveUp) => {
      playing.waiting = setTimeout(() => giveUp(null), Math.max(LONGEST_WAIT_SECONDS, wait) * 1000);
    });
    return Promise.race([this.parts.voice.clip(playing.cue.key), tooLate]).finally(() =>
      clearTimeout(playing.waiting),
    );
  }

  private startClip(playing: Playing, clip: Clip): void {
    const source = new AudioBufferSourceNode(this.parts.context, { buffer: clip.buffer });
    const due = this.parts.clock.audioTimeAt(playing.cue.at) - clip.onsetSeconds;
    this.start(playing, source, due, clip.buffer.duration);
    this.makeWay(playing);
    // What the device's own voice began may still go on.
    const wait = Math.max(0, playing.startsAt - this.parts.context.currentTime);
    playing.waiting = setTimeout(() => this.parts.hushSpareVoice?.(), wait * 1000);
  }

  /** Nothing is laid on a clock that stands: it would all be said at once, later. What eases off, the device's own voice says. */
  private sayInStillness(playing: Playing): void {
    this.over(playing);
    if (EASES_OFF.has(playing.cue.cue)) this.parts.spareVoice?.(playing.cue.text);
  }

  /** Only a sentence that lacks its clip: a gentle tone, the caption, and the device's own voice. */
  private sayWithoutClip(playing: Playing): void {
    const due = this.parts.clock.audioTimeAt(playing.cue.at);
    const { source, seconds } = softTone(this.parts.context);
    this.start(playing, source, due, seconds);
    this.makeWay(playing);
    const wait = Math.max(0, playing.cue.at - this.parts.clock.now());
    playing.waiting = setTimeout(() => this.parts.spareVoice?.(playing.cue.text), wait * 1000);
  }

  private start(
    playing: Playing,
    source: AudioScheduledSourceNode,
    due: number,
    seconds: number,
  ): void {
    const { context, output } = this.parts;
    const gain = new GainNode(context);
    source.connect(gain).connect(output);
    playing.startsAt = Math.max(due, context.currentTime);
    playing.endsAt = playing.startsAt + seconds;
    playing.source = source;
    playing.gain = gain;
    source.onended = () => this.over(playing);
    source.start(playing.startsAt);
  }

  /** Of two that would talk at once the earlier one fades out as the later one starts, whichever of them was ready first. */
  private makeWay(playing: Playing): void {
    for (const other of this.standing) {
      if (other === playing) continue;
      const [earlier, later] = isBefore(other, playing) ? [other, playing] : [playing, other];
      if (later.startsAt < earlier.endsAt) this.giveWay(earlier, later);
    }
  }

  /** Once: a sentence that has faded out already would come back for as long as a second fade takes. */
  private giveWay(earlier: Playing, later: Playing): void {
    if (!earlier.gain || (earlier.waysFor && earlier.waysFor.startsAt <= later.startsAt)) return;
    earlier.waysFor = later;
    fade(earlier.gain, Math.max(later.startsAt, this.parts.context.currentTime));
  }

  /** What carried them is gone: nothing of them may be heard when something else carries the sound. */
  forget(): void {
    for (const playing of [...this.standing]) this.drop(playing, 0);
  }

  private drop(playing: Playing, fadeSeconds: number): void {
    this.standing.delete(playing);
    clearTimeout(playing.waiting);
    this.giveWayBack(playing);
    const { source, gain } = playing;
    if (source === undefined || gain === undefined) return;
    const now = this.parts.context.currentTime;
    const fades = fadeSeconds > 0 && !hasBegun(playing.waysFor, now);
    if (fades) fade(gain, now);
    source.stop(fades ? now + fadeSeconds : now);
  }

  /** A sentence that was to be cut short by a cue now taken back is heard to its end. */
  private giveWayBack(playing: Playing): void {
    const now = this.parts.context.currentTime;
    if (hasBegun(playing, now)) return;
    for (const earlier of this.standing) {
      if (earlier.waysFor !== playing) continue;
      delete earlier.waysFor;
      earlier.gain?.gain.cancelScheduledValues(now).setValueAtTime(1, now);
    }
  }

  private over(playing: Playing): void {
    this.standing.delete(playing);
    playing.gain?.disconnect();
  }
}

/** In the order in which they are heard; of two that start at once, the one that was due sooner. */
function isBefore(one: Playing, other: Playing): boolean {
  return one.startsAt === other.startsAt ? one.cue.at <= other.cue.at : one.startsAt < other.startsAt;
}

function hasBegun(playing: Playing | undefined, now: number): boolean {
  return playing !== undefined && playing.startsAt <= now;
}

function fade(gain: GainNode, from: number): void {
  gain.gain
    .cancelScheduledValues(from)
    .setValueAtTime(1, from)
    .linearRampToValueAtTime(0, from + FADE_SECONDS);
}
