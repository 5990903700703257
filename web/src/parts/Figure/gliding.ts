/**
 * A picture between the start and the hold of an exercise. Both have the same parts with the same path commands, so each
 * number glides from one to the other; what the hold alone has (its arrow, where the start was) comes in with it.
 */

/** What of an element a share of the way changes. */
type Glide = (share: number) => void;

const NUMBER = /-?\d+(?:\.\d+)?/g;
const LENGTHS = ['d', 'cx', 'cy', 'r'];

/** Moves the drawn `hold` to a share of the way from `start`: 0 is the start, 1 the hold. */
export function glideOf(start: ParentNode, hold: ParentNode): Glide {
  const first = partsOf(start);
  const glides = [...partsOf(hold)].map(([name, part]) => glideOfPart(first.get(name), part));
  return (share) => glides.forEach((glide) => glide(share));
}

/** Part by part; a name that comes again is another part. */
function partsOf(svg: ParentNode): Map<string, Element> {
  const parts = new Map<string, Element>();
  for (const part of svg.querySelectorAll('[data-part]')) {
    let name = part.getAttribute('data-part') ?? '';
    while (parts.has(name)) name += ' again';
    parts.set(name, part);
  }
  return parts;
}

function glideOfPart(first: Element | undefined, part: Element): Glide {
  if (!first) return (share) => part.setAttribute('opacity', share.toFixed(2));
  const glides = LENGTHS.filter((length) => part.hasAttribute(length)).map((length) =>
    glideOfLength(part, length, first.getAttribute(length) ?? '', part.getAttribute(length) ?? ''),
  );
  return (share) => glides.forEach((glide) => glide(share));
}

function glideOfLength(part: Element, length: string, start: string, hold: string): Glide {
  if (start === hold) return () => {};
  const [from, to] = [numbersOf(start), numbersOf(hold)];
  // Other commands cannot be halved: half way one becomes the other.
  if (from.length !== to.length) return (share) => part.setAttribute(length, share < 0.5 ? start : hold);
  const between = hold.split(NUMBER);
  return (share) => part.setAttribute(length, between.map((text, i) => text + mixed(from[i], to[i], share)).join(''));
}

function numbersOf(text: string): number[] {
  return (text.match(NUMBER) ?? []).map(Number);
}

/** A tenth of a unit is finer than a pixel. */
function mixed(from: number | undefined, to: number | undefined, share: number): string {
  return from === undefined || to === undefined ? '' : String(Math.round((from + (to - from) * share) * 10) / 10);
}

/** Begun and ended smoothly, as the movement should be. */
export function smooth(share: number): number {
  const within = Math.min(Math.max(share, 0), 1);
  return within * within * (3 - 2 * within);
}
