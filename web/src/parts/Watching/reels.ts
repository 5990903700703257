/** What can be watched: a way of moving, by the files that show it, or an exercise, by the two pictures of it. */
import type { PlannedExercise } from '../../engine/contract';
import { t } from '../../words/words';
import { drawingOf as pictureOf } from '../Figure/drawings';
import { glideOf } from '../Figure/gliding';
import { drawingOf, readMovement } from './movement';
import type { Drawing, Reel } from './reel';

/** Time to see an effort build, and to see it leave: longer than it is done in, as it is watched. */
const BUILDS_SECONDS = 3;

/** Files one after the other; `textOf` says the sentence of a key. Throws where one cannot be had. */
export async function reelOf(names: readonly string[], textOf: (key: string) => string): Promise<Reel> {
  const movements = await Promise.all(names.map(readMovement));
  return movements.flatMap((movement) => {
    const drawing = drawingOf(movement);
    return movement.steps.map(({ say, from, to, seconds }) => ({ key: say, text: textOf(say), from, to, seconds, drawing }));
  });
}

/** Lift, hold and release, the hold as long as the session counts it. Throws where a picture cannot be had. */
export async function reelOfExercise({ figures, dose }: Pick<PlannedExercise, 'figures' | 'dose'>): Promise<Reel> {
  const [start, hold] = await Promise.all([pictureOf(figures.start), pictureOf(figures.hold)]);
  if (!start || !hold) throw new Error(`${figures.start} or ${figures.hold} could not be had`);
  const drawing = pairOf(start, hold);
  const counts = { n: dose.hold_counts };
  return [
    { key: '', text: t('watching.builds'), from: 0, to: 1, seconds: BUILDS_SECONDS, drawing },
    { key: '', text: t('watching.holds', counts), from: 1, to: 1, seconds: dose.hold_counts * dose.beat_seconds, drawing },
    { key: '', text: t('watching.leaves'), from: 1, to: 0, seconds: BUILDS_SECONDS, drawing },
  ];
}

function pairOf(start: string, hold: string): Drawing {
  return (box) => {
    const first = document.createElement('template');
    first.innerHTML = start;
    // Our own pictures, put in at build time; nothing a person wrote comes here.
    box.innerHTML = hold;
    return glideOf(first.content, box);
  };
}
