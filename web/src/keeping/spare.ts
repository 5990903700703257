/**
 * Entries that found no room in the diary: a full or broken database. They lie in local storage,
 * which has room of its own, and in memory, until there is room again; nothing of them is dropped.
 */
import type { Entry } from '../engine/contract';
import { readShelf, writeShelf } from './shelf';

const NAME = 'unkept';

export class Spare {
  private readonly held = new Map<string, Entry>();
  /** Those that only this page's memory holds: lost when it closes. */
  private loose = false;

  constructor(private readonly shelf: string) {
    this.lookAgain();
  }

  all(): Entry[] {
    return [...this.held.values()];
  }

  has(id: string): boolean {
    return this.held.has(id);
  }

  get isLoose(): boolean {
    return this.loose && this.held.size > 0;
  }

  put(entry: Entry): void {
    this.lookAgain();
    this.held.set(entry.id, entry);
    this.lay();
  }

  remove(ids: readonly string[]): void {
    if (!ids.some((id) => this.held.has(id))) return;
    this.lookAgain();
    for (const id of ids) this.held.delete(id);
    this.lay();
  }

  /** Another tab may have laid something here. */
  private lookAgain(): void {
    for (const entry of readShelf<Entry[]>(this.shelf, NAME) ?? []) this.held.set(entry.id, entry);
  }

  private lay(): void {
    this.loose = !writeShelf(this.shelf, NAME, this.all());
  }
}
