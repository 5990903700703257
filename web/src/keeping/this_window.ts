/** A small text that lasts as long as this window, also over a reload. Full or forbidden storage is never an error here. */

/** Empty where nothing is kept. */
export function keptInWindow(name: string): string {
  try {
    return sessionStorage.getItem(name) ?? '';
  } catch {
    return '';
  }
}

/** Nothing is kept of an empty text. Where nothing can be, what the page itself remembers lasts as long as the page. */
export function keepInWindow(name: string, text: string): void {
  try {
    if (text) sessionStorage.setItem(name, text);
    else sessionStorage.removeItem(name);
  } catch {
    // Whoever asks finds nothing, and begins anew.
  }
}

/** What was kept as JSON; null where it is not. */
export function valueInWindow<Value>(name: string): Value | null {
  try {
    return JSON.parse(keptInWindow(name) || 'null') as Value | null;
  } catch {
    return null;
  }
}
