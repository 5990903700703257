/** A copy of the diary, and the moment of it, so that the next is offered in its time. Whoever thinks better of it has kept nothing. */
import type { Coach } from '../engine/coach_type';
import type { Entry, NamedPerson } from '../engine/contract';
import { handOver, type Handed } from './handing_over';
import { localTime } from './local-time';
import { change } from './settings.svelte';

export async function keepACopy(coach: Coach, people: readonly NamedPerson[], entries: readonly Entry[]): Promise<Handed> {
  const made = localTime();
  const kept = await handOver(`stature-${made.slice(0, 10)}`, await coach.writeBackup({ people, entries, made }));
  if (kept !== 'kept_back') change({ copied_at: made });
  return kept;
}
