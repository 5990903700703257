/**
 * One person's diary on this device: a growing set of entries in IndexedDB, and an outbox of those
 * that the keeper of diaries has not shown yet. Merging is set union on `id`; nothing is ever
 * overwritten. What finds no room is held beside it (`spare.ts`) and is read and sent like the rest.
 */
import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Entry } from '../engine/contract';
import { FIRST } from './household.svelte';
import { localTime } from './local-time';
import { isSame } from './same';
import { Spare } from './spare';
import { uuid7 } from './uuid7';

interface Shelves extends DBSchema {
  entries: { key: string; value: Entry };
  outbox: { key: string; value: { id: string } };
  notes: { key: string; value: string };
}

export type Kind = Entry['kind'];

/** Entries told apart from the rest: the keeper has another under the same id, or does not take it. */
export type Apart = 'differing' | 'refused';

export class Diary {
  private readonly spare: Spare;
  /** Of those in spare, the ones that the keeper has shown. */
  private readonly confirmed = new Set<string>();
  private isLost = false;

  private constructor(
    private shelves: IDBPDatabase<Shelves>,
    readonly shelf: string,
    readonly person: string,
  ) {
    this.spare = new Spare(shelf, person);
    this.take(shelves);
  }

  /** Opens the diary of this shelf. The first time it is that of `person`, or of somebody new. */
  static async open(shelf: string = FIRST, person?: string): Promise<Diary> {
    const shelves = await openShelves(shelf);
    return new Diary(shelves, shelf, await personOf(shelves, person));
  }

  /** Takes a whole diary off this device. */
  static async remove(shelf: string): Promise<void> {
    await deleteDB(shelf);
  }

