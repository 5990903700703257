/**
 * Entries that found no room in the diary: a full or broken database. Each lies by itself in local
 * storage, which has room of its own and is the same for all tabs, or else in this page's memory,
 * until there is room again; nothing of them is dropped, nor one for another under the same id.
 */
import type { Entry } from '../engine/contract';
import { isSame, wordsOf } from './same';
import { clearLocal, localNames, readLocal, writeLocal } from './local';

const NAME = 'unkept.';

export class Spare {
  /** Those that only this page's memory holds, by their words: lost when it closes. */
  private readonly loose = new Map<string, Entry>();

  constructor(
    private readonly profile: string,
    private readonly person: string,
  ) {}

  /** Oldest first. */
  all(): Entry[] {
    const laid = localNames(this.profile, NAME).map((name) => readLocal<Entry>(this.profile, name));
    // A page of somebody who was taken off this device meanwhile may have laid one here.
    const own = laid.filter((entry): entry is Entry => entry?.person === this.person);
    return [...own, ...this.loose.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
  }

  has(entry: Entry): boolean {
    return this.all().some((one) => isSame(one, entry));
  }

  isLoose(entry: Entry): boolean {
    return this.loose.has(wordsOf(entry));
  }

  put(entry: Entry): void {
    if (this.has(entry)) return;
    if (!writeLocal(this.profile, this.freeName(entry.id), entry)) this.loose.set(wordsOf(entry), entry);
  }

  remove(entry: Entry): void {
    this.loose.delete(wordsOf(entry));
    for (const name of localNames(this.profile, NAME + entry.id)) {
      const laid = readLocal<Entry>(this.profile, name);
      if (laid && isSame(laid, entry)) clearLocal(this.profile, name);
    }
  }

  private freeName(id: string): string {
    const taken = new Set(localNames(this.profile, NAME + id));
    let name = NAME + id;
    for (let nth = 1; taken.has(name); nth += 1) name = `${NAME}${id}.${nth}`;
    return name;
  }
}
