/**
 * How one person's diary lies in a database of the browser: entries by their id, and beside them what else was told under
 * the same id. An entry is the same only if it says the same; of two that differ both stay.
 *
 * Decided here: where an entry lies. Not known here: which of two bodies weighs; that is the coach's to say.
 */
import type { DBSchema, IDBPDatabase } from 'idb';
import type { Entry } from '../engine/contract';
import { isSame } from './same';
import type { Upgrade } from './database';

/** The id of the first body that came under it; for another, the id and its number, such as `019a….1`. */
export type Place = string;

export interface Stores extends DBSchema {
  entries: { key: Place; value: Entry };
  beside: { key: Place; value: Entry };
  /** The places of entries that the keeper has not shown yet. */
  outbox: { key: Place; value: { id: Place } };
  notes: { key: string; value: string };
}

export const VERSION = 2;

/** What lies there stays where it is: an older diary only gets a store more, for which there is always room. */
export const upgrade: Upgrade<Stores> = (database, from) => {
  if (from < 1) {
    database.createObjectStore('entries', { keyPath: 'id' });
    database.createObjectStore('outbox', { keyPath: 'id' });
    database.createObjectStore('notes');
  }
  if (from < 2) database.createObjectStore('beside');
};

export interface Found {
  readonly place: Place;
  /** Whether the entry lies there already. */
  readonly is_there: boolean;
}

/** The stores in one transaction: all of it, or nothing. */
export class Work {
  private constructor(private readonly work: ReturnType<typeof begin>) {}

  /** Does all of these steps, or none, and throws the one error that says most: that of the step. */
  static async whole<Answer>(database: IDBPDatabase<Stores>, steps: (work: Work) => Promise<Answer>): Promise<Answer> {
    const work = begin(database);
    work.done.catch(() => undefined);
    try {
      const answer = await steps(new Work(work));
      await work.done;
      return answer;
    } catch (problem) {
      abort(work);
      throw problem;
    }
  }

  get outbox() {
    return this.work.objectStore('outbox');
  }

  async find(entry: Entry): Promise<Found> {
    const first = await this.work.objectStore('entries').get(entry.id);
    if (!first) return { place: entry.id, is_there: false };
    if (isSame(first, entry)) return { place: entry.id, is_there: true };
    const others = await this.beside(placesBeside(entry.id));
    const same = others.find(([, other]) => isSame(other, entry));
    return same ? { place: same[0], is_there: true } : { place: `${entry.id}.${others.length + 1}`, is_there: false };
  }

  async lay(place: Place, entry: Entry): Promise<void> {
    if (place === entry.id) await this.work.objectStore('entries').add(entry);
    else await this.work.objectStore('beside').add(entry, place);
  }

  async at(place: Place): Promise<Entry | undefined> {
    return (await this.work.objectStore('entries').get(place)) ?? this.work.objectStore('beside').get(place);
  }

  /** Every entry with its place: the first bodies by their ids, then those beside them. */
  async all(): Promise<(readonly [Place, Entry])[]> {
    const first = await this.work.objectStore('entries').getAll();
    return [...first.map((entry) => [entry.id, entry] as const), ...(await this.beside())];
  }

  private async beside(places?: IDBKeyRange): Promise<(readonly [Place, Entry])[]> {
    const store = this.work.objectStore('beside');
    const [found, others] = await Promise.all([store.getAllKeys(places), store.getAll(places)]);
    return others.map((entry, nth) => [found[nth]!, entry] as const);
  }
}

/** "." and "/" follow each other, so this is whatever begins with the id and a dot. */
function placesBeside(id: string): IDBKeyRange {
  return IDBKeyRange.bound(`${id}.`, `${id}/`, true, true);
}

function begin(database: IDBPDatabase<Stores>) {
  return database.transaction(['entries', 'beside', 'outbox'], 'readwrite');
}

function abort(work: { abort(): void }): void {
  try {
    work.abort();
  } catch {
    // The database has done so already.
  }
}
