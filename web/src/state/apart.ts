/** Entries that stand apart: told in two ways, or not taken by the keeper; and of how many the person has been told. */
import type { Apart, Diary } from '../keeping/diary';

type Told = Pick<Diary, 'apart' | 'note' | 'setNote'>;

/** How many there are of which the person has not been told. */
export async function untold(diary: Told, how: Apart): Promise<number> {
  return (await diary.apart(how)).length - Number((await diary.note(`${how}_told`)) ?? 0);
}

/** The person has read of all of them. */
export async function understood(diary: Told): Promise<void> {
  for (const how of ['differing', 'refused'] as const) {
    await diary.setNote(`${how}_told`, String((await diary.apart(how)).length));
  }
}
