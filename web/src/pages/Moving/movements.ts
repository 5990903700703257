/**
 * The everyday movements with a long back, as the coach wrote them when the page was built: there before Python is
 * up, and without a network.
 */
import { writtenAhead } from '../../words/language';

export interface MovementStep {
  /** Wording key; the clip of the same name is played. */
  readonly key: string;
  readonly text: string;
  readonly figure: string;
}

export interface Movement {
  readonly id: string;
  readonly name: string;
  readonly steps: readonly MovementStep[];
}

export async function readMovements(): Promise<readonly Movement[]> {
  const written = await fetch(writtenAhead('moving-safely.json'));
  if (!written.ok) throw new Error(`the movements could not be had (${written.status})`);
  return (await written.json()) as Movement[];
}

/** What stands after the page in the address: `lifting` or `lifting/3`. Beyond the ends: the nearest step. */
export function whereIn(movements: readonly Movement[], detail: string): { movement: Movement; at: number } | null {
  const [id, number] = detail.split('/');
  const movement = movements.find((one) => one.id === id);
  if (!movement) return null;
  const at = Math.min(Math.max(Math.trunc(Number(number)) || 1, 1), movement.steps.length);
  return { movement, at };
}

/** The picture shown most often tells most of a movement. */
export function keyPicture({ steps }: Movement): string {
  const times = (figure: string) => steps.filter((step) => step.figure === figure).length;
  return steps.reduce((best, step) => (times(step.figure) > times(best.figure) ? step : best)).figure;
}
