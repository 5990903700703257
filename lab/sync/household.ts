/**
 * What happens to one household, drawn from its own luck, and whether all is well at its end: two people, three devices
 * each, up to two tabs on a device, one keeper. The devices are the app's own modules.
 */
import type { Entry } from '../../web/src/engine/contract';
import { Diary } from '../../web/src/keeping/diary';
import { wordsOf } from '../../web/src/keeping/same';
import { uuid7 } from '../../web/src/keeping/uuid7';
import { full, storage_full } from './browser';
import type { Keeper } from './keeper';
import type { Luck } from './luck';
import { meet, type Outcome, type Request } from './meetings';

const PEOPLE = 2;
const DEVICES_OF_A_PERSON = 3;
const TABS = 2;
const FIRST_DAY_MS = Date.UTC(2026, 10, 23, 12);
const DAY_MS = 86_400_000;
/** A tablet that thinks it is another year. */
const SKEW_DAYS = 800;

/** How often each happens, out of the sum of all. Writing is most of a diary's life. */
const OPERATIONS = {
  'an entry is written': 560,
  'a device meets the keeper': 250,
  'two tabs meet the keeper': 40,
  'a day passes': 40,
  'a late request comes': 30,
  'a page is closed and opened': 20,
  'a device fills up': 12,
  'its local storage fills up too': 6,
  'a device has room again': 30,
  'the keeper has another body': 8,
  'another device has another body': 8,
  'the keeper is killed between requests': 4,
  'the keeper is copied': 8,
  'an older copy is brought back': 6,
};

/** What befalls a request on its way. */
const FATES = {
  'arrives': 740,
  'the request is lost': 70,
  'the answer is lost': 70,
  'the answer is cut short': 20,
  'a page that is no answer comes': 10,
  'comes twice': 30,
  'comes again later': 40,
  'the keeper\'s disk is full': 20,
  'the page is closed meanwhile': 15,
  'somebody writes meanwhile': 40,
  'the keeper is killed meanwhile': 6,
};

/** In the longest of these, the keeper has long answered. */
const LONGEST_BEFORE_KILL_MS = 12;
const LETTERS_LEFT_ON_A_FULL_DISK = 12_000;

export interface Fault {
  readonly what: 'lost' | 'doubled' | 'strayed' | 'changed' | 'left over';
  readonly where: string;
  readonly id: string;
}

interface Device {
  readonly name: string;
  readonly person: string;
  readonly skew_ms: number;
  readonly tabs: Diary[];
}

export type Counts = Map<string, number>;

export class Household {
  readonly counts: Counts = new Map();
  private readonly devices: Device[] = [];
  private readonly people: string[] = [];
  /** Everything that was ever told, by its words. */
  private readonly written = new Map<string, Entry>();
  /** Ids under which more than one thing was told. */
  private readonly clashes = new Set<string>();
  /** Shown by the keeper to a device that had no room at all, before an older copy took its place: nobody can have them. */
  private readonly gone = new Set<string>();
  private readonly late: (() => Promise<unknown>)[] = [];
  private day_ms = FIRST_DAY_MS;

  private constructor(
    private readonly number: number,
    private luck: Luck,
    private readonly keeper: Keeper,
  ) {}

  static async begin(number: number, luck: Luck, keeper: Keeper): Promise<Household> {
    luck.rulesThePage();
    const household = new Household(number, luck, keeper);
    await keeper.isCopied();
    for (let person = 0; person < PEOPLE; person += 1) household.people.push(uuid7(FIRST_DAY_MS));
    for (let device = 0; device < PEOPLE * DEVICES_OF_A_PERSON; device += 1) await household.addDevice(device);
    return household;
  }

