/**
 * The sound of the page, opened once, in a tap: browsers let a page speak only after one. Where
 * there is no sound at all the words are still shown, each at its time.
 */
import type { ClockReading } from '../engine/coach_type';
import type { Cue } from '../engine/contract';
import { Captions } from '../sound/captions';
import { SessionClock } from '../sound/clock';
import { openSound, type SessionSound, type Sound } from '../sound/sound';
import { placesHere } from '../words/speakers';
import { spokenLanguage } from '../words/words';

/** What a practice needs of the sound: one clock for ears and eyes, and cues at their times. */
export interface Voice {
  /** Session seconds, by the clock that the sound follows. */
  now(): number;
  reading(): ClockReading;
  /** Says and shows these at their times; a `cancel` among them takes back. */
  play(cues: readonly Cue[]): void;
  takeBack(moment: number): void;
  /** Says a sentence once more, now. */
  repeat(key: string, text: string): void;
  /** Soft tones one after the other, now, whether the voice is on or off. */
  tones(hz: readonly number[]): void;
  /** Brings the sound back: call in a tap. False where what is to be heard is not heard. */
  comeBack(): Promise<boolean>;
  /** Told each cue when it is due. */
  shown(listener: (cue: Cue) => void): () => void;
  close(): void;
}

const LONGEST_TO_HOPE_SECONDS = 120;

let sound: Sound | null = null;
/** Whose clips are heard, as the folder where they lie: another person's voice may be another. */
let speaking = '';
let volume = 1;
let lost: () => void = () => {};
let unlocking: Promise<boolean> = Promise.resolve(false);
/** Which sentence of a page was wanted last: one that comes late is not said any more. */
let latest = 0;

/** Call in every tap that starts or takes up something to be heard. False where there is no sound. */
export function unlockSound(): Promise<boolean> {
  unlocking = unlock();
  return unlocking;
}

/** Whether sound comes out after the last tap that wanted it. */
export function hasSound(): Promise<boolean> {
  return unlocking;
}

/** True as soon as sound comes after all; false where it has not come in two minutes. */
export async function soundCame(): Promise<boolean> {
  return (await sound?.comesWithin(LONGEST_TO_HOPE_SECONDS)) ?? false;
}

async function unlock(): Promise<boolean> {
  try {
    const voices = placesHere();
    if (sound !== null && voices[0]!.folder !== speaking) sound.speakBy(voices);
    sound ??= openSound({ language: spokenLanguage(), voices, onLost: () => lost() });
    speaking = voices[0]!.folder;
    sound.volume = volume;
    return await sound.unlock();
  } catch (problem) {
    console.warn('No sound:', problem);
    return false;
  }
}

/** From now on it is so loud, as a share of the clips' own loudness. */
export function setVolume(share: number): void {
  volume = share;
  if (sound) sound.volume = share;
}

/** Soft tones one after the other, outside a session. */
export function soundTones(hz: readonly number[]): void {
  sound?.tones(hz);
}

/** Says the sentence of the sound check; true when sound comes out of the page. */
export async function sayHello(text: string): Promise<boolean> {
  if (!(await unlockSound())) return false;
  return sound!.check('shared.hello', text);
}

/**
 * Says a sentence of a page, in place of the one before. Nothing where there is no sound yet.
 * Call in the tap that leads to it, or after `unlockSound`.
 */
export async function sayOnPage(key: string, text: string): Promise<void> {
  const wanted = (latest += 1);
  await unlocking;
  if (!sound?.moves || wanted !== latest) return;
  sound.silence();
  sound.voiceOn = true;
  sound.say(key, text);
}

export function hush(): void {
  latest += 1;
  sound?.silence();
}

export function openVoice(spoken: boolean, session: SessionSound, onLost: () => void): Voice {
  if (!sound) return silentVoice();
  const own = sound;
  own.voiceOn = spoken;
  // Whoever reads does not stop because nothing is heard.
  lost = spoken ? onLost : () => {};
  const voice = voiceOn(own, session, () => (lost = () => {}));
  return { ...voice, comeBack: async () => !spoken || (await unlockSound()) };
}

/** A session on this sound, from now until it is closed; `closed` is told then. */
export function voiceOn(own: Sound, session: SessionSound, closed: () => void): Voice {
  const end = own.startSession(session);
  return {
    now: () => own.clock.now(),
    reading: () => own.clock.reading(),
    play: (cues) => own.play(cues),
    takeBack: (moment) => own.cancel(moment),
    repeat: (key, text) => own.say(key, text),
    tones: (hz) => own.tones(hz),
    comeBack: () => own.unlock(),
    shown: (listener) => own.shown(listener),
    close: () => {
      closed();
      end();
    },
  };
}

/** Words alone, by the machine's clock. */
export function silentVoice(): Voice {
  const clock = new SessionClock();
  const listeners = new Set<(cue: Cue) => void>();
  const captions = new Captions(clock, (cue) => listeners.forEach((listener) => listener(cue)));
  return {
    now: () => clock.now(),
    reading: () => clock.reading(),
    play: (cues) => captions.add(cues),
    takeBack: (moment) => captions.cancel(moment),
    repeat: () => {},
    tones: () => {},
    comeBack: async () => true,
    shown: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => captions.clear(),
  };
}
