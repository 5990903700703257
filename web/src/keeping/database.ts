/**
 * A database of this browser that stays open for as long as the page wants it. A browser may let go of it by itself, as a
 * phone does with a page that slept, with a word or without one: then it is opened again, and what was asked of it is
 * asked once more. So whatever is asked must come out the same when it is done twice.
 *
 * Decided here: when a database is opened again. Not known here: what lies in it.
 */
import { openDB, type DBSchema, type IDBPDatabase, type OpenDBCallbacks } from 'idb';

export type Upgrade<Stores extends DBSchema> = NonNullable<OpenDBCallbacks<Stores>['upgrade']>;

/** What a browser says where the connection, and not the database, is at fault. */
const LET_GO: ReadonlySet<string> = new Set(['InvalidStateError', 'AbortError', 'UnknownError']);

export class Database<Stores extends DBSchema> {
  private opening: Promise<IDBPDatabase<Stores>> | null = null;
  private is_ended = false;

  /** `whenOpened` is done first, each time that it is opened: it may be a new one, emptied meanwhile. */
  constructor(
    readonly name: string,
    private readonly version: number,
    private readonly upgrade: Upgrade<Stores>,
    private readonly whenOpened: (opened: IDBPDatabase<Stores>) => Promise<unknown> = async () => undefined,
  ) {}

  async use<Answer>(work: (opened: IDBPDatabase<Stores>) => Promise<Answer>): Promise<Answer> {
    const opening = this.opened();
    try {
      return await work(await opening);
    } catch (problem) {
      if (this.is_ended || !hasLetGo(problem)) throw problem;
      this.forget(opening);
      return work(await this.opened());
    }
  }

  close(): void {
    this.is_ended = true;
    void this.opening?.then(close, () => undefined);
  }

  private opened(): Promise<IDBPDatabase<Stores>> {
    if (this.opening) return this.opening;
    const opening = (this.opening = this.open());
    // What could not be opened now may be opened later.
    opening.catch(() => this.forget(opening));
    return opening;
  }

  private async open(): Promise<IDBPDatabase<Stores>> {
    if (this.is_ended) throw new DOMException('it is closed', 'InvalidStateError');
    const opened = await openDB<Stores>(this.name, this.version, {
      upgrade: (database, from, to, work, event) => {
        // Whoever opens it hears of it.
        work.done.catch(() => undefined);
        return this.upgrade(database, from, to, work, event);
      },
      // Another tab takes it off this device, or brings it up to date: it must not wait for this one.
      blocking: (_, __, event) => {
        this.is_ended = true;
        (event.target as IDBDatabase).close();
      },
      terminated: () => (this.opening = null),
    });
    await this.whenOpened(opened);
    return opened;
  }

  private forget(opening: Promise<IDBPDatabase<Stores>>): void {
    if (this.opening === opening) this.opening = null;
    void opening.then(close, () => undefined);
  }
}

function close(opened: { close(): void }): void {
  opened.close();
}

function hasLetGo(problem: unknown): boolean {
  return LET_GO.has((problem as Partial<Error> | null)?.name ?? '');
}
