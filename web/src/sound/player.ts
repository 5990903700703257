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
import { softTone } from './tone.js';

/** Where clips come from. */
export interface Voice {
  clip(key: string): Promise<Clip | null>;
}

/** Says a sentence that has no clip; true when the device has a voice of its own. */
export type SpareVoice = (text: string) => boolean;

export interface PlayerParts {
  readonly context: BaseAudioContext;
  readonly output: AudioNode;
  readonly clock: SessionClock;
  readonly voice: Voice;
  readonly spareVoice?: SpareVoice;
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
    if (!cue.spoken) return this.soundHold(playing);
    if (!this.voiceOn) return this.over(playing);
    const clip = await this.clipInTime(playing);
    if (!this.standing.has(playing)) return;
    if (tooLateToSay(cue, this.parts.clock.now())) return this.over(playing);
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
  }

  /** The hold is not said; a soft tone marks it, together with count 1. */
  private soundHold(playing: Playing): void {
    if (playing.cue.cue !== 'hold') return this.over(playing);
    if (tooLateToSay({ ...playing.cue, cue: 'lift' }, this.parts.clock.now())) return this.over(playing);
    const due = this.parts.clock.audioTimeAt(playing.cue.at);
    const { source, seconds } = softTone(this.parts.context);
    this.start(playing, source, due, seconds);
  }

  /** Only a sentence that lacks its clip: a gentle tone, the caption, and the device's own voice. */
  private sayWithoutClip(playing: Playing): void {
    const due = this.parts.clock.audioTimeAt(playing.cue.at);
    const { source, seconds } = softTone(this.parts.context);
    this.start(playing, source, due, seconds);
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

  /** Whatever would still be talking when this one starts fades out just then. */
  private makeWay(next: Playing): void {
    for (const earlier of this.standing) {
      if (earlier === next || !earlier.cue.spoken || !earlier.gain) continue;
      if (earlier.startsAt >= next.startsAt || earlier.endsAt <= next.startsAt) continue;
      earlier.waysFor = next;
      fade(earlier.gain, Math.max(next.startsAt, this.parts.context.currentTime));
    }
  }

  private drop(playing: Playing, fadeSeconds: number): void {
    this.standing.delete(playing);
    clearTimeout(playing.waiting);
    this.giveWayBack(playing);
    const { source, gain } = playing;
    if (source === undefined || gain === undefined) return;
    const now = this.parts.context.currentTime;
    if (fadeSeconds > 0) fade(gain, now);
    source.stop(now + fadeSeconds);
  }

  /** A sentence that was to be cut short by a cue now taken back is heard to its end. */
  private giveWayBack(playing: Playing): void {
    for (const earlier of this.standing) {
      if (earlier.waysFor !== playing) continue;
      delete earlier.waysFor;
      const now = this.parts.context.currentTime;
      earlier.gain?.gain.cancelScheduledValues(now).setValueAtTime(1, now);
    }
  }

  private over(playing: Playing): void {
    this.standing.delete(playing);
    playing.gain?.disconnect();
  }
}

function fade(gain: GainNode, from: number): void {
  gain.gain
    .cancelScheduledValues(from)
    .setValueAtTime(1, from)
    .linearRampToValueAtTime(0, from + FADE_SECONDS);
}
