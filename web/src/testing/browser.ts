/** What a browser has and jsdom lacks: IndexedDB, the question whether it is dark, scrolling, what is in sight, and a canvas, which axe asks for. */
import 'fake-indexeddb/auto';
import { withWords } from '../words/words';

if (typeof window !== 'undefined' && typeof window.matchMedia !== 'function') {
  Object.defineProperty(window, 'matchMedia', {
    writable: true,
    configurable: true,
    value: (media: string) => ({
      media,
      matches: false,
      addEventListener: () => {},
      removeEventListener: () => {},
    }),
  });
}

if (typeof window !== 'undefined') {
  if (window.isSecureContext === undefined) Object.defineProperty(window, 'isSecureContext', { writable: true, configurable: true, value: true });
  window.scrollTo = () => {};
  window.scrollBy = () => {};
  // Without a layout nothing lies below another: nobody is told that something is out of sight.
  window.IntersectionObserver ??= class {
    observe() {}
    disconnect() {}
  } as unknown as typeof IntersectionObserver;
  HTMLCanvasElement.prototype.getContext = () => null;
}

// A page is drawn with its words; which come with it, the browser's tests see.
await Promise.all((['Practice', 'Group', 'House', 'ForMyVisit'] as const).map((whose) => withWords(whose, Promise.resolve())));
