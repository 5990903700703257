/**
 * The diary of one person on several devices, in every order of writing, sending, losing and
 * repeating. Real diaries, a keeper that keeps the server's contract. At the end, with a good
 * connection and a new day: everything is everywhere, once, also what was told two ways under one id, and every outbox is empty.
 */
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import type { Entry } from '../engine/contract';
import { Keeper, answer } from '../testing/keeper';
import { Diary } from './diary';
import { exchange, type Ask } from './outbox';
import { wordsOf } from './same';
import { uuid7 } from './uuid7';

/** What may befall one request on its way. */
const FATES = ['arrives', 'is lost', 'answer is lost', 'comes twice', 'comes again later', 'keeper is killed', 'static host'] as const;
type Fate = (typeof FATES)[number];

type Step =
  | { do: 'write'; device: number; skew_s: number }
  | { do: 'meet'; device: number; fates: readonly Fate[]; tabs: number; days: number }
  | { do: 'fill' | 'make room' | 'close and open'; device: number }
  | { do: 'clash'; device: number; on: number }
  | { do: 'late ones come' | 'back up' | 'bring back' | 'begin afresh' };

const DEVICES = 3;
/** Each of about thirty steps. 3000 have been walked without a fault, in 36 seconds. */
const WALKS = 150;
const device = fc.nat(DEVICES - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('write' as const), device, skew_s: fc.integer({ min: -9e7, max: 9e7 }) }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('meet' as const),
      device,
      fates: fc.array(fc.constantFrom(...FATES), { maxLength: 6 }),
      tabs: fc.integer({ min: 1, max: 2 }),
      days: fc.nat(2),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('fill' as const, 'make room' as const, 'close and open' as const), device }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clash' as const), device, on: device }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('late ones come' as const, 'back up' as const, 'bring back' as const, 'begin afresh' as const) }) },
);

let worlds = 0;
const full = new Set<string>();
for (const name of ['add', 'put'] as const) {
  const real = IDBObjectStore.prototype[name];
  IDBObjectStore.prototype[name] = function (this: IDBObjectStore, ...given: [unknown, IDBValidKey?]) {
    if (full.has(this.transaction.db.name)) throw new DOMException('no room', 'QuotaExceededError');
    return real.apply(this, given);
  };
}
afterEach(() => full.clear());

class World {
  readonly keeper = new Keeper(3);
  readonly person = uuid7();
  /** Every entry, by what it says. */
  readonly written = new Set<string>();
  readonly clashes = new Set<string>();
  private readonly late: (() => Promise<Response>)[] = [];
  private diaries: Diary[] = [];
  private readonly number = (worlds += 1);
  private day_ms = Date.UTC(2026, 10, 23, 12);

  profile = (device: number) => `world-${this.number}-${device}`;

  async begin(): Promise<this> {
    this.diaries = await Promise.all(Array.from({ length: DEVICES }, (_, device) => Diary.open(this.profile(device), this.person)));
    return this;
  }

  async take(step: Step): Promise<void> {
    switch (step.do) {
      case 'write':
        return void (await this.write(step.device, step.skew_s));
      case 'meet':
        this.day_ms += step.days * 86_400_000;
        return this.meet(step.device, step.fates, step.tabs);
      case 'fill':
        return void full.add(this.profile(step.device));
      case 'make room':
        return void full.delete(this.profile(step.device));
      case 'close and open':
        return this.reopen(step.device);
      case 'clash':
        return this.clash(step.device, step.on);
      case 'late ones come':
        for (const come of this.late.splice(0)) await come();
        return;
      case 'back up':
        return this.keeper.makeBackup();
      case 'bring back':
        return this.keeper.bringBack();
      case 'begin afresh':
        return this.keeper.beginAfresh();
    }
  }

  /** A good connection, room again, and the next day: twice around, so that the first hears of the last. */
  async ends(): Promise<void> {
    full.clear();
    this.day_ms += 86_400_000;
    for (const round of [1, 2]) {
      for (const diary of this.diaries) expect(await exchange(diary, this.keeper.ask, new Date(this.day_ms)), `round ${round}`).toBe(true);
    }
    const all = [...this.written].sort();
    expect(told(this.keeper.entries())).toEqual(all);
    for (const diary of this.diaries) {
      expect(told(await diary.entries())).toEqual(all);
      expect(await diary.waiting()).toEqual([]);
      expect(diary.unkept()).toEqual([]);
      expect(new Set(await diary.apart('differing'))).toEqual(this.clashes);
      expect(await diary.apart('refused')).toEqual([]);
      diary.close();
    }
  }

  private async write(device: number, skew_s: number): Promise<Entry> {
    const entry = await this.diaries[device]!.write('morning_after', { pain: 0 }, new Date(this.day_ms + skew_s * 1000));
    this.written.add(wordsOf(entry));
    return entry;
  }

  private async meet(device: number, fates: readonly Fate[], tabs: number): Promise<void> {
    const left = [...fates];
    const ask: Ask = (address, init) => this.send(left.shift() ?? 'arrives', () => this.keeper.ask(address, init));
    await Promise.all(Array.from({ length: tabs }, () => exchange(this.diaries[device]!, ask, new Date(this.day_ms))));
  }

  private async send(fate: Fate, arrive: () => Promise<Response>): Promise<Response> {
    switch (fate) {
      case 'arrives':
        return arrive();
      case 'is lost':
        throw new TypeError('lost on the way');
      case 'answer is lost':
        await arrive();
        throw new TypeError('the answer was lost');
      case 'comes twice':
        await arrive();
        return arrive();
      case 'comes again later':
        this.late.push(arrive);
        return arrive();
      case 'keeper is killed':
        return answer({ detail: 'the diary cannot be written now' }, 503, 'application/problem+json');
      case 'static host':
        return new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } });
    }
  }

  private async reopen(device: number): Promise<void> {
    this.diaries[device]!.close();
    const was_full = full.delete(this.profile(device));
    this.diaries[device] = await Diary.open(this.profile(device), this.person);
    if (was_full) full.add(this.profile(device));
  }

  /** Under the id of an entry that still waits another device, or a file on this one, has another body. */
  private async clash(device: number, on: number): Promise<void> {
    const entry = await this.write(device, 0);
    const other = { ...entry, body: { pain: 9 } };
    await this.diaries[on]!.keep(other);
    this.written.add(wordsOf(other));
    this.clashes.add(entry.id);
  }
}

function told(entries: readonly Entry[]): string[] {
  return entries.map(wordsOf).sort();
}

test('in whatever order things happen, nothing is lost and nothing is doubled', { timeout: 120_000 }, async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 60, size: 'max' }), async (steps) => {
      const world = await new World().begin();
      for (const each of steps) await world.take(each);
      await world.ends();
    }),
    { numRuns: WALKS },
  );
});
