/**
 * Opens one planned exercise: its sound, and the practice that reads out the set-up written ahead where no coach is up yet.
 * Remembers in which language it was done last, and nothing else.
 */
import type { Begun, PlannedExercise, View } from '../../engine/contract';
import { change, mannerOf, settings } from '../../keeping/settings.svelte';
import { Practice } from '../../practise/practice.svelte';
import { heardBy } from '../../practise/script';
import { shake, signalOf } from '../../practise/signals';
import { openVoice, type Voice } from '../../practise/voice';
import { app } from '../../state/app';
import { spokenLanguage, t } from '../../words/words';

/** To the hand where the device can, and to the ear where the person has tried the tones. */
function tellBySignals(voice: Voice): void {
  voice.shown((cue) => {
    const signal = signalOf(cue);
    if (!signal) return;
    shake(signal);
    if (settings.signals === 'tones') voice.tones(signal.tones_hz);
  });
}

interface Handed {
  readonly tap: () => void;
  readonly stop: () => void;
  readonly onSoundLost: () => void;
  readonly onChange: (view: View) => void;
  readonly onFinished: () => void;
}

export async function openPractice(
  { exercise, dose, ...plan }: PlannedExercise,
  begun: Begun | null,
  { tap, stop, onSoundLost, onChange, onFinished }: Handed,
): Promise<{ voice: Voice; practice: Practice }> {
  const language = spokenLanguage();
  const manner = mannerOf(settings, { exercise, dose, ...plan }, language);
  const request = { exercise, repetitions: dose.repetitions, rung: dose.rung, at: 0, manner, ...(begun ? { begun } : {}) };
  const written = app.coach.up ? null : await app.coach.setUpFor(request);
  const playing = { title: t(`exercise.${exercise}.name`), artist: t('app.name') };
  const voice = openVoice(settings.voice, { keys: { play: tap, pause: tap, stop }, playing }, onSoundLost);
  if (!settings.voice) tellBySignals(voice);
  const practice = new Practice({
    request,
    voice,
    coach: () => app.coach.up,
    script: written && heardBy(written, manner),
    onChange,
    onFinished: ({ repetitions }) => {
      if (repetitions) change({ heard_in: { ...settings.heard_in, [exercise]: language } });
      onFinished();
    },
  });
  return { voice, practice };
}
