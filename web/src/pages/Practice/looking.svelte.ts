/**
 * The list of people whose files were looked at: read one by one by the coach, held for as long as somebody is there, and
 * forgotten after five minutes untouched. Nothing of it is stored or sent; the coach says under which heading each stands.
 */
import type { CaseloadHeading, CaseloadPerson, CaseloadRow } from '../../engine/contract';
import type { Practice } from '../../engine/practice';
import { localTime } from '../../keeping/local-time';

export const HEADINGS: readonly CaseloadHeading[] = ['warning_sign', 'hurt', 'worse_morning', 'step_waits', 'not_done', 'everybody'];
/** What the list can be shown by; how old a file is, says nothing of anybody. */
export type Shown = CaseloadHeading | 'old_file';
export const SHOWN: readonly Shown[] = [...HEADINGS.slice(0, -1), 'old_file', 'everybody'];
const OLD_DAYS = 7;
const DAY_MS = 24 * 60 * 60_000;
export const UNTOUCHED_MS = 5 * 60_000;
const WATCH_MS = 5_000;
/** As on the command line: a file larger than this is no diary, and is not read. */
export const LARGEST_BYTES = 16 * 1024 * 1024;

export interface Unread {
  readonly file: string;
  readonly why: string;
}

export interface Asking {
  readonly file: string;
  readonly people: readonly CaseloadPerson[];
  readonly choose: (person: string | null) => void;
}

/** What of a file is needed here; a browser's own has more. */
export type Chosen = Pick<File, 'name' | 'size' | 'text'> & { readonly webkitRelativePath?: string };

export class Looking {
  rows: readonly CaseloadRow[] = $state.raw([]);
  unread: readonly Unread[] = $state.raw([]);
  /** How many of how many files are read; null while none is being read. */
  progress: { readonly done: number; readonly all: number } | null = $state.raw(null);
  /** A file with several people: whose it is to be. */
  asking: Asking | null = $state.raw(null);
  ended: 'stopped' | 'forgotten' | null = $state(null);
  /** What is shown, and who was opened last: whoever comes back from a person stands where they were. */
  shown: Shown = $state('everybody');
  opened: string | null = null;

  private stop = false;
  private watching: ReturnType<typeof setInterval> | undefined;
  private last_touched = 0;

  constructor(
    private readonly coach: () => Promise<Practice | null>,
    private readonly tooLarge: () => string,
  ) {}

  under(heading: Shown): readonly CaseloadRow[] {
    if (heading === 'old_file') return this.rows.filter(({ last }) => isOld(last));
    return this.rows.filter(({ headings }) => headings.includes(heading));
  }

  /** Reads them one after the other, so that each row comes as it is ready. */
  async read(files: readonly Chosen[]): Promise<void> {
    if (this.progress || files.length === 0) return;
    [this.stop, this.ended, this.progress] = [false, null, { done: 0, all: files.length }];
    const coach = await this.coach();
    for (const [done, file] of files.entries()) {
      if (this.stop || !coach) break;
      await this.readOne(coach, file);
      this.progress = { done: done + 1, all: files.length };
    }
    this.progress = null;
    if (this.stop) this.ended = 'stopped';
    this.touched();
  }

  cancel(): void {
    this.stop = true;
    this.asking?.choose(null);
  }

  /** Somebody is there: the five minutes begin anew. */
  touched(): void {
    this.last_touched = Date.now();
    if (this.rows.length || this.unread.length) this.watching ??= setInterval(() => this.watch(), WATCH_MS);
  }

  /** By the clock on the wall: a tablet that slept for an hour has been untouched for an hour. */
  private watch(): void {
    if (!this.progress && Date.now() - this.last_touched >= UNTOUCHED_MS) void this.forget();
  }

  async forget(): Promise<void> {
    clearInterval(this.watching);
    this.watching = undefined;
    this.cancel();
    [this.rows, this.unread, this.ended] = [[], [], 'forgotten'];
    [this.shown, this.opened] = ['everybody', null];
    await (await this.coach())?.forget();
  }

  private async readOne(coach: Practice, file: Chosen): Promise<void> {
    const name = file.webkitRelativePath || file.name;
    try {
      if (file.size > LARGEST_BYTES) throw new Error(this.tooLarge());
      const text = await file.text();
      const request = { file: name, person: null, now: localTime() };
      let read = await coach.look(request, text);
      if (!read.row && read.people.length > 1) {
        const person = await this.whose(name, read.people);
        if (person === null) return;
        read = await coach.look({ ...request, person }, text);
      }
      if (read.row && this.ended !== 'forgotten') this.take(read.row);
    } catch (problem) {
      this.unread = [...this.unread, { file: name, why: problem instanceof Error ? problem.message : String(problem) }];
    }
  }

  private whose(file: string, people: readonly CaseloadPerson[]): Promise<string | null> {
    return new Promise((settle) => {
      const choose = (person: string | null) => {
        this.asking = null;
        settle(person);
      };
      this.asking = { file, people, choose };
    });
  }

  /** By name, then by id; whoever has no name comes last, as on the command line. */
  private take(row: CaseloadRow): void {
    const others = this.rows.filter(({ person }) => person !== row.person);
    this.rows = [...others, row].sort(byName);
  }
}

/** More than a week ago, or of no day at all. */
function isOld(last: string | null): boolean {
  return last === null || Math.floor((Date.now() - Date.parse(`${last}T00:00`)) / DAY_MS) > OLD_DAYS;
}

function byName(one: CaseloadRow, other: CaseloadRow): number {
  if ((one.name === null) !== (other.name === null)) return one.name === null ? 1 : -1;
  return (one.name ?? '').localeCompare(other.name ?? '') || one.person.localeCompare(other.person);
}
