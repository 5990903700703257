/** The people of this device and those whom only the keeper of diaries knows, as the pages show them. */
import { FIRST, household } from '../../keeping/household.svelte';
import { knownPeople, type KnownPerson } from '../../keeping/names';
import { askFor } from '../../keeping/outbox';
import { settings, settingsOf } from '../../keeping/settings.svelte';
import { pictureOf, PICTURES, type Picture } from '../../keeping/pictures';
import { t } from '../../words/words';

// Somebody stands there and waits; without an answer they go on alone.
const PATIENCE_MS = 8_000;

export interface Shown {
  readonly profile: string;
  readonly name: string;
  readonly picture: Picture;
}

/** Everybody on this device. Their diaries are not opened for it. */
export function peopleHere(): Shown[] {
  return household.profiles.map((profile) => {
    const { name, picture } = household.open === profile ? settings : settingsOf(profile);
    return { profile, name: name || t('people.unnamed_here'), picture: pictureOf(picture, profile) };
  });
}

/** Whether somebody else on this device has the same name and the same picture. */
export function isTaken(name: string, picture: Picture, but: string | null): boolean {
  return peopleHere().some((one) => one.profile !== but && one.name === name && one.picture === picture);
}

/** A picture that nobody here has yet. */
export function freePicture(): Picture {
  const taken = new Set(peopleHere().map((one) => one.picture));
  return PICTURES.find((one) => !taken.has(one)) ?? PICTURES[0];
}

/** Whom the keeper knows and this device does not; null where no keeper can be asked. */
export async function peopleElsewhere(here: string): Promise<readonly KnownPerson[] | null> {
  const known = await knownPeople(askFor(PATIENCE_MS));
  const profiles = new Set(household.profiles);
  return known?.filter(({ id }) => id !== here && !profiles.has(`${FIRST}-${id}`)) ?? null;
}

/** What somebody without a name is called: by the day on which the diary was begun, which its id tells. */
export function calledByDay(id: string): string {
  const began = new Date(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16));
  return t('people.unnamed', { date: began.toLocaleDateString(document.documentElement.lang || 'en', { dateStyle: 'long' }) });
}
