/**
 * Every other way to say "next": space and Enter, Bluetooth page-turners. For hands that lie beside
 * the body and eyes that look at the ceiling. (Media keys belong to the sound.)
 */
export interface Hands {
  tap(): void;
  back(): void;
}

const TAPS = new Set([' ', 'Enter', 'PageDown', 'ArrowRight', 'ArrowDown']);
const BACKS = new Set(['PageUp', 'ArrowLeft', 'ArrowUp']);

/** A button that has the keyboard keeps its own space and Enter. */
const OWN_KEYS = 'button, a[href], input, select, textarea';

export function listenToKeys(hands: Hands): () => void {
  const press = (event: KeyboardEvent) => {
    if (event.repeat || event.altKey || event.ctrlKey || event.metaKey) return;
    if ((event.key === ' ' || event.key === 'Enter') && isOwn(event.target)) return;
    if (isField(event.target)) return;
    if (TAPS.has(event.key)) hands.tap();
    else if (BACKS.has(event.key)) hands.back();
    else return;
    event.preventDefault();
  };
  addEventListener('keydown', press);
  return () => removeEventListener('keydown', press);
}

/** True for a click that hit nothing of its own: "anywhere else". */
export function isElsewhere(event: MouseEvent): boolean {
  return !(event.target instanceof Element && event.target.closest(OWN_KEYS));
}

function isOwn(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(OWN_KEYS) !== null;
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement;
}
