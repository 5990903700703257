/** The coach in its worker, as the page holds it. What goes between the two stands in `contract.ts`. */

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

import type { LaterQuestion } from './practice_messages.js';

export interface Readiness {
  /** `snapshot`: Python woke from its stored memory. `plain`: it started from nothing. */
  readonly how: 'snapshot' | 'plain';
  readonly seconds: number;
  /** Why the snapshot was not used, when it was not. */
  readonly why?: string;
}

export type CoachState = 'booting' | 'ready' | 'failed';

/** How session time stands against the machine's clock, so that the coach can tick by itself. */
export interface ClockReading {
  readonly session_seconds: number;
  /** `performance.timeOrigin + performance.now()` at that same instant, in milliseconds. */
  readonly epoch_ms: number;
}

/**
 * The coach in its worker: `openCoach()` in `coach.ts` makes one.
 *
 * Cues come one way only, through `hear`, in order, whether an event or the worker's own tick
 * brought them; so nothing can be played twice. Every promise rejects with a `CoachProblem`
 * whose `message` is one clear line.
 */
export interface Coach {
  readonly state: CoachState;
  /** Rejects, at the latest after 60 s, when the coach cannot start. */
  readonly ready: Promise<Readiness>;
  hear(listener: (reply: Reply) => void): () => void;
  begin(request: BeginRequest): Promise<View>;
  advance(event: SessionEvent): Promise<View>;
  /**
   * The set-up was played before Python was up: begins, replays what the person did, ticks to
   * `now`, and sends `hear` only the cues still to come.
   */
  catchUp(request: BeginRequest, events: readonly SessionEvent[], now: number): Promise<View>;
  /** A group in a room: what its leader ticks first, and then as a session. Nothing of it is kept. */
  groupBefore(): Promise<GroupBefore>;
  beginGroup(request: GroupBeginRequest): Promise<GroupView>;
  advanceGroup(event: GroupEvent): Promise<GroupView>;
  hearGroup(listener: (reply: GroupReply) => void): () => void;
  /** From now on the worker ticks four times a second by itself. Call again to correct it. */
  keepTime(reading: ClockReading): void;
  stopTime(): void;
  today(request: TodayRequest): Promise<Today>;
  history(request: HistoryRequest): Promise<History>;
  /** The whole of it as the text of one file. */
  writeBackup(backup: Backup): Promise<string>;
  /** What a backup, or JSON lines of entries, holds; refuses a damaged one in one clear line. */
  readBackup(text: string): Promise<Backup>;
  screen(): Promise<Screen>;
  /** What can be said of "it hurts", and the words that meet each. */
  whatHurts(request: WhatHurtsRequest): Promise<WhatHurts>;
  /** Whether a session that was cut short may be gone on with. */
  goingOn(request: GoingOnRequest): Promise<GoingOn>;
  answerToPain(request: AnswerToPainRequest): Promise<AnswerToPain>;
  /** What a code or a link says and would change; nothing is written. */
  lookAtPaper(request: PaperRequest): Promise<PaperLook>;
  finishedEntry(request: FinishedEntryRequest): Promise<Entry>;
  /** The set-up of exactly this session; reads a file, and needs no Python. */
  setUpScript(request: BeginRequest): Promise<SetUpScript>;
  /** What is answered by parts that are fetched when first asked; `practice.ts` and `papers.ts` say what comes back. */
  later(question: LaterQuestion): Promise<unknown>;
  close(): void;
}
