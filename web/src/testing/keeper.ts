/**
 * A keeper of diaries as the server is one, in memory: entries in the order in which they came, two
 * bodies under one id both kept and reported, cursors that name the diary, the place and what came
 * before. It can be brought back from a backup.
 */
import type { Entry } from '../engine/contract';
import { isSame, wordsOf } from '../keeping/same';
import type { Ask } from '../keeping/outbox';

const PERSON = /api\/people\/([^/?]+)\/entries/;
const MOST_AT_ONCE = 1000;

export class Keeper {
  private kept: Entry[] = [];
  private backup: Entry[] = [];
  posts = 0;
  reads = 0;

  constructor(
    private readonly page_entries = 500,
    private name = 'one',
  ) {}

  entries(): readonly Entry[] {
    return this.kept;
  }

  /** As another device would put it there. */
  lay(entry: Entry): void {
    if (!this.kept.some((one) => isSame(one, entry))) this.kept.push(entry);
  }

  makeBackup(): void {
    this.backup = [...this.kept];
  }

  /** The file of an older day is put in its place: same name, less in it. */
  bringBack(): void {
    this.kept = [...this.backup];
  }

  /** All is begun afresh, under a new name. */
  beginAfresh(): void {
    this.kept = [];
    this.name = `${this.name}x`;
  }

  readonly ask: Ask = async (address, init) => {
    const url = new URL(address, 'http://here/');
    const person = PERSON.exec(url.pathname)?.[1];
    if (!person) return answer({ title: 'not found', status: 404, detail: 'no such page' }, 404);
    return init?.method === 'POST' ? this.add(JSON.parse(String(init.body)) as Entry[]) : this.read(person, url.searchParams.get('after') ?? '');
  };

  private add(posted: readonly Entry[]): Response {
    this.posts += 1;
    if (posted.length > MOST_AT_ONCE) return answer({ detail: 'too many' }, 422);
    const stored: string[] = [];
    const known: string[] = [];
    const conflicts: { id: string }[] = [];
    for (const entry of posted) {
      const kept = this.kept.filter(({ id }) => id === entry.id);
      if (!kept.length) stored.push(entry.id);
      else if (kept.some((one) => isSame(one, entry))) known.push(entry.id);
      else conflicts.push({ id: entry.id });
      this.lay(entry);
    }
    return answer({ stored, known, conflicts }, conflicts.length ? 409 : 200);
  }

  private read(person: string, after: string): Response {
    this.reads += 1;
    const own = this.kept.filter((entry) => entry.person === person);
    const asked = Number(after.split('.')[1] ?? 0);
    const continues = after === '' || after === this.cursor(own, asked);
    const from = continues ? asked : 0;
    const entries = own.slice(from, from + this.page_entries);
    const reached = from + entries.length;
    return answer({ entries, next: this.cursor(own, reached), more: reached < own.length, continues, in_all: own.length });
  }

  private cursor(own: readonly Entry[], place: number): string {
    const before = own.slice(0, place).map(wordsOf);
    return `${this.name}.${place}.${fingerprint(before.join())}`;
  }
}

/** FNV-1a: enough to tell one way from another in a test. */
function fingerprint(text: string): string {
  let sum = 0x811c9dc5;
  for (const letter of text) sum = Math.imul(sum ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  return sum.toString(16);
}

export function answer(body: unknown, status = 200, type = 'application/json'): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': type } });
}
