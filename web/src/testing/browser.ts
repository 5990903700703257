/** What a browser has and jsdom lacks: IndexedDB, the question whether it is dark, scrolling, and a canvas, which axe asks for. */
import 'fake-indexeddb/auto';

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
  window.scrollTo = () => {};
  HTMLCanvasElement.prototype.getContext = () => null;
}
