/** What a browser has and jsdom lacks: IndexedDB, and the question whether it is dark. */
import 'fake-indexeddb/auto';

if (typeof window !== 'undefined' && !('matchMedia' in window)) {
  Object.defineProperty(window, 'matchMedia', {
    value: (media: string) => ({
      media,
      matches: false,
      addEventListener: () => {},
      removeEventListener: () => {},
    }),
  });
}
