/**
 * Where the keyboard goes, and a screen reader with it, when what had it is taken away: to what has come instead, or to
 * the nearest heading above. Without this both would fall back to the top of the page, and nobody would know why.
 *
 * Knows no page. A change of page is App's: there the keyboard goes to the new heading.
 */

/** The places to which a change leads: a heading, or whatever a page has marked as the beginning of something new. */
const BEGINNINGS = 'h1, h2, h3, [tabindex="-1"]';

/** Begins to watch; gives back how to end it. */
export function keepTheKeyboard(): () => void {
  let last: Element | null = null;
  const arrived = (event: FocusEvent) => {
    last = event.target instanceof Element ? event.target : null;
  };
  // Left by the person's own wish; what is taken away is no longer connected a moment later.
  const left = ({ target, relatedTarget }: FocusEvent) => {
    if (!relatedTarget) queueMicrotask(() => last === target && last?.isConnected && (last = null));
  };
  const watching = new MutationObserver((changes) => {
    if (!last || last.isConnected || document.activeElement !== document.body) return;
    const gone = last;
    last = null;
    begin(whatCame(changes) ?? headingAbove(changes.find(({ removedNodes }) => holds(removedNodes, gone))));
  });
  document.addEventListener('focusin', arrived);
  document.addEventListener('focusout', left);
  watching.observe(document.body, { childList: true, subtree: true });
  return () => {
    watching.disconnect();
    document.removeEventListener('focusin', arrived);
    document.removeEventListener('focusout', left);
  };
}

function begin(place: HTMLElement | null): void {
  if (!place) return;
  if (!place.hasAttribute('tabindex')) place.tabIndex = -1;
  place.focus({ preventScroll: true });
}

function whatCame(changes: readonly MutationRecord[]): HTMLElement | null {
  for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
    if (!(node instanceof HTMLElement) || !node.isConnected) continue;
    const beginning = node.matches(BEGINNINGS) ? node : node.querySelector<HTMLElement>(BEGINNINGS);
    if (beginning) return beginning;
  }
  return null;
}

function headingAbove(change: MutationRecord | undefined): HTMLElement | null {
  const headings = [...document.querySelectorAll<HTMLElement>('main :is(h1, h2, h3)')];
  const beside = change?.previousSibling?.isConnected ? change.previousSibling : change?.target;
  if (!beside?.isConnected) return headings[0] ?? null;
  const above = headings.filter((heading) => isNotAfter(heading, beside));
  return above.at(-1) ?? headings[0] ?? null;
}

function isNotAfter(heading: Node, place: Node): boolean {
  const where = place.compareDocumentPosition(heading);
  return heading === place || Boolean(where & (Node.DOCUMENT_POSITION_PRECEDING | Node.DOCUMENT_POSITION_CONTAINED_BY));
}

function holds(nodes: NodeList, one: Node): boolean {
  return [...nodes].some((node) => node.contains(one));
}
