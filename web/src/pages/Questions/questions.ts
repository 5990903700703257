/**
 * The nine questions and the answers so far. The texts were written by the coach when the app was
 * built, so they are here before Python is; the answers wait in this tab until all nine are given.
 */
import type { Screen, ScreenQuestion } from '../../engine/contract';

export type Answer = 'yes' | 'no' | 'not_sure';
export type Answers = Readonly<Record<string, Answer>>;

const SHELF = 'stature.answers';

export async function fetchQuestions(): Promise<readonly ScreenQuestion[]> {
  const answer = await fetch('./coach/screen.json');
  if (!answer.ok) throw new Error(`coach/screen.json: ${answer.status}`);
  return ((await answer.json()) as Screen).questions;
}

export function answersSoFar(): Answers {
  try {
    return JSON.parse(sessionStorage.getItem(SHELF) ?? '{}') as Answers;
  } catch {
    return {};
  }
}

export function keepAnswers(answers: Answers): void {
  try {
    sessionStorage.setItem(SHELF, JSON.stringify(answers));
  } catch {
    // Only a reload in the middle would lose them.
  }
}

export function forgetAnswers(): void {
  keepAnswers({});
}
