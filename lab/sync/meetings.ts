/**
 * Meetings of a device's tabs with the keeper, a request at a time: every request waits here until it is drawn, and what
 * befalls it is drawn too. Between two requests anything may happen, in an order that a seed gives again.
 */
import type { Diary } from '../../web/src/keeping/diary';
import { askPatiently, exchange, type Ask } from '../../web/src/keeping/outbox';
import type { Luck } from './luck';

export interface Request {
  readonly tab: Diary;
  /** Brings it to the keeper, as often as it is called. */
  readonly bring: () => Promise<Response>;
}

/** What the page gets: an answer, none, or its own end. */
export type Outcome = Response | 'none' | 'page closed';

interface Waiting extends Request {
  readonly answered: (answer: Response) => void;
  readonly lost: (problem: TypeError) => void;
}

/** Each tab meets; `befalls` says what happens to each request. Gives which of them went through both ways. */
export async function meet(
  tabs: readonly Diary[],
  now: Date,
  luck: Luck,
  befalls: (request: Request) => Promise<Outcome>,
): Promise<readonly Diary[]> {
  const waiting: Waiting[] = [];
  const well: Diary[] = [];
  let under_way = tabs.length;
  let tell = () => {};
  const changed = () => under_way === waiting.length && tell();
  const allWait = () => new Promise<void>((resolve) => ((tell = resolve), changed()));
  for (const tab of tabs) {
    const ask: Ask = (address, init) =>
      new Promise((answered, lost) => {
        waiting.push({ tab, bring: () => askPatiently(address, init), answered, lost });
        changed();
      });
    void exchange(tab, ask, now).then((met) => {
      if (met) well.push(tab);
      under_way -= 1;
      changed();
    });
  }
  for (await allWait(); waiting.length; await allWait()) {
    const request = luck.taken(waiting);
    const outcome = await befalls(request);
    if (outcome === 'page closed') under_way -= 1;
    else if (outcome === 'none') request.lost(new TypeError('no answer'));
    else request.answered(outcome);
  }
  return well;
}
