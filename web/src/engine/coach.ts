/**
 * The coach as the page holds it. Knows the worker and nothing about Python.
 *
 * The worker starts at once and alone; nobody has to wait for it, and if it cannot start, `ready`
 * says so within a minute in one clear line.
 */

import type { ClockReading, Coach, CoachState, Readiness } from './coach_type.js';
import type {
  AnswerToPain,
  AnswerToPainRequest,
  Backup,
  BeginRequest,
  Entry,
  FinishedEntryRequest,
  GroupBefore,
  GroupBeginRequest,
  GroupEvent,
  GroupReply,
  GroupView,
  GoingOn,
  GoingOnRequest,
  History,
  HistoryRequest,
  PaperLook,
  PaperRequest,
  Reply,
  Screen,
  SessionEvent,
  SetUpScript,
  Today,
  TodayRequest,
  View,
  WhatHurts,
  WhatHurtsRequest,
} from './contract.js';
import { Heard } from './heard.js';
import type { FromWorker, Question, ToWorker } from './messages.js';
import type { LaterQuestion } from './practice_messages.js';
import { CoachProblem } from './problem.js';
import { readSetUp } from './set_up_written.js';
import { Unanswered } from './unanswered.js';

// A machine four times slower than ours took 14 s from nothing; beyond a minute it is broken.
const LONGEST_START_MS = 60_000;

export interface CoachSettings {
  /** Where `engine.json` lies; the page's own `coach/` unless a test says otherwise. */
  readonly folder?: string;
  readonly language?: string;
  /** Where what the coach wrote ahead in that language lies. */
  readonly writtenAhead?: string;
  readonly longestStartMs?: number;
  /** Told when the coach falls over in the middle of a session. */
  readonly onTrouble?: (why: string) => void;
}

export function openCoach(settings: CoachSettings = {}): Coach {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    type: 'module',
    name: 'coach',
  });
  return new CoachInWorker(worker, settings);
}

export class CoachInWorker implements Coach {
  readonly ready: Promise<Readiness>;
  private standing: CoachState = 'booting';
  private readonly unanswered = new Unanswered();
  private readonly listeners = new Set<(reply: Reply) => void>();
  private readonly listeners_of_rooms = new Set<(reply: GroupReply) => void>();
  private readonly heard = new Heard();
  private succeed!: (readiness: Readiness) => void;
  private giveUp!: (problem: CoachProblem) => void;
  private broken: CoachProblem | undefined;
  private readonly patience: ReturnType<typeof setTimeout>;
  private readonly folder: string;

  constructor(
    private readonly worker: Worker,
    private readonly settings: CoachSettings,
  ) {
    this.folder = settings.folder ?? new URL('coach/', document.baseURI).href;
    this.ready = new Promise((resolve, reject) => {
      this.succeed = resolve;
      this.giveUp = reject;
    });
    // Whoever shows `failed` need not also await `ready`.
    this.ready.catch(() => undefined);
    const longest = settings.longestStartMs ?? LONGEST_START_MS;
    this.patience = setTimeout(() => this.fail(`it did not start within ${longest / 1000} s`), longest);
    worker.onmessage = (message: MessageEvent<FromWorker>) => this.receive(message.data);
    worker.onerror = (event) => this.fail(event.message || 'its file could not be loaded');
    this.send({ tell: 'boot', folder: this.folder, language: settings.language ?? 'en' });
  }

  get state(): CoachState {
    return this.standing;
  }

