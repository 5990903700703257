/** A dose in a few words. */
import type { Dose } from '../engine/contract';
import { locale } from './dates';
import { t } from './words';

/** How much, and on which rung of the ladder. */
export type DoseStep = Pick<Dose, 'repetitions' | 'rung' | 'rung_name'>;

/** "5 times", with the step of the ladder in front where that is what changes. */
export function doseWords(dose: DoseStep, other: DoseStep | null = null): string {
  const many = howMany(dose);
  return other && other.rung !== dose.rung ? `${dose.rung_name}: ${many}` : many;
}

export function howMany({ repetitions, rung }: Pick<DoseStep, 'repetitions' | 'rung'>): string {
  return t(rung === 'trying' ? 'plan.tries' : 'plan.dose', { n: repetitions });
}

/** "5.5" or "5,5", as people of the page's language write it. */
export function numberWords(number: number): string {
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 }).format(number);
}
