/** A height as people write it, in centimetres or in feet and inches, and back. Kept in centimetres. */

export type HeightUnit = 'centimetres' | 'feet';

export interface Reading {
  readonly first: string;
  /** Inches, where the first is feet. */
  readonly second: string;
}

export const EMPTY: Reading = { first: '', second: '' };

const CENTIMETRES_AN_INCH = 2.54;
const INCHES_A_FOOT = 12;
// As the diary takes it (docs/diary.md).
const LEAST_CENTIMETRES = 100;
const MOST_CENTIMETRES = 220;

/** Centimetres with one decimal, or null where it cannot be a height. */
export function centimetresOf({ first, second }: Reading, unit: HeightUnit): number | null {
  const [whole, part] = [numberOf(first), second.trim() ? numberOf(second) : 0];
  if (whole === null || part === null) return null;
  const centimetres = unit === 'centimetres' ? whole : (whole * INCHES_A_FOOT + part) * CENTIMETRES_AN_INCH;
  const kept = Math.round(centimetres * 10) / 10;
  return kept >= LEAST_CENTIMETRES && kept <= MOST_CENTIMETRES ? kept : null;
}

/** Of three, the one in the middle: one slip of the tape does no harm. */
export function middleOf(readings: readonly number[]): number {
  return readings.toSorted((a, b) => a - b)[Math.floor(readings.length / 2)]!;
}

export function isEmpty({ first, second }: Reading): boolean {
  return !first.trim() && !second.trim();
}

export function feetOf(centimetres: number): { feet: number; inches: number } {
  const inches = Math.round((centimetres / CENTIMETRES_AN_INCH) * 4) / 4;
  return { feet: Math.floor(inches / INCHES_A_FOOT), inches: inches % INCHES_A_FOOT };
}

/** Feet where people write English of the United States. Only a suggestion. */
export function likelyUnit(languages: readonly string[]): HeightUnit {
  return /-US$/i.test(languages[0] ?? '') ? 'feet' : 'centimetres';
}

function numberOf(written: string): number | null {
  const plain = written.trim().replace(',', '.');
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}
