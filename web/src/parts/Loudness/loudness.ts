/**
 * How loud the coach is on this device, in four steps. Louder than the last, only the device's own buttons can make it: the
 * clips are as loud as they can be without breaking up (-16 LUFS, peaks at -1.5 dBTP).
 */
import { change, settings, VOLUMES } from '../../keeping/settings.svelte';
import { setVolume } from '../../practise/voice';

export function louder(): void {
  step(1);
}

export function quieter(): void {
  step(-1);
}

export function isLoudest(): boolean {
  return stands() === VOLUMES.length - 1;
}

export function isQuietest(): boolean {
  return stands() === 0;
}

function step(by: 1 | -1): void {
  const volume = VOLUMES[stands() + by];
  if (volume === undefined) return;
  change({ volume });
  setVolume(volume);
}

/** Which of the steps it is; what an older page kept is none of them, and then it is the loudest. */
function stands(): number {
  const step = VOLUMES.findIndex((volume) => volume === settings.volume);
  return step < 0 ? VOLUMES.length - 1 : step;
}
