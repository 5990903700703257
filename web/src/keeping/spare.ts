/**
 * Entries that found no room in the diary: a full or broken database. Each lies by itself in local
 * storage, which has room of its own and is the same for all tabs, or else in this page's memory,
 * until there is room again; nothing of them is dropped.
 */
import type { Entry } from '../engine/contract';
import { clearShelf, namesOnShelf, readShelf, writeShelf } from './shelf';

const NAME = 'unkept.';

export class Spare {
  /** Those that only this page's memory holds: lost when it closes. */
  private readonly loose = new Map<string, Entry>();

  constructor(
    private readonly shelf: string,
    private readonly person: string,
  ) {}

  /** Oldest first. */
  all(): Entry[] {
    const laid = namesOnShelf(this.shelf, NAME).map((name) => readShelf<Entry>(this.shelf, name));
    // A page of somebody who was taken off this device meanwhile may have laid one here.
    const own = laid.filter((entry): entry is Entry => entry?.person === this.person);
    return [...own, ...this.loose.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
  }

  isLoose(id: string): boolean {
    return this.loose.has(id);
  }

  put(entry: Entry): void {
    if (!writeShelf(this.shelf, NAME + entry.id, entry)) this.loose.set(entry.id, entry);
  }

  remove(id: string): void {
    this.loose.delete(id);
    clearShelf(this.shelf, NAME + id);
  }
}
