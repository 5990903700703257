/** At the keeper's device: a code is given out, somebody claims it, and it is confirmed or refused. Left alone, it is taken back. */
import * as keeper from '../../keeping/devices';
import type { Offered, WhoseDiaries } from '../../keeping/devices';

export const LOOK_EVERY_MS = 1_500;

export class Adding {
  step: 'whose' | 'code' | 'claimed' | 'ended' = $state('whose');
  ended: 'paired' | 'refused' | 'over' = $state('over');
  offered: Offered | null = $state.raw(null);
  name = $state('');
  sign = $state('');
  busy = $state(false);
  /** What was asked last did not get through; nothing has changed. */
  failed = $state(false);
  /** This house has no address over which a device can be paired. */
  no_lock = $state(false);
  private whose: WhoseDiaries = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  async offer(whose: WhoseDiaries): Promise<void> {
    this.whose = whose;
    await this.tried(async () => {
      const given = await keeper.offer(whose);
      this.no_lock = given === 'no_lock';
      if (given === null || given === 'no_lock') return this.no_lock;
      [this.offered, this.step] = [given, 'code'];
      return true;
    });
    this.expect();
  }

  again(): Promise<void> {
    this.step = 'whose';
    return this.offer(this.whose);
  }

  async confirm(): Promise<void> {
    await this.tried(() => keeper.confirm(this.offered!.pairing));
    if (!this.failed) this.end('paired');
  }

  async refuse(): Promise<void> {
    await this.tried(() => keeper.refuse(this.offered!.pairing));
    if (!this.failed) this.end('refused');
  }

  async takeBack(): Promise<void> {
    this.leave();
    this.step = 'whose';
  }

  /** A code that nobody sees any more is good for nothing. */
  leave(): void {
    clearTimeout(this.timer);
    const given = this.offered;
    this.offered = null;
    if (given && (this.step === 'code' || this.step === 'claimed')) void keeper.takeBack(given.pairing);
  }

  private expect(): void {
    clearTimeout(this.timer);
    if (this.offered) this.timer = setTimeout(() => void this.look(), LOOK_EVERY_MS);
  }

  private async look(): Promise<void> {
    const { offered } = this;
    if (!offered || this.step === 'ended') return;
    const seen = await keeper.stateOf(offered.pairing);
    if (this.offered !== offered || this.busy) return this.expect();
    if (seen?.state === 'over') return this.end('over');
    if (seen?.state === 'confirmed') return this.end('paired');
    if (seen?.state === 'claimed') [this.step, this.name, this.sign] = ['claimed', seen.name ?? '', seen.sign ?? ''];
    this.expect();
  }

  private async tried(work: () => Promise<boolean>): Promise<void> {
    this.busy = true;
    this.failed = !(await work());
    this.busy = false;
  }

  private end(how: 'paired' | 'refused' | 'over'): void {
    clearTimeout(this.timer);
    this.offered = null;
    [this.ended, this.step] = [how, 'ended'];
  }
}
