/**
 * A movement of regimen/movements, drawn by `lab/figures`: each part is a curve through as many points in every frame. What
 * is fetched are a few kilobytes, when somebody wants to watch it.
 */
import type { Drawing } from './reel';

interface Part {
  readonly name: string;
  readonly form: 'area' | 'line' | 'lock' | 'ring' | 'dot';
  readonly class: string;
  readonly lines: number;
  readonly points: number;
  readonly r?: number;
}

export interface Movement {
  readonly width: number;
  readonly height: number;
  /** What does not move, as SVG. */
  readonly behind: string;
  readonly parts: readonly Part[];
  /** Orders of painting, from back to front; which of them each frame has. */
  readonly orders: readonly (readonly number[])[];
  readonly painted: readonly number[];
  /** Of each frame, part by part: 1 where it is not seen. */
  readonly hidden: readonly string[];
  readonly steps: readonly { say: string; from: number; to: number; seconds: number }[];
  /**
   * Of each part: its points in half units, as what they differ from the point, and then from the frame, before; or the
   * part that is where it is.
   */
  readonly ways: readonly (number | readonly number[])[];
}

const files = import.meta.glob<string>('../../../../regimen/movements/*.json', { query: '?raw', import: 'default' });
const SVG = 'http://www.w3.org/2000/svg';
const HALF = 0.5;

export function movementNames(): string[] {
  return Object.keys(files).map((path) => path.slice(path.lastIndexOf('/') + 1, -'.json'.length));
}

/** Throws where it is not known, or cannot be had. */
export async function readMovement(name: string): Promise<Movement> {
  const fetch = files[`../../../../regimen/movements/${name}.json`];
  if (!fetch) throw new Error(`there is no movement ${name}; there are ${movementNames().join(', ')}`);
  return JSON.parse(await fetch()) as Movement;
}

/** The way of a part, its own or another's. */
export function wayOf({ ways }: Pick<Movement, 'ways'>, part: number): readonly number[] {
  const way = ways[part]!;
  return typeof way === 'number' ? wayOf({ ways }, way) : way;
}

/** Where each point of a part is in each frame, in units: x and y in turn. */
export function framesOf({ lines, points }: Part, way: readonly number[]): number[][] {
  const size = 2 * lines * points;
  const frames: number[][] = [];
  for (let start = 0; start < way.length; start += size) {
    const before = frames.at(-1);
    const frame: number[] = [];
    for (let i = 0; i < size; i += 1) {
      const last = before ? before[i]! : i < 2 ? 0 : frame[i - 2]!;
      frame.push(last + way[start + i]! * HALF);
    }
    frames.push(frame);
  }
  return frames;
}

export function drawingOf(movement: Movement): Drawing {
  return (box) => {
    const svg = document.createElementNS(SVG, 'svg');
    svg.setAttribute('viewBox', `0 0 ${movement.width} ${movement.height}`);
    svg.setAttribute('class', 'fig');
    // Our own drawing, from the same files as the page; nothing a person wrote comes here.
    svg.innerHTML = `${movement.behind}<g transform="scale(0.1)"></g>`;
    const group = svg.lastElementChild!;
    const drawn = movement.parts.map((part, i) => drawnPart(part, framesOf(part, wayOf(movement, i))));
    box.replaceChildren(svg);
    let painted = -1;
    return (at) => {
      const nearest = Math.round(at);
      const order = movement.painted[nearest]!;
      if (order !== painted) group.replaceChildren(...movement.orders[order]!.map((i) => drawn[i]!.element));
      painted = order;
      const hidden = movement.hidden[nearest]!;
      drawn.forEach((part, i) => part.draw(at, hidden[i] === '1'));
    };
  };
}

interface DrawnPart {
  readonly element: Element;
  draw(at: number, hidden: boolean): void;
}

