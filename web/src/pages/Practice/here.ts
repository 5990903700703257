/** The coach of this page as a practice asks it, the list of who was looked at, and what stays on this device. */
import { Practice } from '../../engine/practice';
import { app } from '../../state/app';
import { t } from '../../words/words';
import { Looking } from './looking.svelte';
import { OwnThings } from './own.svelte';

/** Null where the coach cannot start. */
export async function practiceHere(): Promise<Practice | null> {
  if (app.coach.stands === 'asleep') void app.wakeCoach();
  const coach = await app.coach.whenUp();
  return coach && new Practice(coach);
}

export const looking = new Looking(practiceHere, () => t('practice.too_large'));
export const own = new OwnThings();
