/** Whose diaries a device opens, and how long a code is good for, in words. */
import type { WhoseDiaries } from '../../keeping/devices';
import type { KnownPerson } from '../../keeping/names';
import { listed } from '../../words/dates';
import { t } from '../../words/words';
import { calledByDay } from '../People/known';

export function whoseWords(whose: WhoseDiaries, people: readonly KnownPerson[]): string {
  if (whose === 'all') return t('devices.everybody');
  return whose.length ? t('devices.of', { names: listed(whose.map((id) => nameOf(id, people))) }) : t('devices.nobody');
}

export function nameOf(id: string, people: readonly KnownPerson[]): string {
  return people.find((one) => one.id === id)?.name ?? calledByDay(id);
}

/** Whole minutes, for nobody can hurry a code along; null when the time is over. */
export function leftWords(ends_ms: number, now_ms = Date.now()): string | null {
  const left_ms = ends_ms - now_ms;
  if (left_ms <= 0) return null;
  const minutes = Math.round(left_ms / 60_000);
  return left_ms < 60_000 ? t('devices.left_little') : t('devices.left', { n: minutes });
}
