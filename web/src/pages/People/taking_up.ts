/** Somebody comes onto this device, with a profile of their own; on a new device instead of whoever has written nothing yet. */
import { Diary } from '../../keeping/diary';
import { addProfile, household, removeProfile } from '../../keeping/household.svelte';
import { setUp, settings } from '../../keeping/settings.svelte';
import { app } from '../../state/app';

export interface Comes {
  readonly id: string;
  readonly name: string;
  readonly picture: string;
}

/** Returns their profile. Throws where this device has no room for it. */
export async function takeUp({ id, name, picture }: Comes, instead: boolean): Promise<string> {
  const profile = addProfile(id);
  const { emergency_number, text_size, language } = settings;
  if (!setUp(profile, { name, picture, text_size, language, ...(instead ? { emergency_number, joined: true } : {}) })) throw new Error('no room');
  (await Diary.open(profile, id)).close();
  if (instead) await leaveEmpty(profile);
  return profile;
}

/** The diary that was made for a newcomer has nothing in it and is not needed. */
async function leaveEmpty(but: string): Promise<void> {
  const empty = household.open;
  if (!empty || empty === but || app.entries.length || app.unkept.length) return;
  app.close();
  await Diary.remove(empty);
  removeProfile(empty);
}
