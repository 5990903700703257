/**
 * Plays a reel: all of it, a step of it, or a step back. Where it is follows from the clock and from when the step began,
 * never from how many frames were drawn: a slow device shows fewer of them, and is as far as the voice.
 */
import { after, backward, begun, ended, endOf, frameAt, onward, START, type Reel, type Spot } from './reel';

interface Heard {
  readonly onstep?: ((key: string, text: string) => Promise<void>) | undefined;
  readonly onstill?: (() => void) | undefined;
}

/** Slow as it is, it looks as smooth with every second frame of a screen, and leaves a weak device half its time. */
const APART_MS = 30;

export class Player {
  spot = $state.raw<Spot>(START);
  moving = $state(false);
  readonly #reel: Reel;
  readonly #heard: Heard;
  #drawing = 0;
  /** Counts what was wanted: what comes late of an earlier wish is dropped. */
  #wish = 0;

  constructor(reel: Reel, heard: Heard = {}) {
    this.#reel = reel;
    this.#heard = heard;
  }

  /** In frames of the step's drawing. */
  get frame(): number {
    return frameAt(this.#reel[this.spot.step]!, this.spot.share);
  }

  /** From here to the end; from the end all of it once more. */
  all(): void {
    const [spot, end] = [this.spot, endOf(this.#reel)];
    this.spot = spot.step === end.step && spot.share === 1 ? START : begun(this.#reel, spot);
    void this.#go(1, () => this.spot.step < end.step);
  }

  /** To the end of this step, or of the next where this one is at its end. */
  on(): void {
    this.spot = begun(this.#reel, this.spot);
    void this.#go(1, () => false);
  }

  /** To the beginning of this step, or of the one before. */
  back(): void {
    this.spot = ended(this.spot);
    void this.#go(-1, () => false);
  }

  /** The same without motion. */
  jumpOn(): void {
    this.pause();
    this.spot = onward(this.#reel, this.spot);
    const { key, text } = this.#reel[this.spot.step]!;
    void this.#heard.onstep?.(key, text);
  }

  jumpBack(): void {
    this.pause();
    this.spot = backward(this.spot);
  }

  pause(): void {
    this.#wish += 1;
    cancelAnimationFrame(this.#drawing);
    if (this.moving) this.#heard.onstill?.();
    this.moving = false;
  }

  close(): void {
    this.pause();
    this.#heard.onstill?.();
  }

  async #go(way: 1 | -1, goes_on: () => boolean): Promise<void> {
    cancelAnimationFrame(this.#drawing);
    const wish = (this.#wish += 1);
    this.moving = true;
    const { key, text } = this.#reel[this.spot.step]!;
    if (way > 0 && this.spot.share === 0) await this.#heard.onstep?.(key, text);
    else this.#heard.onstill?.();
    if (wish === this.#wish) this.#draw(way, goes_on, performance.now(), this.spot);
  }

  #draw(way: 1 | -1, goes_on: () => boolean, since: number, from: Spot, last = 0): void {
    this.#drawing = requestAnimationFrame((now) => {
      if (now - last < APART_MS) return this.#draw(way, goes_on, since, from, last);
      this.spot = after(this.#reel, from, (way * (performance.now() - since)) / 1000);
      if (this.spot.share !== (way > 0 ? 1 : 0)) return this.#draw(way, goes_on, since, from, now);
      if (!goes_on()) return void (this.moving = false);
      this.spot = begun(this.#reel, this.spot);
      void this.#go(way, goes_on);
    });
  }
}
