/** What the coach asks and answers when something hurts, for tests. */
import type { Backup, History, HistoryRequest, PastDay, AnswerToPain, AnswerToPainRequest, PaperLook, PaperRequest, Today, TodayRequest, WhatHurts } from '../engine/contract';
import type { LaterQuestion } from '../engine/practice_messages';
import { pastDay } from './past';
import { plan } from './plans';

export function felt(wish: Partial<WhatHurts> = {}): WhatHurts {
  const says = { key: 'shared.red_flag_emergency', text: 'Let go. Stay where you are. Call now.' };
  return {
    calm: { key: 'hurts.calm', text: 'Let go. There is no hurry.' },
    signs: [
      { kind: 'chest_pain', key: 'hurts.chest_pain', text: 'Chest pain', call: true, says },
      { kind: 'sharp_back_or_rib', key: 'hurts.sharp_back_or_rib', text: 'Sharp pain in back or ribs', call: false, says },
      { kind: 'dizzy', key: 'hurts.dizzy', text: 'Dizzy', call: true, says },
      { kind: 'something_else', key: 'hurts.something_else', text: 'Something else', call: true, says },
    ],
    sore: { key: 'hurts.sore', text: 'Just sore' },
    mistake: { key: 'hurts.mistake', text: 'I pressed it by mistake' },
    ...wish,
  };
}

export function answerTo(wish: Partial<AnswerToPain> = {}): AnswerToPain {
  return { key: 'answer.much_now', text: 'That is a lot of pain.', call: true, tell: true, rest: false, ...wish };
}

/** A little pain: taken down, and no more. */
export const NOTHING_FOLLOWS: AnswerToPain = { key: 'answer.some', text: 'Thank you for telling me.', call: false, tell: false, rest: false };

/**
 * A coach who is up at once, plans what it is told to and answers pain with one word, as far as pages ask it without a
 * session. Put in place of the worker's: `vi.mock('../../engine/coach', () => import('../../testing/coaches'))`.
 */
export class CalmCoach {
  today_is: Today = plan([]);
  answer: AnswerToPain = NOTHING_FOLLOWS;
  paper: PaperLook = { paper: null, unread: { key: 'paper.too_short', text: '', place: null, newer: null } };
  readonly asked: AnswerToPainRequest[] = [];
  readonly papers: string[] = [];
  /** What comes back of what is answered by parts that are fetched later. */
  later_is: unknown = {};
  readonly later_asked: LaterQuestion[] = [];
  readonly backups: Backup[] = [];
  day: Partial<PastDay> = {};
  readonly ready = Promise.resolve();

  today = async (_: TodayRequest): Promise<Today> => this.today_is;
  answerToPain = async (request: AnswerToPainRequest) => {
    this.asked.push(request);
    return this.answer;
  };
  lookAtPaper = async ({ text }: PaperRequest) => {
    this.papers.push(text);
    return this.paper;
  };
  later = async (question: LaterQuestion): Promise<unknown> => {
    this.later_asked.push(question);
    if (this.later_is instanceof Error) throw this.later_is;
    return this.later_is;
  };
  writeBackup = async (backup: Backup) => {
    this.backups.push(backup);
    return 'a backup';
  };
  whatHurts = async () => felt();
  history = async ({ from = '' }: HistoryRequest): Promise<History> => ({
    from, to: from, days: [pastDay({ date: from, ...this.day })], longest_words: 500, measures: { height: [], chair_stands: [] }, adherence: {},
  });
  close() {}
}

export const coach = new CalmCoach();

export function openCoach(): CalmCoach {
  return coach;
}
