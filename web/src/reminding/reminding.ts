/**
 * Reminds while the app is open, in front or behind: looks at the plan twice a minute. A closed app cannot remind by
 * itself in any browser of today (docs/decisions); the calendar can.
 */
import { house, planToday } from '../house.svelte';
import { household } from '../keeping/household.svelte';
import { place } from '../routing.svelte';
import { reminderDue } from './due';
import { ability, remind } from './notices';
import { wish, wishesOf } from './wishes';

const LOOK_MS = 30_000;

let looking: ReturnType<typeof setInterval> | undefined;

/** From now on; a second call changes nothing. */
export function remindWhileOpen(): void {
  looking ??= setInterval(() => void look().catch((problem: unknown) => console.warn('No reminder:', problem)), LOOK_MS);
}

async function look(): Promise<void> {
  const shelf = household.open;
  // Nobody is disturbed in a session.
  if (!shelf || place.now.page === 'practise' || ability() !== 'can') return;
  const { on, second, told } = await wishesOf(shelf);
  if (!on) return;
  const now = new Date();
  if (!house.today || now >= new Date(house.today.valid_until)) await planToday();
  const reminder = house.today && reminderDue(house.today, now, told, second);
  if (!reminder || !(await remind(reminder, shelf))) return;
  const ofToday = told.filter((id) => id.startsWith(house.today!.date));
  await wish(shelf, { told: [...ofToday, reminder.id] });
}
