import { keepInWindow, valueInWindow } from '../../keeping/this_window';

/** The answers so far wait in this tab until all that were asked are given. */
export type Answer = 'yes' | 'no' | 'not_sure';
export type Answers = Readonly<Record<string, Answer>>;

const KEY = 'stature.answers';

export function answersSoFar(again = false): Answers {
  return valueInWindow<Answers>(keyOf(again)) ?? {};
}

export function keepAnswers(answers: Answers, again = false): void {
  keepInWindow(keyOf(again), JSON.stringify(answers));
}

export function forgetAnswers(again = false): void {
  keepAnswers({}, again);
}

/** Those that come round again are kept apart from a whole round that was left in the middle. */
function keyOf(again: boolean): string {
  return again ? `${KEY}-again` : KEY;
}