  hear(listener: (reply: Reply) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  begin(request: BeginRequest): Promise<View> {
    return this.ask({ ask: 'begin', about: request });
  }

  advance(event: SessionEvent): Promise<View> {
    return this.ask({ ask: 'advance', about: event });
  }

  catchUp(request: BeginRequest, events: readonly SessionEvent[], now: number): Promise<View> {
    return this.ask({ ask: 'catch_up', about: { request, events, now } });
  }

  readonly groupBefore = (): Promise<GroupBefore> => this.ask({ ask: 'group_before', about: null });
  readonly beginGroup = (about: GroupBeginRequest): Promise<GroupView> => this.ask({ ask: 'begin_group', about });
  readonly advanceGroup = (about: GroupEvent): Promise<GroupView> => this.ask({ ask: 'advance_group', about });

  hearGroup(listener: (reply: GroupReply) => void): () => void {
    this.listeners_of_rooms.add(listener);
    return () => this.listeners_of_rooms.delete(listener);
  }

  /** The whole diary is told once; from then on, what is new. Where the coach has lost the thread, all of it again. */
  async today(request: TodayRequest): Promise<Today> {
    const fresh = this.heard.newOf(request.entries);
    if (fresh) {
      try {
        return await this.ask({ ask: 'look', about: { ...request, entries: fresh } });
      } catch (problem) {
        if (this.broken !== undefined) throw problem;
      }
    }
    this.heard.begin(request.entries);
    return this.ask({ ask: 'today', about: request });
  }

  history(request: HistoryRequest): Promise<History> {
    return this.ask({ ask: 'history', about: request });
  }

  writeBackup(backup: Backup): Promise<string> {
    return this.ask({ ask: 'write_backup', about: backup });
  }

  readBackup(text: string): Promise<Backup> {
    return this.ask({ ask: 'read_backup', about: text });
  }

  screen(): Promise<Screen> {
    return this.ask({ ask: 'screen', about: null });
  }

  whatHurts(request: WhatHurtsRequest): Promise<WhatHurts> {
    return this.ask({ ask: 'what_hurts', about: request });
  }

  goingOn(request: GoingOnRequest): Promise<GoingOn> {
    return this.ask({ ask: 'going_on', about: request });
  }

  answerToPain(request: AnswerToPainRequest): Promise<AnswerToPain> {
    return this.ask({ ask: 'answer_to_pain', about: request });
  }

  lookAtPaper(request: PaperRequest): Promise<PaperLook> {
    return this.ask({ ask: 'look_at_paper', about: request });
  }

  finishedEntry(request: FinishedEntryRequest): Promise<Entry> {
    return this.ask({ ask: 'finished_entry', about: request });
  }

  later(question: LaterQuestion): Promise<unknown> {
    return this.ask(question);
  }

  keepTime(reading: ClockReading): void {
    this.send({ tell: 'keep_time', reading });
  }

  stopTime(): void {
    this.send({ tell: 'stop_time' });
  }

  setUpScript(request: BeginRequest): Promise<SetUpScript> {
    return readSetUp(this.settings.writtenAhead ?? this.folder, request);
  }

  close(): void {
    this.listeners.clear();
    this.listeners_of_rooms.clear();
    this.worker.terminate();
    this.fail('it was closed');
  }

  private ask<Answer>(question: Question): Promise<Answer> {
    if (this.broken !== undefined) return Promise.reject(this.broken);
    return this.unanswered.add<Answer>((id) => this.send({ ...question, id }));
  }

  private send(message: ToWorker): void {
    this.worker.postMessage(message);
  }

  private receive(said: FromWorker): void {
    switch (said.told) {
      case 'ready':
        return this.start(said.readiness);
      case 'failed':
        return this.fail(said.why);
      case 'trouble':
        return this.settings.onTrouble?.(said.why);
      case 'session':
        return this.listeners.forEach((listener) => listener(said.reply));
      case 'group':
        return this.listeners_of_rooms.forEach((listener) => listener(said.reply));
      case 'answer':
        return this.unanswered.take(said.id)?.resolve(said.answer);
      case 'problem':
        return this.unanswered.take(said.id)?.reject(new CoachProblem(said.problem));
    }
  }

  private start(readiness: Readiness): void {
    if (this.standing !== 'booting') return;
    clearTimeout(this.patience);
    this.standing = 'ready';
    this.succeed(readiness);
  }

  private fail(why: string): void {
    if (this.broken !== undefined) return;
    clearTimeout(this.patience);
    const fell = this.standing === 'ready';
    const problem = new CoachProblem(fell ? `The coach fell over: ${why}` : `The coach could not start: ${why}`);
    this.standing = 'failed';
    this.broken = problem;
    this.giveUp(problem);
    this.unanswered.rejectAll(problem);
    if (fell) this.settings.onTrouble?.(problem.message);
  }
}
