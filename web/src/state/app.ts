/** The one state of the app, on this browser's own diary and the coach in its worker. */
import { Diary } from '../keeping/diary';
import { household, ownProfile } from '../keeping/household.svelte';
import { writtenAhead } from '../words/language';
import { spokenLanguage } from '../words/words';
import { AppState } from './app_state.svelte';
import { keptHere } from './kept_here';
import { meetingOf } from './meeting';

export const app = new AppState({
  async openDiary(profile) {
    household.open = profile;
    const diary = await Diary.open(profile);
    return { diary, meet: meetingOf(diary) };
  },
  keptHere,
  async openCoach() {
    const { openCoach } = await import('../engine/coach');
    return openCoach({ language: spokenLanguage(), writtenAhead: writtenAhead() });
  },
  async readAhead<File>(file: string) {
    const written = await fetch(writtenAhead(file)).catch(() => null);
    return written?.ok ? ((await written.json()) as File) : null;
  },
});

/** Takes up the profile of whoever is here. */
export function openApp(profile = ownProfile()): Promise<void> {
  return app.open(profile);
}

// Asked by the browser only when something would be lost that is nowhere else.
addEventListener('beforeunload', (event) => {
  if (app.hangsByAThread) event.preventDefault();
});
