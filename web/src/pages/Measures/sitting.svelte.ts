/**
 * Half a minute of standing up from a chair: a quiet clock that speaks three times, and counts the person's own taps.
 * It never calls for more; whoever stops is done. Knows neither page nor diary.
 */
import type { Cue } from '../../engine/contract';
import type { Voice } from '../../practise/voice';
import { t } from '../../words/words';

// CDC STEADI, 30-second chair stand: the length alone is taken from it.
export const LENGTH_SECONDS = 30;
/** From the tap to the beginning: time to put the device down and to cross the arms. */
export const SETTLING_SECONDS = 10;

const LOOK_MS = 100;

export class ChairClock {
  /** Before the half minute, in it, after it. */
  part: 'settling' | 'standing' | 'over' = $state('settling');
  seconds_left = $state(SETTLING_SECONDS);
  stands = $state(0);
  private readonly looking: ReturnType<typeof setInterval>;

  constructor(private readonly voice: Voice) {
    voice.play(sentences());
    this.looking = setInterval(() => this.look(), LOOK_MS);
  }

  tap(): void {
    if (this.part === 'standing') this.stands += 1;
  }

  /** Over, whether the half minute has passed or the person has had enough. */
  stop(): void {
    clearInterval(this.looking);
    this.part = 'over';
    this.voice.close();
  }

  private look(): void {
    const begun = this.voice.now() - SETTLING_SECONDS;
    if (begun >= LENGTH_SECONDS) {
      clearInterval(this.looking);
      this.part = 'over';
      return;
    }
    this.part = begun < 0 ? 'settling' : 'standing';
    this.seconds_left = Math.ceil(begun < 0 ? -begun : LENGTH_SECONDS - begun);
  }
}

function sentences(): Cue[] {
  const at = (at: number, key: 'chair_settle' | 'chair_begin' | 'chair_half' | 'chair_end'): Cue => ({
    cue: 'remind',
    at,
    key: `measures.${key}`,
    text: t(`measures.${key}`),
    spoken: true,
  });
  return [
    at(0.3, 'chair_settle'),
    at(SETTLING_SECONDS, 'chair_begin'),
    at(SETTLING_SECONDS + LENGTH_SECONDS / 2, 'chair_half'),
    at(SETTLING_SECONDS + LENGTH_SECONDS, 'chair_end'),
  ];
}
