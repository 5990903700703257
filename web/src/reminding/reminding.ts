/**
 * Reminds while the app is open, in front or behind: looks at the plan twice a minute. A closed app cannot remind by
 * itself in any browser of today (docs/decisions); the calendar can.
 */
import { app } from '../state/app';
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
  const profile = household.open;
  // Nobody is disturbed in a session.
  if (!profile || place.now.page === 'practise' || ability() !== 'can') return;
  const { on, second, told } = await wishesOf(profile);
  if (!on) return;
  const now = new Date();
  if (!app.today || now >= new Date(app.today.valid_until)) await app.planToday();
  const reminder = app.today && reminderDue(app.today, now, told, second);
  if (!reminder || !(await remind(reminder, profile))) return;
  const ofToday = told.filter((id) => id.startsWith(app.today!.date));
  await wish(profile, { told: [...ofToday, reminder.id] });
}