  async entries(): Promise<Entry[]> {
    const kept = await (await this.opened()).getAll('entries');
    const ids = new Set(kept.map((entry) => entry.id));
    return [...kept, ...this.spare.all().filter((entry) => !ids.has(entry.id))];
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

  /** Keeps an entry of this device. An id already here is left as it is. Without room it is held in spare. */
  async keep(entry: Entry): Promise<void> {
    try {
      await this.shelve(entry, true);
    } catch (problem) {
      console.warn('The diary has no room:', problem);
      this.spare.put(entry);
    }
  }

  /** What was held in spare is put where it belongs, if there is room now. Throws while there is none. */
  async keepSpare(): Promise<void> {
    for (const entry of this.spare.all()) {
      await this.shelve(entry, !this.confirmed.has(entry.id));
      this.spare.remove(entry.id);
    }
  }

  /** Entries for which this device had no room, oldest first. */
  unkept(): Entry[] {
    return this.spare.all();
  }

  /** Whether closing the page would lose an entry that is nowhere else. */
  get hangsByAThread(): boolean {
    return this.spare.all().some(({ id }) => this.spare.isLoose(id) && !this.confirmed.has(id));
  }

  /** Entries that the keeper shows: they need no posting, and those unknown here are added. Returns how many. */
  async merge(found: readonly Entry[]): Promise<number> {
    const differing: string[] = [];
    const spare = new Map(this.spare.all().map((entry) => [entry.id, entry]));
    let fresh = 0;
    const work = (await this.opened()).transaction(['entries', 'outbox'], 'readwrite');
    await whole(work, async () => {
      const [entries, outbox] = [work.objectStore('entries'), work.objectStore('outbox')];
      const waits = new Set(await outbox.getAllKeys());
      for (const entry of found) {
        if (waits.has(entry.id)) await outbox.delete(entry.id);
        const kept = await entries.get(entry.id);
        const own = kept ?? spare.get(entry.id);
        // One that waits for room here keeps its place.
        if (own && !isSame(own, entry)) differing.push(entry.id);
        else if (!own) {
          await entries.add(entry);
          fresh += 1;
        }
      }
    });
    for (const { id } of found) if (spare.has(id)) this.confirmed.add(id);
    await this.tellApart('differing', differing);
    return fresh;
  }

  async waiting(): Promise<Entry[]> {
    const ids = new Set(await (await this.opened()).getAllKeys('outbox'));
    const spare = new Set(this.spare.all().map(({ id }) => id));
    const waits = ({ id }: Entry) => ids.has(id) || (spare.has(id) && !this.confirmed.has(id));
    return (await this.entries()).filter(waits);
  }

  /** Those that the keeper will never show: refused, or another person's there. They are posted no more. */
  async settled(ids: readonly string[]): Promise<void> {
    if (!ids.length) return;
    const settled = new Set(ids);
    for (const { id } of this.spare.all()) if (settled.has(id)) this.confirmed.add(id);
    const work = (await this.opened()).transaction('outbox', 'readwrite');
    await whole(work, async () => {
      for (const id of ids) await work.store.delete(id);
    });
  }

  /** What the keeper does not have waits for it once more. `seen` are the ids it has. */
  async postMissing(seen: ReadonlySet<string>): Promise<void> {
    for (const id of this.confirmed) if (!seen.has(id)) this.confirmed.delete(id);
    const work = (await this.opened()).transaction(['entries', 'outbox'], 'readwrite');
    await whole(work, async () => {
      for (const id of await work.objectStore('entries').getAllKeys()) {
        if (!seen.has(id)) await work.objectStore('outbox').put({ id });
      }
    });
  }

  async note(name: string): Promise<string | undefined> {
    return (await this.opened()).get('notes', name);
  }

  async setNote(name: string, text: string): Promise<void> {
    await (await this.opened()).put('notes', text, name);
  }

  async dropNote(name: string): Promise<void> {
    await (await this.opened()).delete('notes', name);
  }

  /** Remembers that these entries are apart from the keeper's. */
  async tellApart(how: Apart, ids: readonly string[]): Promise<void> {
    if (!ids.length) return;
    const all = new Set([...(await this.apart(how)), ...ids]);
    await this.setNote(how, JSON.stringify([...all]));
  }

  async apart(how: Apart): Promise<string[]> {
    return JSON.parse((await this.note(how)) ?? '[]') as string[];
  }

  close(): void {
    this.shelves.close();
  }

  /** A browser may let go of the database by itself, as a phone does with a page that slept: then it is opened again. */
  private async opened(): Promise<IDBPDatabase<Shelves>> {
    if (this.isLost) {
      const shelves = await openShelves(this.shelf);
      // It may be a new one, emptied meanwhile: it is this person's all the same.
      await personOf(shelves, this.person);
      this.take(shelves);
    }
    return this.shelves;
  }

  private take(shelves: IDBPDatabase<Shelves>): void {
    this.shelves = shelves;
    this.isLost = false;
    shelves.addEventListener('close', () => (this.isLost = true));
  }

  private async shelve(entry: Entry, post: boolean): Promise<void> {
    const work = (await this.opened()).transaction(['entries', 'outbox'], 'readwrite');
    await whole(work, async () => {
      if (await work.objectStore('entries').get(entry.id)) return;
      await work.objectStore('entries').add(entry);
      if (post) await work.objectStore('outbox').put({ id: entry.id });
    });
  }
}

function openShelves(shelf: string): Promise<IDBPDatabase<Shelves>> {
  return openDB<Shelves>(shelf, 1, {
    upgrade(fresh) {
      fresh.createObjectStore('entries', { keyPath: 'id' });
      fresh.createObjectStore('outbox', { keyPath: 'id' });
      fresh.createObjectStore('notes');
    },
    // Another tab takes this person off the device: it must not wait for this one.
    blocking: (_, __, event) => (event.target as IDBDatabase).close(),
  });
}

/** All of the work or nothing, and one error: that of the step, which says more than that of its end. */
async function whole(work: { readonly done: Promise<void>; abort(): void }, steps: () => Promise<void>): Promise<void> {
  work.done.catch(() => undefined);
  try {
    await steps();
  } catch (problem) {
    abort(work);
    throw problem;
  }
  await work.done;
}

function abort(work: { abort(): void }): void {
  try {
    work.abort();
  } catch {
    // The database has done so already.
  }
}

async function personOf(shelves: IDBPDatabase<Shelves>, wished?: string): Promise<string> {
  const work = shelves.transaction('notes', 'readwrite');
  const known = await work.store.get('person');
  const person = known ?? wished ?? uuid7();
  if (!known) await work.store.put(person, 'person');
  await work.done;
  return person;
}