  /** With luck of its own: what a server that dies has still done is told by no seed, and shifts nothing after it. */
  async oneOperation(luck: Luck): Promise<void> {
    this.luck = luck;
    luck.rulesThePage();
    const operation = this.luck.drawn(OPERATIONS);
    this.count('operations');
    this.count(operation);
    const device = this.devices[this.luck.below(this.devices.length)]!;
    switch (operation) {
      case 'an entry is written':
        return void (await this.write(device));
      case 'a device meets the keeper':
        return this.meet(device, [this.aTabOf(device)]);
      case 'two tabs meet the keeper':
        return this.meet(device, device.tabs);
      case 'a day passes':
        this.day_ms += DAY_MS;
        return;
      case 'a late request comes':
        return void (this.late.length && (await this.luck.taken(this.late)()));
      case 'a page is closed and opened':
        return this.reopen(device, this.aTabOf(device));
      case 'a device fills up':
        return void full.add(device.name);
      case 'its local storage fills up too':
        return void (full.has(device.name) && storage_full.add(device.name));
      case 'a device has room again':
        return void (full.delete(device.name), storage_full.delete(device.name));
      case 'the keeper has another body':
        return this.keeper.lay(await this.tellAnother(device));
      case 'another device has another body':
        return this.aTabOf(this.anotherOf(device)).keep(await this.tellAnother(device));
      case 'the keeper is killed between requests':
        return this.keeper.isKilledAndStarted();
      case 'the keeper is copied':
        return this.keeper.isCopied();
      case 'an older copy is brought back':
        return this.bringBack();
    }
  }

  /** Room again, a good connection, a new day; twice around, so that the first hears of the last. Then all is looked at. */
  async ends(): Promise<Fault[]> {
    this.day_ms += DAY_MS;
    const faults: Fault[] = [];
    for (const { name } of this.devices) for (const crowded of [full, storage_full]) crowded.delete(name);
    for (let round = 0; round < 2; round += 1) {
      for (const device of this.devices) faults.push(...(await this.meetsWell(device)));
    }
    for (const person of this.people) faults.push(...(await this.look(person)));
    for (const device of this.devices) {
      for (const tab of device.tabs) tab.close();
      await Diary.remove(device.name);
    }
    return faults;
  }

  private async addDevice(number: number): Promise<void> {
    const name = `stature-${this.number}-${number}`;
    const person = this.people[number % PEOPLE]!;
    const skew_ms = (this.luck.share() * 2 - 1) * SKEW_DAYS * DAY_MS;
    const tabs: Diary[] = [];
    for (let tab = 0; tab < TABS; tab += 1) tabs.push(await Diary.open(name, person));
    this.devices.push({ name, person, skew_ms, tabs });
  }

  /** Another device of the same person. */
  private anotherOf({ name, person }: Device): Device {
    const others = this.devices.filter((one) => one.person === person && one.name !== name);
    return others[this.luck.below(others.length)]!;
  }

  private aTabOf(device: Device): Diary {
    return device.tabs[this.luck.below(device.tabs.length)]!;
  }

  private clockOf(device: Device): Date {
    return new Date(this.day_ms + this.luck.below(DAY_MS / 4) + device.skew_ms);
  }

  private async write(device: Device): Promise<Entry> {
    const entry = await this.aTabOf(device).write('morning_after', { pain: this.luck.below(10) }, this.clockOf(device));
    return this.remember(entry);
  }

  private remember(entry: Entry): Entry {
    this.written.set(wordsOf(entry), entry);
    return entry;
  }

  private async meet(device: Device, tabs: readonly Diary[]): Promise<void> {
    const well = await meet(tabs, this.clockOf(device), this.luck, (request) => this.befalls(device, request));
    this.count('meetings', tabs.length);
    this.count('meetings that went through', well.length);
  }

  private async meetsWell(device: Device): Promise<Fault[]> {
    const well = await meet(device.tabs, this.clockOf(device), this.luck, ({ bring }) => bring());
    return device.tabs.flatMap((tab) => (well.includes(tab) ? [] : [{ what: 'left over', where: `the last meeting of ${device.name}`, id: '' }]));
  }

