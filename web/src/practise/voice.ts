/**
 * The sound of the page, opened once, in a tap: browsers let a page speak only after one. Where
 * there is no sound at all the words are still shown, each at its time.
 */
import type { ClockReading } from '../engine/coach_type';
import type { Cue } from '../engine/contract';
import { Captions } from '../sound/captions';
import { SessionClock } from '../sound/clock';
import { openSound, type SessionSound, type Sound } from '../sound/sound';
import { clipsOf, writtenAhead } from '../words/language';
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
  /** Told each cue when it is due. */
  shown(listener: (cue: Cue) => void): () => void;
  close(): void;
}

let sound: Sound | null = null;
let lost: () => void = () => {};
let unlocking: Promise<boolean> = Promise.resolve(false);
/** Which sentence of a page was wanted last: one that comes late is not said any more. */
let latest = 0;

/** Call in every tap that starts or takes up something to be heard. False where there is no sound. */
export function unlockSound(): Promise<boolean> {
  unlocking = unlock();
  return unlocking;
}

async function unlock(): Promise<boolean> {
  try {
    const voice = { language: spokenLanguage(), folder: clipsOf(), list: writtenAhead('voice.json') };
    sound ??= openSound({ ...voice, onLost: () => lost() });
    await sound.unlock();
    return sound.running;
  } catch (problem) {
    console.warn('No sound:', problem);
    return false;
  }
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
  if (!sound?.running || wanted !== latest) return;
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
  lost = onLost;
  const end = own.startSession(session);
  return {
    now: () => own.clock.now(),
    reading: () => own.clock.reading(),
    play: (cues) => own.play(cues),
    takeBack: (moment) => own.cancel(moment),
    repeat: (key, text) => own.say(key, text),
    shown: (listener) => own.shown(listener),
    close: () => {
      lost = () => {};
      end();
    },
  };
}

/** Words alone, by the machine's clock. */
export function silentVoice(): Voice {
  const clock = new SessionClock({ currentTime: 0, state: 'suspended' });
  const listeners = new Set<(cue: Cue) => void>();
  const captions = new Captions(clock, (cue) => listeners.forEach((listener) => listener(cue)));
  return {
    now: () => clock.now(),
    reading: () => clock.reading(),
    play: (cues) => captions.add(cues),
    takeBack: (moment) => captions.cancel(moment),
    repeat: () => {},
    shown: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => captions.clear(),
  };
}
