/** The last measures of this diary, and how they are said. */
import type { Entry } from '../../engine/contract';
import { t } from '../../words/words';
import { feetOf, likelyUnit } from './height';

export interface Taken {
  readonly date: string;
  readonly value: number;
}

export function lastHeight(entries: readonly Entry[]): Taken | null {
  return last(entries, 'height', 'centimetres');
}

export function lastStands(entries: readonly Entry[]): Taken | null {
  return last(entries, 'chair_stands', 'stands');
}

/** In the unit that people write where this device is used. */
export function heightSaid(centimetres: number): string {
  const { feet, inches } = feetOf(centimetres);
  const metric = t('measures.in_centimetres', { n: centimetres });
  return likelyUnit(navigator.languages) === 'feet' ? `${t('measures.in_feet', { feet, inches })} (${metric})` : metric;
}

function last(entries: readonly Entry[], measure: string, key: string): Taken | null {
  const gone = new Set(entries.filter(({ kind }) => kind === 'retracted').map(({ body }) => body['entry']));
  const found = entries
    .filter(({ id, kind, body }) => kind === 'measure_taken' && body['measure'] === measure && body['hurt'] !== true && !gone.has(id))
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .at(-1);
  return found ? { date: found.at.slice(0, 10), value: Number(found.body[key]) } : null;
}
