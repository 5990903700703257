/** The answers so far wait in this tab until all nine are given. */
export type Answer = 'yes' | 'no' | 'not_sure';
export type Answers = Readonly<Record<string, Answer>>;

const SHELF = 'stature.answers';

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
