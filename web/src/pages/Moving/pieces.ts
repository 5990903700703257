/**
 * The everyday movements with a long back, as the coach wrote them when the page was built: there before Python is
 * up, and without a network.
 */
import { writtenAhead } from '../../words/language';

export interface PieceStep {
  /** Wording key; the clip of the same name is played. */
  readonly key: string;
  readonly text: string;
  readonly figure: string;
}

export interface Piece {
  readonly id: string;
  readonly name: string;
  readonly steps: readonly PieceStep[];
}

export async function readPieces(): Promise<readonly Piece[]> {
  const written = await fetch(writtenAhead('moving-safely.json'));
  if (!written.ok) throw new Error(`the movements could not be had (${written.status})`);
  return (await written.json()) as Piece[];
}

/** What stands after the page in the address: `lifting` or `lifting/3`. Beyond the ends: the nearest step. */
export function whereIn(pieces: readonly Piece[], detail: string): { piece: Piece; at: number } | null {
  const [id, number] = detail.split('/');
  const piece = pieces.find((one) => one.id === id);
  if (!piece) return null;
  const at = Math.min(Math.max(Math.trunc(Number(number)) || 1, 1), piece.steps.length);
  return { piece, at };
}

/** The picture shown most often tells most of a movement. */
export function keyPicture({ steps }: Piece): string {
  const times = (figure: string) => steps.filter((step) => step.figure === figure).length;
  return steps.reduce((best, step) => (times(step.figure) > times(best.figure) ? step : best)).figure;
}
