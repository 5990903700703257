/** What the coach asks and answers when something hurts, for tests. */
import type { AnswerToPain, AnswerToPainRequest, Today, TodayRequest, WhatHurts } from '../engine/contract';
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
  readonly asked: AnswerToPainRequest[] = [];
  readonly ready = Promise.resolve();

  today = async (_: TodayRequest): Promise<Today> => this.today_is;
  answerToPain = async (request: AnswerToPainRequest) => {
    this.asked.push(request);
    return this.answer;
  };
  whatHurts = async () => felt();
  close() {}
}

export const coach = new CalmCoach();

export function openCoach(): CalmCoach {
  return coach;
}