function drawnPart(part: Part, frames: readonly number[][]): DrawnPart {
  const dot = part.form === 'dot';
  const element = document.createElementNS(SVG, dot ? 'circle' : 'path');
  element.setAttribute('data-part', part.name);
  element.setAttribute('class', part.class);
  if (dot) element.setAttribute('r', String(part.r! * 10));
  else {
    element.setAttribute('stroke-linejoin', 'round');
    element.setAttribute('stroke-width', part.form === 'area' || part.form === 'lock' ? '26' : '24');
    if (part.form === 'line' || part.form === 'ring') element.setAttribute('fill', 'none');
    if (part.form === 'line') element.setAttribute('stroke-linecap', 'round');
  }
  let last: number | null = null;
  let gone = false;
  return {
    element,
    draw(at, hidden) {
      if (hidden !== gone) element.setAttribute('visibility', hidden ? 'hidden' : 'visible');
      gone = hidden;
      if (hidden || at === last) return;
      last = at;
      const now = between(frames, at);
      if (dot) {
        element.setAttribute('cx', String(tenths(now[0]!)));
        element.setAttribute('cy', String(tenths(now[1]!)));
      } else element.setAttribute('d', part.form === 'ring' || part.form === 'lock' ? rounds(now, part) : curves(now, part));
    },
  };
}

/** Each point on its way between two frames, round the corners that the frames would make: through four of them. */
export function between(frames: readonly number[][], at: number): readonly number[] {
  const i = Math.min(Math.floor(at), frames.length - 1);
  const t = at - i;
  const [second, third] = [frames[i]!, frames[Math.min(i + 1, frames.length - 1)]!];
  if (t === 0) return second;
  const [first, fourth] = [frames[Math.max(i - 1, 0)]!, frames[Math.min(i + 2, frames.length - 1)]!];
  const [s, tt] = [1 - t, t * t];
  const [a, d] = [-0.5 * t * s * s, -0.5 * tt * s];
  const [b, c] = [1 + tt * (1.5 * t - 2.5), 0.5 * t + tt * (2 - 1.5 * t)];
  return second.map((value, k) => {
    const other = third[k]!;
    // What stays from one frame to the next stays all the way.
    return value === other ? value : a * first[k]! + b * value + c * other + d * fourth[k]!;
  });
}

/**
 * Soft curves through the points (Catmull-Rom): closed round an area, open along a line. In tenths of a unit, which are whole
 * numbers, and by `S`, whose first handle is the last one mirrored: less to write in each frame.
 */
function curves(now: readonly number[], { form, lines, points }: Part): string {
  const closed = form === 'area';
  const text: string[] = [];
  for (let line = 0; line < lines; line += 1) {
    const start = 2 * line * points;
    const place = (i: number) => start + 2 * (closed ? (i + points) % points : Math.min(Math.max(i, 0), points - 1));
    let [before, here] = [place(-1), place(0)];
    let next = place(1);
    const x = now[here]! + (now[next]! - now[before]!) / 6;
    const y = now[here + 1]! + (now[next + 1]! - now[before + 1]!) / 6;
    text.push(`M${tenths(now[here]!)} ${tenths(now[here + 1]!)}C${tenths(x)} ${tenths(y)} `);
    for (let i = 1; i <= (closed ? points : points - 1); i += 1) {
      [before, here, next] = [here, next, place(i + 1)];
      const [toX, toY] = [now[here]!, now[here + 1]!];
      const [handleX, handleY] = [toX - (now[next]! - now[before]!) / 6, toY - (now[next + 1]! - now[before + 1]!) / 6];
      text.push(`${i > 1 ? 'S' : ''}${tenths(handleX)} ${tenths(handleY)} ${tenths(toX)} ${tenths(toY)}`);
    }
    if (closed) text.push('z');
  }
  return text.join('');
}

/**
 * Locks, or the open rings on them, each told by where it is and how much of it is seen, of 12 (points are halved): one that
 * turns away is smaller, and then not there.
 */
function rounds(now: readonly number[], { form, r = 0 }: Part): string {
  const text: string[] = [];
  const turn = ((form === 'lock' ? 359 : 225) * Math.PI) / 180;
  for (let i = 0; i < now.length; i += 4) {
    const [x, y, seen] = [now[i]!, now[i + 1]!, now[i + 2]! / 6];
    const size = r * (form === 'lock' ? Math.min(1, seen * 4) : Math.max(0, seen * 2 - 1));
    if (size < 0.5) continue;
    const end = `${tenths(x + size * Math.cos(turn))} ${tenths(y + size * Math.sin(turn))}`;
    text.push(`M${tenths(x + size)} ${tenths(y)}A${tenths(size)} ${tenths(size)} 0 1 1 ${end}`);
  }
  return text.join('');
}

/** A tenth of a unit is finer than a pixel. */
function tenths(value: number): number {
  return Math.round(value * 10) | 0;
}
