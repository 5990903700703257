/** What happens when this device meets the keeper of diaries: what is written on either side, and the person's name. */
import type { Diary } from '../keeping/diary';
import { exchangeName } from '../keeping/names';
import { exchange } from '../keeping/outbox';
import { pictureOf } from '../keeping/pictures';
import { change, settings } from '../keeping/settings.svelte';

/** A name given on another device is seen here soon, without being asked for every minute. */
const NAMES_ARE_OLD_MS = 10 * 60_000;

/** Meets once; whether both ways went through. */
export function meetingOf(diary: Diary): () => Promise<boolean> {
  const names = new Names(diary);
  return async () => {
    // What found no room may find some now, network or not.
    await diary.keepSpare().catch(() => undefined);
    const met = navigator.onLine !== false && (await exchange(diary));
    if (met) await names.bring();
    return met;
  };
}

class Names {
  /** The name as it was last brought to the keeper and back, and when. */
  private brought = { text: '', at_ms: 0 };

  constructor(private readonly diary: Diary) {}

  async bring(): Promise<void> {
    const mine = { name: settings.name, picture: pictureOf(settings.picture, this.diary.person) };
    const text = JSON.stringify(mine);
    if (text === this.brought.text && Date.now() - this.brought.at_ms < NAMES_ARE_OLD_MS) return;
    this.brought = { text, at_ms: Date.now() };
    const theirs = await exchangeName(this.diary, mine);
    if (theirs) change(theirs);
  }
}
