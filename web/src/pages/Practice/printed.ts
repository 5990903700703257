/** What is done before a paper is printed: its pictures are there, and each of its sheets stays on one page. */
import type { Handed } from '../../engine/contract';
import { drawingOf } from '../../parts/Figure/drawings';

/** All its pictures: each is fetched when it is first wanted. */
export async function picturesOf(handed: Handed): Promise<void> {
  const names = [...JSON.stringify(handed).matchAll(/"picture":"([^"]+)"/g)].map(([, name]) => name);
  await Promise.all([...new Set(names)].map(drawingOf));
}

// Large print begins at 18 points. Where a page is too full for it, the air and the pictures give way first, then the letters.
const SIZES: readonly (readonly [pt: number, air: number])[] = [
  ...[1, 0.9, 0.8, 0.7].map((air) => [18, air] as const),
  ...Array.from({ length: 12 }, (_, step) => [17.5 - step / 2, 0.7] as const),
];
/** The shorter of the two papers, letter, within its margins, and a little air for a printer that sets wider. */
const TALLEST_MM = 252;
const PX_PER_MM = 96 / 25.4;

/** Sets each sheet in the largest letters with which it stays on its page. */
export function fitSheets(paper: Element): void {
  for (const sheet of paper.querySelectorAll<HTMLElement>('.sheet')) {
    for (const [pt, air] of SIZES) {
      sheet.style.fontSize = `${pt}pt`;
      sheet.style.setProperty('--air', String(air));
      if (sheet.scrollHeight <= TALLEST_MM * PX_PER_MM) break;
    }
  }
}
