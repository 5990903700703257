/**
 * What of a browser the devices need and Node lacks: IndexedDB and local storage, both of which can be full for one
 * profile; in memory. And what is told between tabs, of which a device of the walk has one. The app's modules cannot tell.
 */
import '../../web/src/testing/browser';

/** Profiles whose database has no room, and whose local storage has none. */
export const full = new Set<string>();
export const storage_full = new Set<string>();

const kept = new Map<string, string>();

Object.defineProperty(globalThis, 'localStorage', {
  value: {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem(key: string, text: string) {
      if (storage_full.has(key.split('.')[0]!)) throw new DOMException('no room', 'QuotaExceededError');
      kept.set(key, text);
    },
    removeItem: (key: string) => kept.delete(key),
    key: (place: number) => [...kept.keys()][place] ?? null,
    get length() {
      return kept.size;
    },
  },
});

Object.defineProperty(globalThis, 'addEventListener', { value: () => undefined });

for (const name of ['add', 'put'] as const) {
  const real = IDBObjectStore.prototype[name];
  IDBObjectStore.prototype[name] = function (this: IDBObjectStore, ...given: [unknown, IDBValidKey?]) {
    if (full.has(this.transaction.db.name)) throw new DOMException('no room', 'QuotaExceededError');
    return real.apply(this, given);
  };
}
