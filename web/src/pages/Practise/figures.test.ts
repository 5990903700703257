import { expect, test } from 'vitest';
import { parse } from 'smol-toml';
import { drawingNames } from '../../parts/Figure/drawings';
import type { ExerciseId } from '../../engine/contract';
import { figuresOf } from './figures';

interface Rung {
  rung: string;
  start_figure: string;
  hold_figure: string;
}

const regimen = import.meta.glob<string>('../../../../regimen/*-{press,raise}.toml', {
  query: '?raw',
  import: 'default',
  eager: true,
});

test('every rung shows the pictures that the regimen gives it, and they are drawn', () => {
  const seen: string[] = [];
  for (const text of Object.values(regimen)) {
    const { id, ladder } = parse(text) as unknown as { id: ExerciseId; ladder: Rung[] };
    for (const { rung, start_figure, hold_figure } of ladder) {
      expect(figuresOf(id, rung), `${id} ${rung}`).toEqual({ start: start_figure, hold: hold_figure });
      expect(drawingNames()).toContain(hold_figure);
    }
    seen.push(id);
  }
  expect(seen.sort()).toEqual(['neck-press', 'prone-chest-raise', 'wall-ball-press']);
});
