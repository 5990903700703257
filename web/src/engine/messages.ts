/**
 * What goes between the page and the coach's worker. Every question carries a number and is
 * answered once, in order; a reply from a session also goes out as `session`, whoever caused it.
 */

import type { ClockReading, Readiness } from './coach_type.js';
import type { BeginRequest, GroupBeginRequest, GroupEvent, GroupReply, Reply, SessionEvent } from './contract.js';
import type { LaterQuestion } from './practice_messages.js';

/** The session was played without the coach so far: all that happened, to be lived through again. */
export interface CatchUp {
  readonly request: BeginRequest;
  readonly events: readonly SessionEvent[];
  readonly now: number;
}

export type Question =
  | { readonly ask: 'begin'; readonly about: BeginRequest }
  | { readonly ask: 'advance'; readonly about: SessionEvent }
  | { readonly ask: 'begin_group'; readonly about: GroupBeginRequest }
  | { readonly ask: 'advance_group'; readonly about: GroupEvent }
  | { readonly ask: 'catch_up'; readonly about: CatchUp }
  | {
      readonly ask:
        | 'today'
        | 'look'
        | 'history'
        | 'write_backup'
        | 'finished_entry'
        | 'what_hurts'
        | 'going_on'
        | 'answer_to_pain';
      readonly about: object;
    }
  | { readonly ask: 'read_backup'; readonly about: string }
  | { readonly ask: 'screen' | 'group_before'; readonly about: null }
  | LaterQuestion;

export type ToWorker =
  | { readonly tell: 'boot'; readonly folder: string; readonly language: string }
  | { readonly tell: 'keep_time'; readonly reading: ClockReading }
  | { readonly tell: 'stop_time' }
  | (Question & { readonly id: number });

export type FromWorker =
  | { readonly told: 'ready'; readonly readiness: Readiness }
  | { readonly told: 'failed'; readonly why: string }
  | { readonly told: 'session'; readonly reply: Reply }
  | { readonly told: 'group'; readonly reply: GroupReply }
  | { readonly told: 'trouble'; readonly why: string }
  | { readonly told: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly told: 'problem'; readonly id: number; readonly problem: string };
