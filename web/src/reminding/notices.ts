/** What this device can do of reminders, and showing one. */
import type { Reminder } from './due';
import { t } from '../words/words';

/**
 * `cannot`: no notifications here. `install`: only once the app is on the home screen (iPhone, iPad). `forbidden`: the
 * person or the device said no. `ask`: not asked yet. `can`: allowed.
 */
export type Ability = 'cannot' | 'install' | 'forbidden' | 'ask' | 'can';

export function ability(): Ability {
  const apple = 'standalone' in navigator;
  if (!('Notification' in window) || !('serviceWorker' in navigator)) {
    return apple && !(navigator as { standalone?: boolean }).standalone ? 'install' : 'cannot';
  }
  if (Notification.permission === 'granted') return 'can';
  return Notification.permission === 'denied' ? 'forbidden' : 'ask';
}

/** Only in a tap: nobody is asked for anything they did not reach for. */
export async function askToRemind(): Promise<Ability> {
  if (ability() === 'ask') await Notification.requestPermission();
  return ability();
}

/** Shows it, and says whether it was shown. */
export async function remind(reminder: Reminder, profile: string): Promise<boolean> {
  const worker = await navigator.serviceWorker?.getRegistration();
  if (!worker || ability() !== 'can') return false;
  const exercises = [...new Set(reminder.exercises)].map((exercise) => t(`exercise.${exercise}.name`));
  const off = { action: 'off', title: t('reminders.off_action') };
  await worker.showNotification(t(reminder.id.endsWith('/2') ? 'reminders.again_title' : 'reminders.title'), {
    body: t('reminders.body', { exercises: new Intl.ListFormat(document.documentElement.lang || 'en').format(exercises) }),
    // One at a time: the second takes the place of the first.
    tag: `stature-${profile}`,
    icon: './icon-192.png',
    data: { profile },
    // Known to service workers only, so TypeScript's page does not know it.
    ...({ actions: [off] } as object),
  });
  return true;
}
