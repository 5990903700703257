/**
 * This device asks to be paired: the code, the sign that both screens show, and the wait for a yes at the keeper's device.
 * A page that begins again in between goes on waiting.
 */
import { claim, claimState, type Claimed } from '../../keeping/claiming';
import { hold } from '../../keeping/held_link';
import { askAnew } from '../../keeping/keeper_here';
import { keepInWindow, valueInWindow } from '../../keeping/this_window';
import { told } from '../../keeping/told.svelte';
import type { PageKey, Places } from '../../words/words';

export const ASK_EVERY_MS = 1_500;
/** Whoever has got no answer by then gets none. */
const LONGEST_MS = 6 * 60_000;
const KEPT = 'stature.claim';

interface Asked extends Claimed {
  readonly since_ms: number;
}

export interface WhyNot {
  readonly key: PageKey;
  readonly places?: Places;
}

export class Claiming {
  asked: Asked | null = $state.raw(valueInWindow<Asked>(KEPT));
  why: WhyNot | null = $state.raw(null);
  busy = $state(false);
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly onpaired: () => void) {
    if (this.asked) this.expect();
  }

  async ask(code: string, name: string): Promise<void> {
    [this.why, this.busy] = [null, true];
    const answer = await claim(code, name);
    this.busy = false;
    if (answer.how !== 'away') hold('pair', '');
    if (answer.how !== 'claimed') return this.endWith(whyOf(answer));
    this.asked = { claim: answer.claim, sign: answer.sign, since_ms: Date.now() };
    keep(this.asked);
    this.expect();
  }

  /** Nobody waits here any more. What was asked ends by itself, with the code. */
  end(): void {
    clearTimeout(this.timer);
  }

  giveUp(): void {
    this.endWith(null);
  }

  private expect(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(), ASK_EVERY_MS);
  }

  private async look(): Promise<void> {
    const { asked } = this;
    if (!asked) return;
    const state = await claimState(asked.claim);
    if (this.asked !== asked) return;
    if (state === 'refused') return this.endWith({ key: 'pair.refused' });
    const is_late = Date.now() - asked.since_ms > LONGEST_MS;
    if ((state === 'claimed' || state === 'away') && !is_late) return this.expect();
    // An answer may have been lost on its way: what this browser shows from now on decides.
    await askAnew();
    if (!told.now?.device) return this.endWith({ key: 'pair.over' });
    this.endWith(null);
    this.onpaired();
  }

  private endWith(why: WhyNot | null): void {
    this.end();
    [this.asked, this.why] = [null, why];
    keep(null);
  }
}

function whyOf(answer: { how: 'wrong' } | { how: 'away' } | { how: 'slow'; minutes: number }): WhyNot {
  return answer.how === 'slow' ? { key: 'pair.slow', places: { n: answer.minutes } } : { key: `pair.${answer.how}` };
}

function keep(asked: Asked | null): void {
  keepInWindow(KEPT, asked ? JSON.stringify(asked) : '');
}