  private async befalls(device: Device, { tab, bring }: Request): Promise<Outcome> {
    const fate = this.luck.drawn(FATES);
    this.count('requests');
    if (fate !== 'arrives') this.count(fate);
    switch (fate) {
      case 'arrives':
        return bring();
      case 'the request is lost':
        return 'none';
      case 'the answer is lost':
        await bring();
        return 'none';
      case 'the answer is cut short':
        return cut(await bring());
      case 'a page that is no answer comes':
        return new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } });
      case 'comes twice':
        await bring();
        return bring();
      case 'comes again later':
        this.late.push(bring);
        return bring();
      case 'the keeper\'s disk is full':
        return this.withFullDisk(bring);
      case 'the page is closed meanwhile':
        return (await this.isClosedMeanwhile(device, tab, bring)) ? 'page closed' : bring();
      case 'somebody writes meanwhile':
        await this.write(device);
        return bring();
      case 'the keeper is killed meanwhile':
        return this.killedMeanwhile(bring);
    }
  }

  private async withFullDisk(bring: () => Promise<Response>): Promise<Outcome> {
    await this.keeper.fills(this.luck.below(LETTERS_LEFT_ON_A_FULL_DISK));
    const answer = await bring();
    this.count(`answers of ${answer.status} with a full disk`);
    await this.keeper.hasRoom();
    return answer;
  }

  private async killedMeanwhile(bring: () => Promise<Response>): Promise<Outcome> {
    const answer = bring().catch((): Outcome => 'none');
    await new Promise((resolve) => setTimeout(resolve, this.luck.share() * LONGEST_BEFORE_KILL_MS));
    await this.keeper.isKilledAndStarted();
    return answer;
  }

  /** The request has left; nobody is there for its answer. A page that would lose something asks first, and stays. */
  private async isClosedMeanwhile(device: Device, tab: Diary, bring: () => Promise<Response>): Promise<boolean> {
    if (tab.hangsByAThread) return false;
    await bring();
    await this.reopen(device, tab);
    return true;
  }

  private async reopen(device: Device, tab: Diary): Promise<void> {
    if (tab.hangsByAThread) return;
    const without_room = tab.unkept();
    tab.close();
    device.tabs[device.tabs.indexOf(tab)] = await Diary.open(device.name, device.person);
    await this.mourn(without_room);
  }

  /** Another body under the id of an entry that this device has just written. */
  private async tellAnother(device: Device): Promise<Entry> {
    const entry = await this.write(device);
    this.clashes.add(entry.id);
    return this.remember({ ...entry, body: { pain: (Number(entry.body.pain) + 1) % 10 } });
  }

  private async bringBack(): Promise<void> {
    const before = await this.withKeeper();
    await this.keeper.isBroughtBack();
    await this.mourn(before);
  }

  private async withKeeper(): Promise<Entry[]> {
    const all = await Promise.all(this.people.map((person) => this.keeper.entries(person)));
    return all.flat();
  }

  /** Those of them that now are nowhere. A device without any room trusts the keeper, and an older copy may take its place. */
  private async mourn(entries: readonly Entry[]): Promise<void> {
    if (!entries.length) return;
    const held = new Set((await this.withKeeper()).map(wordsOf));
    for (const { tabs } of this.devices) for (const tab of tabs) for (const entry of await tab.entries()) held.add(wordsOf(entry));
    for (const words of entries.map(wordsOf).filter((one) => !held.has(one) && !this.gone.has(one))) {
      this.gone.add(words);
      this.count('the only copy goes with an older keeper');
    }
  }

  private async look(person: string): Promise<Fault[]> {
    const faults = this.compared('the keeper', person, await this.keeper.entries(person));
    for (const { name, tabs } of this.devices.filter((device) => device.person === person)) {
      for (const tab of tabs) {
        faults.push(...this.compared(name, person, await tab.entries()));
        const differing = (await tab.apart('differing')).filter((id) => !this.clashes.has(id));
        const left = [...(await tab.waiting()), ...tab.unkept()].map(({ id }) => id);
        faults.push(...[...left, ...differing, ...(await tab.apart('refused'))].map((id): Fault => ({ what: 'left over', where: name, id })));
      }
    }
    return faults;
  }

  private compared(where: string, person: string, found: readonly Entry[]): Fault[] {
    const fault = (what: Fault['what']) => (id: string): Fault => ({ what, where, id });
    const told = found.map(wordsOf);
    const there = new Set(told);
    const own = [...this.written].filter(([, entry]) => entry.person === person);
    this.count('entries looked at', found.length);
    this.count('entries looked at that share their id', found.filter(({ id }) => this.clashes.has(id)).length);
    return [
      ...own.filter(([words]) => !there.has(words) && !this.gone.has(words)).map(([, { id }]) => fault('lost')(id)),
      ...found.filter((_, place) => told.indexOf(told[place]!) !== place).map(({ id }) => fault('doubled')(id)),
      ...found.filter((entry) => entry.person !== person).map(({ id }) => fault('strayed')(id)),
      ...found.filter((_, place) => !this.written.has(told[place]!)).map(({ id }) => fault('changed')(id)),
    ];
  }

  private count(name: string, more = 1): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + more);
  }
}

/** Half of its body, and the connection ends. */
async function cut(answer: Response): Promise<Response> {
  const text = await answer.text();
  return new Response(text.slice(0, text.length / 2), { status: answer.status, headers: { 'content-type': answer.headers.get('content-type') ?? '' } });
}
