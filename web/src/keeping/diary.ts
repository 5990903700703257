/**
 * One person's diary on this device: a growing set of entries in the browser's database, and an outbox of those
 * that the keeper of diaries has not shown yet. Merging is set union on the whole entry: of two under one id both
 * stay, and nothing is ever overwritten. What finds no room is held beside it (`spare.ts`) and is read and sent like
 * the rest.
 */
import { deleteDB, type IDBPDatabase } from 'idb';
import type { Entry } from '../engine/contract';
import { FIRST } from './household.svelte';
import { localTime } from './local-time';
import { ReadOnce } from './read_once';
import { isSame, wordsOf } from './same';
import { upgrade, VERSION, Work, type Place, type Stores } from './stores';
import { Spare } from './spare';
import { Database, type Over } from './database';
import { uuid7 } from './uuid7';

export type Kind = Entry['kind'];

/** One entry is written in a moment, and somebody waits for it; a whole diary takes a slow device its time. */
const ONE_MS = 4_000;
const EACH_MS = 50;
const MANY_MS = 60_000;

/** Entries told apart from the rest: something else was told under the same id, or the keeper does not take it. */
export type Apart = 'differing' | 'refused';

export class Diary {
  private readonly spare: Spare;
  /** Of those in spare, the words of the ones that the keeper has shown. */
  private readonly confirmed = new Set<string>();

  private constructor(
    private readonly database: Database<Stores>,
    private readonly read: ReadOnce,
    readonly profile: string,
    readonly person: string,
  ) {
    this.spare = new Spare(profile, person);
  }

  /** Opens the diary of this profile. The first time it is that of `person`, or of somebody new. */
  static async open(profile: string = FIRST, person?: string): Promise<Diary> {
    let known = person;
    const read = new ReadOnce();
    // A database that is opened again may be a new one, emptied meanwhile: it is this person's all the same.
    const database = new Database<Stores>(profile, VERSION, upgrade, async (opened) => {
      read.forget();
      known = await personOf(opened, known);
    });
    return new Diary(database, read, profile, await database.use((opened) => personOf(opened, known)));
  }

  /** Takes a whole diary off this device. */
  static async remove(profile: string): Promise<void> {
    await deleteDB(profile);
  }

  /** Comes when this page can read and write it no more: what is told from then on is held in spare. */
  get over(): Promise<Over> {
    return this.database.over;
  }

