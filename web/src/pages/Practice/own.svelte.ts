/** What stays on a practice's device: who makes the papers, and up to ten usual plans. Nothing of a person (P6). */
import type { PracticePlan } from '../../engine/contract';
import { readLocal, writeLocal } from '../../keeping/local';

export interface Maker {
  readonly by: string;
  readonly practice: string;
  readonly telephone: string;
}

export interface UsualPlan {
  readonly name: string;
  readonly plan: PracticePlan;
}

export const MOST_USUAL_PLANS = 10;
const PLACE = 'stature.practice';
const NOBODY: Maker = { by: '', practice: '', telephone: '' };

export class OwnThings {
  maker: Maker = $state(readLocal<Maker>(PLACE, 'maker') ?? NOBODY);
  usual: readonly UsualPlan[] = $state.raw(readLocal<UsualPlan[]>(PLACE, 'usual') ?? []);

  get full(): boolean {
    return this.usual.length >= MOST_USUAL_PLANS;
  }

  iAm(change: Partial<Maker>): void {
    this.maker = { ...this.maker, ...change };
    writeLocal(PLACE, 'maker', this.maker);
  }

  /** A plan of that name that is there already gives way. */
  keep(name: string, plan: PracticePlan): void {
    this.settle([...this.usual.filter((one) => one.name !== name), { name, plan }]);
  }

  takeOff(name: string): void {
    this.settle(this.usual.filter((one) => one.name !== name));
  }

  private settle(usual: readonly UsualPlan[]): void {
    this.usual = usual.slice(0, MOST_USUAL_PLANS);
    writeLocal(PLACE, 'usual', this.usual);
  }
}
