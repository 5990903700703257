/**
 * The coach's own thread. It ticks by itself, so a page that is busy for half a second misses
 * nothing: the coach looks three seconds ahead, and its cues wait in the page's queue.
 */

import { bootTheCoach } from './boot.js';
import type { ClockReading } from './coach_type.js';
import type { GroupReply, Reply } from './contract.js';
import type { FromWorker, Question, ToWorker } from './messages.js';
import { inOneLine } from './problem.js';
import type { Host } from './open_host.js';
import { coachFilesOf } from './coach_files.js';
import { read, sessionSeconds, Driver, type OfARoom } from './driver.js';
import { isForLater, LaterAnswering } from './practice_worker.js';

// Four times a second: far more often than the coach's once a second, cheap, and soon enough
// for a cue to be known well over a second ahead even when the page is busy.
const TICK_MS = 250;

class Answering {
  private driver: Driver;
  private room: Driver<OfARoom>;
  private readonly later: LaterAnswering;
  private ticking: ReturnType<typeof setInterval> | undefined;

  private leads: Promise<void> | undefined;

  constructor(
    private readonly host: Host,
    private readonly lead: () => Promise<void>,
    folder: string,
  ) {
    this.later = new LaterAnswering(host, folder);
    this.driver = new Driver(host, (reply: Reply) => say({ told: 'session', reply }));
    const ofRooms = { begin: (request: string) => host.begin_group(request), advance: (event: string) => host.advance_group(event) };
    this.room = new Driver<OfARoom>(ofRooms, (reply: GroupReply) => say({ told: 'group', reply }));
  }

  keepTime(reading: ClockReading): void {
    this.stopTime();
    this.ticking = setInterval(() => this.tick(reading), TICK_MS);
  }

  stopTime(): void {
    clearInterval(this.ticking);
  }

  answer(question: Question): unknown {
    if (isForLater(question)) return this.later.answer(question);
    switch (question.ask) {
      case 'begin':
        return this.driver.begin(question.about);
      case 'advance':
        return this.driver.advance(question.about);
      case 'begin_group':
        return this.room.begin(question.about);
      case 'advance_group':
        return this.room.advance(question.about);
      case 'group_before':
        return this.ledFrom(() => read(this.host.group_before()));
      case 'catch_up':
        return this.driver.catchUp(question.about);
      case 'screen':
        return read(this.host.screen());
      case 'today':
        return read(this.host.today(JSON.stringify(question.about)));
      case 'look':
        return read(this.host.look(JSON.stringify(question.about)));
      case 'history':
        return read(this.host.history(JSON.stringify(question.about)));
      case 'write_backup':
        return read<{ text: string }>(this.host.write_backup(JSON.stringify(question.about))).text;
      case 'read_backup':
        return read(this.host.read_backup(question.about));
      case 'what_hurts':
        return read(this.host.what_hurts(JSON.stringify(question.about)));
      case 'going_on':
        return read(this.host.going_on(JSON.stringify(question.about)));
      case 'answer_to_pain':
        return read(this.host.answer_to_pain(JSON.stringify(question.about)));
      case 'finished_entry':
        return read(this.host.finished_entry(JSON.stringify(question.about)));
    }
  }

  /** Groups are led from a part of the coach of their own, which is fetched when it is first asked for. */
  private async ledFrom(ask: () => unknown): Promise<unknown> {
    this.leads ??= this.lead();
    await this.leads.catch((trouble: unknown) => {
      this.leads = undefined;
      throw trouble;
    });
    return ask();
  }

  private tick(reading: ClockReading): void {
    try {
      const now = sessionSeconds(reading, performance.timeOrigin + performance.now());
      this.driver.tick(now);
      this.room.tick(now);
    } catch (trouble) {
      this.stopTime();
      say({ told: 'trouble', why: inOneLine(trouble) });
    }
  }
}

let answering: Promise<Answering> | undefined;

self.onmessage = (message: MessageEvent<ToWorker>) => void receive(message.data);

async function receive(said: ToWorker): Promise<void> {
  if ('ask' in said) return answer(said);
  if (said.tell === 'boot') return boot(said.folder, said.language);
  const ready = await answering?.catch(() => undefined);
  if (said.tell === 'keep_time') ready?.keepTime(said.reading);
  else ready?.stopTime();
}

async function boot(folder: string, language: string): Promise<void> {
  const began = performance.now();
  try {
    const booted = coachFilesOf(folder, language).then(bootTheCoach);
    answering = booted.then(({ host, lead }) => new Answering(host, lead, folder));
    // Told once, below; nobody need wait for it.
    answering.catch(() => undefined);
    const { how, why } = await booted;
    const seconds = (performance.now() - began) / 1000;
    say({ told: 'ready', readiness: { how, seconds, ...(why === undefined ? {} : { why }) } });
  } catch (trouble) {
    say({ told: 'failed', why: inOneLine(trouble) });
  }
}

async function answer(question: Question & { id: number }): Promise<void> {
  const { id } = question;
  try {
    const ready = await answering;
    if (ready === undefined) throw new Error('the coach was asked before it was started');
    say({ told: 'answer', id, answer: await ready.answer(question) });
  } catch (trouble) {
    say({ told: 'problem', id, problem: inOneLine(trouble) });
  }
}

function say(message: FromWorker): void {
  postMessage(message);
}
