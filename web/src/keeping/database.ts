/**
 * A database of this browser that stays open for as long as the page wants it. A browser may let go of it by itself, as a
 * phone does with a page that slept, with a word or without one: then it is opened again, and what was asked of it is
 * asked once more. So whatever is asked must come out the same when it is done twice.
 *
 * Nothing that is asked of it waits for ever: what cannot be answered fails with `NotReached`, which says why.
 *
 * Decided here: when a database is opened again, and when it is given up. Not known here: what lies in it.
 */
import { openDB, type DBSchema, type IDBPDatabase, type OpenDBCallbacks } from 'idb';

export type Upgrade<Stores extends DBSchema> = NonNullable<OpenDBCallbacks<Stores>['upgrade']>;

/** What a browser says where the connection, and not the database, is at fault. */
const LET_GO: readonly string[] = ['InvalidStateError', 'AbortError', 'UnknownError'];

/** Another page brought it up to date with a newer version of the app, or took it off this device: this page never has it again. */
export type Over = 'newer' | 'removed';

/** `elsewhere`: another page holds it and does not let go; `no_room`: not even it has room; `silent`: this browser does not answer. */
export type OutOfReach = Over | 'elsewhere' | 'no_room' | 'silent';

export class NotReached extends Error {
  constructor(readonly why: OutOfReach) {
    super(`the database is out of reach: ${why}`);
  }
}

/** A slow device opens it beside much else; once it was open, somebody stands there and waits. */
const OPENING_MS = 20_000;
const PATIENCE_MS = 10_000;
/** Where it did not answer just now, nobody is kept waiting as long again. */
const HURRY_MS = 2_000;

export class Database<Stores extends DBSchema> {
  /** Comes when this page has it no more. */
  readonly over: Promise<Over>;
  private opening: Promise<IDBPDatabase<Stores>> | null = null;
  private ended: Over | 'closed' | null = null;
  private was_open = false;
  private is_silent = false;
  /** An opening waits for another page, and whatever comes after waits behind it. */
  private is_blocked = false;
  private sayOver!: (why: Over) => void;

  /** `whenOpened` is done first, each time that it is opened: it may be a new one, emptied meanwhile. */
  constructor(
    readonly name: string,
    private readonly version: number,
    private readonly upgrade: Upgrade<Stores>,
    private readonly whenOpened: (opened: IDBPDatabase<Stores>) => Promise<unknown> = async () => undefined,
  ) {
    this.over = new Promise((say) => (this.sayOver = say));
  }

  /** Throws NotReached where it is over, or does not answer in time, and what the browser says of all else. */
  async use<Answer>(work: (opened: IDBPDatabase<Stores>) => Promise<Answer>, patience_ms = PATIENCE_MS): Promise<Answer> {
    const opening = this.opened();
    const was_silent = this.is_silent;
    let is_open = false;
    try {
      const opened = await opening;
      is_open = true;
      return await this.inTime(work(opened), patience_ms);
    } catch (problem) {
      if (this.ended) throw this.isOver(problem);
      // Another opening would only wait behind one that is not answered.
      const is_in_vain = was_silent || (!is_open && problem instanceof NotReached);
      if (is_in_vain || !hasLetGo(problem)) throw problem;
      this.forget(opening);
      return this.again(work, patience_ms);
    }
  }

  private async again<Answer>(work: (opened: IDBPDatabase<Stores>) => Promise<Answer>, patience_ms: number): Promise<Answer> {
    try {
      return await this.inTime(work(await this.opened()), patience_ms);
    } catch (problem) {
      throw this.isOver(problem);
    }
  }

  close(): void {
    this.ended ??= 'closed';
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
    if (this.ended) throw this.isOver(new DOMException('it is closed', 'InvalidStateError'));
    const opening = openDB<Stores>(this.name, this.version, {
      upgrade: (database, from, to, work, event) => {
        // Whoever opens it hears of it.
        work.done.catch(() => undefined);
        return this.upgrade(database, from, to, work, event);
      },
      blocked: () => (this.is_blocked = true),
      // Another tab takes it off this device, or brings it up to date: it must not wait for this one.
      blocking: (_, to, event) => {
        (event.target as IDBDatabase).close();
        this.end(to === null ? 'removed' : 'newer');
      },
      terminated: () => (this.opening = null),
    });
    const ready = opening.then(async (opened) => (await this.whenOpened(opened), opened));
    try {
      const opened = await this.inTime(ready, this.was_open ? PATIENCE_MS : OPENING_MS);
      this.is_blocked = false;
      return opened;
    } catch (problem) {
      void opening.then(close, () => undefined);
      if (isNamed(problem, 'VersionError')) this.end('newer');
      if (this.ended) throw this.isOver(problem);
      if (isNamed(problem, 'QuotaExceededError')) throw new NotReached('no_room');
      throw this.is_blocked ? new NotReached('elsewhere') : problem;
    } finally {
      this.was_open = true;
    }
  }

  private end(why: Over): void {
    if (this.ended) return;
    this.ended = why;
    this.sayOver(why);
  }

  /** What is said of a problem once it has ended. */
  private isOver(problem: unknown): unknown {
    return this.ended === 'newer' || this.ended === 'removed' ? new NotReached(this.ended) : problem;
  }

  /** A browser may never answer: so it was seen with a page that slept. */
  private async inTime<Answer>(work: Promise<Answer>, patience_ms: number): Promise<Answer> {
    const signal = AbortSignal.timeout?.(this.is_silent ? Math.min(HURRY_MS, patience_ms) : patience_ms);
    const late = new Promise<never>((_, fail) => signal?.addEventListener('abort', () => fail(new NotReached('silent'))));
    try {
      const answer = await Promise.race([work, late]);
      this.is_silent = false;
      return answer;
    } catch (problem) {
      if (problem instanceof NotReached) this.is_silent = true;
      throw problem;
    }
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
  return problem instanceof NotReached || LET_GO.some((name) => isNamed(problem, name));
}

function isNamed(problem: unknown, name: string): boolean {
  return (problem as Partial<Error> | null)?.name === name;
}
