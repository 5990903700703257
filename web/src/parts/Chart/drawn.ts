/**
 * A small chart as an SVG, drawn by Observable Plot: lines told apart by their marks and dashes, named where they end,
 * in the page's own ink. Nothing is added to the numbers: no goal, no band, no trend line.
 */
import type * as Plot from '@observablehq/plot';

export interface Point {
  readonly moment: Date;
  readonly value: number;
}

export interface Series {
  readonly name: string;
  readonly mark: 'circle' | 'square';
  readonly points: readonly Point[];
}

export interface Paper {
  readonly width: number;
  /** Of the letters, in pixels: the person's own size. */
  readonly letters: number;
  readonly locale: string;
  readonly range: readonly [number, number];
}

// A date such as "23 Nov" is about five letters wide, with air between two.
const LETTERS_A_DATE = 5.5;

const DAY_MS = 86_400_000;

export function drawn(plot: typeof Plot, series: readonly Series[], paper: Paper): SVGSVGElement {
  const { width, letters, locale, range } = paper;
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
  const right = series.length > 1 ? Math.max(...series.map(({ name }) => name.length)) * letters * 0.62 : letters * 1.5;
  const svg = plot.plot({
    width,
    height: Math.max(letters * 10, Math.min(width * 0.55, letters * 16)),
    marginLeft: letters * 2.6,
    marginRight: right + letters,
    marginTop: letters,
    marginBottom: letters * 2.2,
    // So that a mark at nought does not lie on the axis, nor one at an end on its name.
    insetBottom: letters * 0.6,
    insetLeft: letters * 0.6,
    style: { fontSize: `${letters}px`, background: 'none', overflow: 'visible' },
    x: {
      type: 'time',
      label: null,
      ticks: daysToName(series, Math.floor((width - right - letters * 4) / (letters * LETTERS_A_DATE))),
      tickFormat: (moment: Date) => day.format(moment),
    },
    y: {
      label: null,
      grid: true,
      ticks: 5,
      tickFormat: (value: number) => (Number.isInteger(value) ? String(value) : ''),
      domain: [...range],
    },
    marks: series.flatMap((one) => marksOf(plot, one, letters, series.length > 1)),
  }) as SVGSVGElement;
  // The content policy lets no style in but the page's own; what it would have said stands in chart.css.
  svg.querySelector('style')?.remove();
  return svg;
}

/** The first day, the last, and as many in between as there is room for. */
function daysToName(series: readonly Series[], room: number): Date[] {
  const moments = series.flatMap(({ points }) => points.map(({ moment }) => moment.getTime()));
  const [first, last] = [Math.min(...moments), Math.max(...moments)];
  const steps = Math.max(1, Math.min(room - 1, Math.floor((last - first) / DAY_MS)));
  return Array.from({ length: steps + 1 }, (_, step) => new Date(first + ((last - first) * step) / steps));
}

function marksOf(plot: typeof Plot, { name, mark, points }: Series, letters: number, named: boolean): Plot.Markish[] {
  const where = { x: 'moment', y: 'value' };
  const last = points.at(-1);
  const dashes = mark === 'square' ? { strokeDasharray: '2 6' } : {};
  const label = { text: () => name, textAnchor: 'start' as const, dx: letters * 0.7 };
  return [
    plot.lineY(points, { ...where, stroke: 'currentColor', strokeWidth: 2.5, ...dashes }),
    plot.dot(points, {
      ...where,
      symbol: mark,
      r: letters * 0.28,
      fill: mark === 'circle' ? 'currentColor' : 'var(--paper)',
      stroke: 'currentColor',
      strokeWidth: 2.5,
    }),
    ...(named && last ? [plot.text([last], { ...where, ...label, fill: 'currentColor', fontWeight: 650 })] : []),
  ];
}
