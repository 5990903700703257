/**
 * One exercise at a time on all pages of this device: a second one neither begins nor takes up what the first has under way.
 * A browser that has no locks (an address without https) does without.
 */
import { ownProfile } from './household.svelte';

/** A page that has just ended its exercise lets go a moment later. */
const PATIENCE_MS = 1000;

/** The exercise of this page, until its lock is truly free again. */
let mine: object | null = null;

const ANYBODYS = 'stature.session.';

function name(): string {
  return `${ANYBODYS}${ownProfile()}`;
}

/** From now on this page has the exercise, until the function given back is called; null where another page has one. */
export async function takeUp(): Promise<(() => void) | null> {
  if (!navigator.locks) return () => undefined;
  const me = {};
  let letGo!: () => void;
  const until = new Promise<void>((done) => (letGo = done));
  return new Promise((taken) => {
    const hold = () => {
      mine = me;
      taken(letGo);
      return until;
    };
    navigator.locks
      .request(name(), { signal: AbortSignal.timeout(PATIENCE_MS) }, hold)
      .catch(() => taken(null))
      .finally(() => {
        if (mine === me) mine = null;
      });
  });
}

/** Whether another page of this device is in the middle of one. */
export async function isUnderWayElsewhere(): Promise<boolean> {
  if (!navigator.locks || mine) return false;
  const { held } = await navigator.locks.query();
  return held?.some((lock) => lock.name === name()) ?? false;
}

/** Whether any page of this device, this one too, is in the middle of one, whoever's it is. */
export async function isUnderWayAnywhere(): Promise<boolean> {
  if (!navigator.locks) return false;
  const { held } = await navigator.locks.query();
  return held?.some((lock) => lock.name?.startsWith(ANYBODYS)) ?? false;
}
