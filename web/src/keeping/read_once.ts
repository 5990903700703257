/**
 * What was read of a diary stays read: its entries are never changed nor taken away one by one, so each comes out of the
 * browser's database once, and a look after that costs no more than counting them. Other tabs add theirs meanwhile.
 *
 * Decided here: what must still be read. Not known here: how an entry gets to its place.
 */
import type { IDBPDatabase } from 'idb';
import type { Entry } from '../engine/contract';
import type { Place, Stores } from './stores';

/** Where so many are unknown, reading all of them at once is quicker than asking for each. */
const FEW = 50;
const STORES = ['entries', 'beside'] as const;

export class ReadOnce {
  private kept = new Kept();

  /** The database was opened anew: it may be another, emptied meanwhile. What is still being read of it is forgotten too. */
  forget(): void {
    this.kept = new Kept();
  }

  /** Every entry: the first bodies by their ids, then those beside them. */
  all(opened: IDBPDatabase<Stores>): Promise<readonly Entry[]> {
    return this.kept.all(opened);
  }
}

/** What was read since the database was opened. */
class Kept {
  private readonly known = { entries: new Map<Place, Entry>(), beside: new Map<Place, Entry>() };
  private in_order: readonly Entry[] | null = null;

  async all(opened: IDBPDatabase<Stores>): Promise<readonly Entry[]> {
    const work = opened.transaction(STORES);
    const counts = await Promise.all(STORES.map((store) => work.objectStore(store).count()));
    const is_known = STORES.every((store, nth) => this.known[store].size === counts[nth]);
    if (this.in_order && is_known) return this.in_order;
    // Until all of it is read nothing is: where half of it fails, nobody may go on with what was there before.
    this.in_order = null;
    const found = await Promise.all(STORES.map((store) => this.read(work.objectStore(store), store)));
    return (this.in_order = found.flat());
  }

  private async read(from: OneStore, store: (typeof STORES)[number]): Promise<Entry[]> {
    const known = this.known[store];
    const places = await from.getAllKeys();
    const unknown = places.filter((place) => !known.has(place));
    const found = unknown.length > FEW ? await from.getAll() : await Promise.all(unknown.map((place) => from.get(place)));
    (unknown.length > FEW ? places : unknown).forEach((place, nth) => known.set(place, found[nth]!));
    return places.map((place) => known.get(place)!);
  }
}

/** What is needed of one of the two stores, in whatever transaction. */
interface OneStore {
  count(): Promise<number>;
  getAll(): Promise<Entry[]>;
  getAllKeys(): Promise<Place[]>;
  get(place: Place): Promise<Entry | undefined>;
}
