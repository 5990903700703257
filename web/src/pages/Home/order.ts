/** The plan's exercises, sorted for reading. The coach decides; here they are only laid out. */
import type { Closing, PlannedExercise, Today } from '../../engine/contract';
import { sharedClosing } from '../../parts/Closed/shared';

/** What the one large button leads to. */
export type NextThing = 'questions' | 'questions_again' | 'morning_after' | 'exercise' | 'nothing';

export interface Layout {
  readonly first: NextThing;
  readonly next: PlannedExercise | undefined;
  /** Through the day: what is done, and what may be done beside the next one. */
  readonly rows: readonly PlannedExercise[];
  readonly any_done: boolean;
  /** Whether all that is open rests, so that it is said once, on top. */
  readonly rest_day: boolean;
  /** Whether any exercise rests for now, for a reason still to be said. */
  readonly closed: boolean;
  /** The reason, such as pain, that rests them all alike; else null. */
  readonly for_all: Closing | null;
}

export function layOut(today: Today): Layout {
  const { exercises } = today;
  const next = exercises.find((planned) => planned.id === today.next);
  const first = firstThing(today, next);
  const open = exercises.filter((planned) => planned.done || !planned.closed.length);
  const for_all = sharedClosing(exercises);
  return {
    first,
    next,
    rows: open.filter((planned) => !(first === 'exercise' && planned === next)),
    any_done: exercises.some((planned) => planned.done),
    rest_day: first !== 'questions_again' && open.length > 0 && open.every((one) => !one.done && one.state === 'rest_day'),
    closed: first !== 'questions_again' && (for_all !== null || exercises.some((one) => !one.done && one.closed.length)),
    for_all,
  };
}

function firstThing(today: Today, next: PlannedExercise | undefined): NextThing {
  if (today.screen_needed) return 'questions';
  if (today.ask_again.length && !stopped(today)) return 'questions_again';
  if (today.ask_morning_after) return 'morning_after';
  return next ? 'exercise' : 'nothing';
}

/** After a stop nothing is asked before its own time is over: answers would open nothing. */
function stopped(today: Today): boolean {
  return sharedClosing(today.exercises)?.after_stop ?? false;
}
