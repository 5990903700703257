/** A page that lies open all day goes with the hours: the plan, and the dark look that was for the night alone. */
import { keepLooking } from '../keeping/keep_looking';
import { lookByTheHour } from '../keeping/settings.svelte';
import { app } from './app';

const LOOK_EVERY_MS = 20_000;

/** From now on, whenever `may` allows it; the function given back ends it. */
export function goWithTheHours(may: () => boolean): () => void {
  const look = () => {
    if (document.visibilityState === 'hidden' || !may()) return;
    lookByTheHour();
    void app.planOfTheHour();
  };
  return keepLooking(look, LOOK_EVERY_MS);
}
