/** What the worker was asked and has not answered: each question under a number that comes back with its answer. */
import type { CoachProblem } from './problem.js';

interface Waiting {
  resolve(answer: unknown): void;
  reject(problem: CoachProblem): void;
}

export class Unanswered {
  private readonly waiting = new Map<number, Waiting>();
  private asked = 0;

  /** Asks under a new number; settled when that number is taken, or with all of them. */
  add<Answer>(ask: (id: number) => void): Promise<Answer> {
    const id = ++this.asked;
    return new Promise<Answer>((resolve, reject) => {
      this.waiting.set(id, { resolve: resolve as (answer: unknown) => void, reject });
      ask(id);
    });
  }

  /** Who waits for this number; nobody a second time. */
  take(id: number): Waiting | undefined {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    return waiting;
  }

  rejectAll(problem: CoachProblem): void {
    for (const waiting of this.waiting.values()) waiting.reject(problem);
    this.waiting.clear();
  }
}
