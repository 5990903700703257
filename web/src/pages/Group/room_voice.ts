/** The voice of a room: the clips of homes and those of rooms, from one list. Opened in the leader's tap. */
import { silentVoice, voiceOn, type Voice } from '../../practise/voice';
import { openSound, type Sound } from '../../sound/sound';
import { clipsOf, writtenAhead } from '../../words/language';
import { spokenLanguage } from '../../words/words';

export interface RoomHands {
  readonly tap: () => void;
  readonly stop: () => void;
  readonly onLost: () => void;
  readonly title: string;
  readonly artist: string;
}

let sound: Sound | null = null;
let lost: () => void = () => {};

/** Words alone where there is no sound. */
export async function openRoomVoice({ tap, stop, onLost, title, artist }: RoomHands, volume: number): Promise<Voice> {
  const own = await unlocked(volume);
  if (!own) return silentVoice();
  lost = onLost;
  const session = { keys: { play: tap, pause: tap, stop }, playing: { title, artist } };
  return voiceOn(own, session, () => (lost = () => {}));
}

async function unlocked(volume: number): Promise<Sound | null> {
  try {
    const voices = [{ folder: clipsOf(), list: writtenAhead('voice-group.json') }];
    sound ??= openSound({ language: spokenLanguage(), voices, onLost: () => lost() });
    sound.volume = volume;
    sound.voiceOn = true;
    return (await sound.unlock()) ? sound : null;
  } catch (problem) {
    console.warn('No sound:', problem);
    return null;
  }
}