  async entries(): Promise<Entry[]> {
    const kept = await this.database.use((opened) => this.read.all(opened));
    const is_kept = (entry: Entry) => kept.some((one) => one.id === entry.id && isSame(one, entry));
    return [...kept, ...this.spare.all().filter((entry) => !is_kept(entry))];
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

  /** Keeps an entry of this device; another body under its id stays beside it. What cannot be laid there now is held in spare. */
  async keep(entry: Entry): Promise<void> {
    try {
      await this.lay([entry], true);
    } catch (problem) {
      console.warn('It is held beside the diary:', problem);
      this.spare.put(entry);
    }
  }

  /** What was held in spare is put where it belongs, if there is room now. Throws while there is none. */
  async keepSpare(): Promise<void> {
    for (const entry of this.spare.all()) {
      await this.lay([entry], !this.confirmed.has(wordsOf(entry)));
      this.spare.remove(entry);
    }
  }

  /** Entries for which this device had no room, oldest first. */
  unkept(): Entry[] {
    return this.spare.all();
  }

  /** Whether closing the page would lose an entry that is nowhere else. */
  get hangsByAThread(): boolean {
    return this.spare.all().some((entry) => this.spare.isLoose(entry) && !this.confirmed.has(wordsOf(entry)));
  }

  /** Entries that the keeper shows: they need no posting, and those unknown here are added. Returns how many. */
  async merge(found: readonly Entry[]): Promise<number> {
    const spare = this.spare.all();
    // One that waits for room here keeps its place.
    const [waiting_for_room, others] = parted(found, (entry) => spare.some((one) => isSame(one, entry)));
    const fresh = await this.lay(others, false);
    for (const entry of waiting_for_room) this.confirmed.add(wordsOf(entry));
    await this.settled(waiting_for_room);
    return fresh;
  }

  async waiting(): Promise<Entry[]> {
    const waits = await this.whole(async (work) => {
      const places = await work.outbox.getAllKeys();
      const found = await Promise.all(places.map((place) => work.at(place)));
      return found.filter((entry) => entry !== undefined);
    });
    const only_spare = this.spare.all().filter((entry) => !waits.some((one) => isSame(one, entry)));
    return [...waits, ...only_spare.filter((entry) => !this.confirmed.has(wordsOf(entry)))];
  }

  /** Those that the keeper has shown, or will never show, for it refuses them. They are posted no more. */
  async settled(entries: readonly Entry[]): Promise<void> {
    if (!entries.length) return;
    for (const entry of entries) if (this.spare.has(entry)) this.confirmed.add(wordsOf(entry));
    await this.whole(async (work) => {
      for (const entry of entries) await work.outbox.delete((await work.find(entry)).place);
    });
  }

  /** What the keeper does not have waits for it once more. `seen` are the words of all that it has. */
  async postMissing(seen: ReadonlySet<string>): Promise<void> {
    for (const words of this.confirmed) if (!seen.has(words)) this.confirmed.delete(words);
    await this.whole(async (work) => {
      for (const [place, entry] of await work.all()) {
        if (!seen.has(wordsOf(entry))) await work.outbox.put({ id: place });
      }
    });
  }

  async note(name: string): Promise<string | undefined> {
    return this.database.use((opened) => opened.get('notes', name));
  }

  async setNote(name: string, text: string): Promise<void> {
    await this.database.use((opened) => opened.put('notes', text, name));
  }

  async dropNote(name: string): Promise<void> {
    await this.database.use((opened) => opened.delete('notes', name));
  }

  /** Remembers that these entries are apart from the rest. */
  async tellApart(how: Apart, ids: readonly string[]): Promise<void> {
    if (!ids.length) return;
    const all = new Set([...(await this.apart(how)), ...ids]);
    await this.setNote(how, JSON.stringify([...all]));
  }

  async apart(how: Apart): Promise<string[]> {
    return JSON.parse((await this.note(how)) ?? '[]') as string[];
  }

  close(): void {
    this.database.close();
  }

  private whole<Answer>(steps: (work: Work) => Promise<Answer>, patience_ms = MANY_MS): Promise<Answer> {
    return this.database.use((opened) => Work.whole(opened, steps), patience_ms);
  }

  /** Lays those that are not here yet, and returns how many. They wait for the keeper, or are known to be with it. */
  private async lay(entries: readonly Entry[], post: boolean): Promise<number> {
    const laid = await this.whole(async (work) => {
      const fresh: [Place, Entry][] = [];
      const waits = new Set(await work.outbox.getAllKeys());
      for (const entry of entries) {
        const { place, is_there } = await work.find(entry);
        if (!post && waits.has(place)) await work.outbox.delete(place);
        if (is_there) continue;
        await work.lay(place, entry);
        fresh.push([place, entry]);
        if (post) await work.outbox.put({ id: place });
      }
      return fresh;
    }, ONE_MS + EACH_MS * entries.length);
    const beside = laid.filter(([place, { id }]) => place !== id);
    await this.tellApart('differing', beside.map(([, { id }]) => id));
    return laid.length;
  }
}

function parted<Value>(values: readonly Value[], is_one: (value: Value) => boolean): [Value[], Value[]] {
  return [values.filter(is_one), values.filter((value) => !is_one(value))];
}

async function personOf(opened: IDBPDatabase<Stores>, wished?: string): Promise<string> {
  const work = opened.transaction('notes', 'readwrite');
  const known = await work.store.get('person');
  const person = known ?? wished ?? uuid7();
  if (!known) await work.store.put(person, 'person');
  await work.done;
  return person;
}
