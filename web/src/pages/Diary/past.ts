/** Asks the coach what was; waits for Python where it must. */
import type { Entry, History } from '../../engine/contract';
import { app } from '../../state/app';
import { localTime } from '../../keeping/local-time';

/** Null when the coach cannot start here. */
export async function pastOf(entries: readonly Entry[], from?: string, to?: string): Promise<History | null> {
  const coach = await app.coach.whenUp();
  const span = { ...(from ? { from } : {}), ...(to ? { to } : {}) };
  return coach ? coach.history({ entries, now: localTime(), ...span }) : null;
}
