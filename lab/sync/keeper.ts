/** The keeper of diaries as the walk sees it: the real server over HTTP, and the hand that ends it (`keeper_process.py`). */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Entry } from '../../web/src/engine/contract';

interface Page {
  readonly entries: readonly Entry[];
  readonly next: string;
  readonly more: boolean;
}

export class Keeper {
  private address = '';

  private constructor(private readonly hand: (words: string) => Promise<string>, readonly close: () => void) {}

  static async begin(command: readonly string[], folder: string): Promise<Keeper> {
    const process = spawn(command[0]!, [...command.slice(1), folder], { stdio: ['pipe', 'pipe', 'ignore'] });
    const answers = createInterface({ input: process.stdout })[Symbol.asyncIterator]();
    const hand = async (words: string) => {
      process.stdin.write(`${words}\n`);
      const { value, done } = (await answers.next()) as IteratorResult<string>;
      if (done) throw new Error(`the keeper's process ended at "${words}"`);
      return value;
    };
    const keeper = new Keeper(hand, () => process.stdin.end());
    await keeper.start();
    return keeper;
  }

  /** Asks as a page would that this server gave out. */
  async ask(address: string, init: RequestInit): Promise<Response> {
    return fetch(new URL(address, this.address), init);
  }

  async isKilledAndStarted(): Promise<void> {
    await this.hand('kill');
    await this.start();
  }

  async isCopied(): Promise<void> {
    await this.hand('copy');
  }

  async isBroughtBack(): Promise<void> {
    await this.hand('kill');
    await this.hand('bring_back');
    await this.start();
  }

  async fills(letters_left: number): Promise<void> {
    await this.hand(`full ${letters_left}`);
  }

  async hasRoom(): Promise<void> {
    await this.hand('room');
  }

  /** As yet another device would bring it. */
  async lay(entry: Entry): Promise<void> {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify([entry]) };
    const answer = await this.ask(`./api/people/${entry.person}/entries`, init);
    if (!answer.ok) throw new Error(`the keeper does not take an entry: ${await answer.text()}`);
  }

  /** All of this person, page by page. */
  async entries(person: string): Promise<Entry[]> {
    const found: Entry[] = [];
    for (let after = ''; ; ) {
      const page = (await (await this.ask(`./api/people/${person}/entries?after=${after}`, {})).json()) as Page;
      found.push(...page.entries);
      if (!page.more) return found;
      after = page.next;
    }
  }

  private async start(): Promise<void> {
    const said = await this.hand('start');
    this.address = /http:\S+\//.exec(said)?.[0] ?? fail(said);
  }
}

function fail(said: string): never {
  throw new Error(`the keeper of diaries: ${said}`);
}
