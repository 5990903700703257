/**
 * The everyday movements with a long back, as the coach wrote them when the page was built: there before Python is
 * up, and without a network.
 */
import { writtenAhead } from '../../words/language';

/** Stands in the address in place of a step where the whole movement is watched. */
export const WATCH = 'watch';

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
  /** What shows it moving, one after the other (regimen/movements); most have nothing yet. */
  readonly watch: readonly string[];
}

export async function readMovements(): Promise<readonly Movement[]> {
  const written = await fetch(writtenAhead('moving-safely.json'));
  if (!written.ok) throw new Error(`the movements could not be had (${written.status})`);
  return (await written.json()) as Movement[];
}

/** What stands after the page in the address: `lifting`, `lifting/3` or `into-bed/watch`. Beyond the ends: the nearest step. */
export function whereIn(
  movements: readonly Movement[],
  detail: string,
): { movement: Movement; at: number; watching: boolean } | null {
  const [id, number] = detail.split('/');
  const movement = movements.find((one) => one.id === id);
  if (!movement) return null;
  const watching = number === WATCH && movement.watch.length > 0;
  const at = Math.min(Math.max(Math.trunc(Number(number)) || 1, 1), movement.steps.length);
  return { movement, at, watching };
}

/** The sentence of a key, in whichever movement it stands; empty where it stands in none. */
export function textIn(movements: readonly Movement[], key: string): string {
  return movements.flatMap(({ steps }) => steps).find((step) => step.key === key)?.text ?? '';
}

/** The picture shown most often tells most of a movement. */
export function keyPicture({ steps }: Movement): string {
  const times = (figure: string) => steps.filter((step) => step.figure === figure).length;
  return steps.reduce((best, step) => (times(step.figure) > times(best.figure) ? step : best)).figure;
}
