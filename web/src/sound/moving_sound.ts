/**
 * Whether sound moves, and how far it has come: the one place that knows.
 *
 * A device that hangs says that it runs, a call that ended says so too early, a promise to go on may never be kept. So no state and no
 * event is believed, but movement alone: how far the audio clock went while the machine's own clock, which never stands
 * still, went on. What is due is laid on the audio clock by a mark between the two, and a mark that cannot be trusted is told.
 */

/** The part of an AudioContext that tells how far sound has come. */
export interface AudioTime {
  readonly currentTime: number;
  readonly state: string;
}

/** Seconds of a clock that never stands still. */
export type Seconds = () => number;

/** `uneven`: it jumps, or runs so slowly or quickly that nothing can be laid on it. */
export type Finding = 'moves' | 'still' | 'uneven';

interface Look {
  readonly at: number;
  readonly audio: number;
}

// Longer without a single frame played, and the device hangs.
const STILL_SECONDS = 0.75;
// Sound that falls behind by this much in as long as a breath, or gains it, carries no count.
const UNEVEN_SECONDS = 0.75;
const LOOKED_BACK_SECONDS = 2;
// The audio clock is told in blocks, each up to so long; the mark follows only beyond that.
const BLOCK_SECONDS = 0.1;
// Between fewer it may have stood and gone on.
const FEWEST_LOOKS = 3;
const ASKED_EVERY_MS = 50;
// What was seen longer ago says nothing of now.
const FRESH_SECONDS = 0.6;

export class MovingSound {
  private looks: Look[] = [];
  private movedAt = -Infinity;
  /** Audio seconds less machine seconds. */
  private mark = NaN;
  /** Seen when somebody asked only whether it moves, and not told yet. */
  private was_uneven = false;

  constructor(
    private audio: AudioTime,
    private readonly machine: Seconds = machineSeconds,
  ) {}

  /** From now on this one carries the sound: nothing is known of it yet. */
  follow(audio: AudioTime): void {
    this.audio = audio;
    this.looks = [];
    this.movedAt = -Infinity;
    this.mark = NaN;
    this.was_uneven = false;
  }

  /** Call a few times a second while sound matters. */
  look(): Finding {
    const found = this.see();
    if (!this.was_uneven) return found;
    this.was_uneven = false;
    return 'uneven';
  }

  private see(): Finding {
    const seen = { at: this.machine(), audio: this.audio.currentTime };
    this.setMark(seen);
    const before = this.looks.at(-1);
    if (!before) {
      this.looks = [seen];
      return 'still';
    }
    const back = this.looks.findIndex(({ at }) => seen.at - at <= LOOKED_BACK_SECONDS);
    this.looks = [...(back < 0 ? [before] : this.looks.slice(back)), seen];
    if (this.isUneven(before, seen)) {
      this.looks = [seen];
      this.movedAt = -Infinity;
      this.mark = NaN;
      return 'uneven';
    }
    if (seen.audio > before.audio && this.audio.state === 'running') this.movedAt = seen.at;
    return this.audio.state === 'running' && seen.at - this.movedAt < STILL_SECONDS ? 'moves' : 'still';
  }

  /** Has moved, as far as can be known without waiting. */
  get moves(): boolean {
    const seen = this.looks.at(-1);
    if (!seen || this.machine() - seen.at > FRESH_SECONDS) this.was_uneven = this.see() === 'uneven' || this.was_uneven;
    return this.audio.state === 'running' && this.machine() - this.movedAt < STILL_SECONDS;
  }

  /** True as soon as it moves; false where it does not within so many seconds. */
  async within(seconds: number): Promise<boolean> {
    const until = this.machine() + seconds;
    while (this.look() !== 'moves') {
      if (this.machine() >= until) return false;
      await new Promise((wait) => setTimeout(wait, ASKED_EVERY_MS));
    }
    return true;
  }

  /** When, on the audio clock, the machine's clock shows this. */
  audioTimeAt(machineSeconds: number): number {
    this.setMark({ at: this.machine(), audio: this.audio.currentTime });
    return machineSeconds + this.mark;
  }

  /** Between two blocks the audio clock stands: the latest that was ever measured is the truest. */
  private setMark({ at, audio }: Look): void {
    const measured = audio - at;
    if (!(measured <= this.mark && measured > this.mark - BLOCK_SECONDS)) this.mark = measured;
  }

  /** Against the other clock, over the last looks. A device that stands is not uneven: it may go on. */
  private isUneven(before: Look, seen: Look): boolean {
    const first = this.looks[0]!;
    const gained = seen.audio - first.audio - (seen.at - first.at);
    if (seen.audio < before.audio || gained > UNEVEN_SECONDS) return true;
    const limped = this.looks.every(({ audio }, place) => !place || audio > this.looks[place - 1]!.audio);
    return gained < -UNEVEN_SECONDS && this.looks.length > FEWEST_LOOKS && limped;
  }
}

export function machineSeconds(): number {
  return performance.now() / 1000;
}
