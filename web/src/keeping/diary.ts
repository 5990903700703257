/**
 * The diary on this device: a growing set of entries in IndexedDB, and an outbox of those that the
 * keeper of diaries has not confirmed. Merging is set union on `id`; nothing is ever overwritten.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Entry } from '../engine/contract';
import { uuid7 } from './uuid7';
import { localTime } from './local-time';

interface Shelves extends DBSchema {
  entries: { key: string; value: Entry };
  outbox: { key: string; value: { id: string } };
  notes: { key: string; value: string };
}

export type Kind = Entry['kind'];

export class Diary {
  private constructor(
    private readonly shelves: IDBPDatabase<Shelves>,
    readonly person: string,
  ) {}

  /** Opens the diary; the first time, a person is made. `name` only so that tests do not meet. */
  static async open(name = 'stature'): Promise<Diary> {
    const shelves = await openDB<Shelves>(name, 1, {
      upgrade(fresh) {
        fresh.createObjectStore('entries', { keyPath: 'id' });
        fresh.createObjectStore('outbox', { keyPath: 'id' });
        fresh.createObjectStore('notes');
      },
    });
    return new Diary(shelves, await personOf(shelves));
  }

  async entries(): Promise<Entry[]> {
    return this.shelves.getAll('entries');
  }

  /** Writes a new entry, now, and puts it into the outbox in the same breath. */
  async write(kind: Kind, body: Entry['body'], moment = new Date()): Promise<Entry> {
    const entry: Entry = {
      id: uuid7(moment.getTime()),
      person: this.person,
      at: localTime(moment),
      kind,
      body,
      schema: 1,
    };
    await this.keep(entry);
    return entry;
  }

  /** Keeps an entry that the coach made. An id already here is left as it is. */
  async keep(entry: Entry): Promise<void> {
    const work = this.shelves.transaction(['entries', 'outbox'], 'readwrite');
    if (!(await work.objectStore('entries').get(entry.id))) {
      await work.objectStore('entries').add(entry);
      await work.objectStore('outbox').put({ id: entry.id });
    }
    await work.done;
  }

  /** Entries from elsewhere: those unknown here are added and need no posting. Returns how many. */
  async merge(found: readonly Entry[]): Promise<number> {
    const work = this.shelves.transaction('entries', 'readwrite');
    let fresh = 0;
    for (const entry of found) {
      if (await work.store.get(entry.id)) continue;
      await work.store.add(entry);
      fresh += 1;
    }
    await work.done;
    return fresh;
  }

  async waiting(): Promise<Entry[]> {
    const ids = await this.shelves.getAllKeys('outbox');
    const entries = await Promise.all(ids.map((id) => this.shelves.get('entries', id)));
    return entries.filter((entry): entry is Entry => entry !== undefined);
  }

  async posted(ids: readonly string[]): Promise<void> {
    const work = this.shelves.transaction('outbox', 'readwrite');
    for (const id of ids) await work.store.delete(id);
    await work.done;
  }

  /** Everything waits for the keeper once more; what it knows already it will say. */
  async postAgain(): Promise<void> {
    const work = this.shelves.transaction(['entries', 'outbox'], 'readwrite');
    for (const id of await work.objectStore('entries').getAllKeys()) await work.objectStore('outbox').put({ id });
    await work.done;
  }

  async note(name: string): Promise<string | undefined> {
    return this.shelves.get('notes', name);
  }

  async setNote(name: string, text: string): Promise<void> {
    await this.shelves.put('notes', text, name);
  }

  close(): void {
    this.shelves.close();
  }
}

async function personOf(shelves: IDBPDatabase<Shelves>): Promise<string> {
  const work = shelves.transaction('notes', 'readwrite');
  const known = await work.store.get('person');
  const person = known ?? uuid7();
  if (!known) await work.store.put(person, 'person');
  await work.done;
  return person;
}
