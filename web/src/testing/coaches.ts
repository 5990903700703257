/** What the coach asks and answers when something hurts, for tests. */
import type { PainAnswer, PainRequest, Today, WhatHurts } from '../engine/contract';
import { plan } from './plans';

export function felt(wish: Partial<WhatHurts> = {}): WhatHurts {
  return {
    calm: { key: 'hurts.calm', text: 'Let go. There is no hurry.' },
    signs: [
      { kind: 'chest_pain', key: 'hurts.chest_pain', text: 'Chest pain', call: true },
      { kind: 'sharp_back_or_rib', key: 'hurts.sharp_back_or_rib', text: 'Sharp pain in back or ribs', call: false },
      { kind: 'dizzy', key: 'hurts.dizzy', text: 'Dizzy', call: true },
      { kind: 'something_else', key: 'hurts.something_else', text: 'Something else', call: true },
    ],
    sore: { key: 'hurts.sore', text: 'Just sore' },
    mistake: { key: 'hurts.mistake', text: 'I pressed it by mistake' },
    ...wish,
  };
}

export function answerTo(wish: Partial<PainAnswer> = {}): PainAnswer {
  return { key: 'pain_answer.much', text: 'That is a lot of pain.', call: true, tell: true, ...wish };
}

/**
 * A coach who is up at once, plans what it is told to and answers pain with one word, as far as pages ask it without a
 * session. Put in place of the worker's: `vi.mock('../../engine/coach', () => import('../../testing/coaches'))`.
 */
export class CalmCoach {
  today_is: Today = plan([]);
  answer: PainAnswer = { key: null, text: null, call: false, tell: false };
  readonly asked: PainRequest[] = [];
  readonly ready = Promise.resolve();

  today = async () => this.today_is;
  answerToPain = async (request: PainRequest) => {
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
