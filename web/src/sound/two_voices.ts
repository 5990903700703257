/**
 * Where the sentences come from: the voice that the person chose and, for a sentence that it lacks or that has not come yet,
 * the first voice. A release said by another voice is better than none.
 */
import { Clips, type Clip } from './clips.js';

export interface VoicePlace {
  /** Where the clips lie. */
  readonly folder: string;
  /** Where the list of the clips lies; `manifest.json` beside them unless told. */
  readonly list?: string | undefined;
}

/** What plays a sentence, whoever says it. */
export interface Spoken {
  clip(key: string): Promise<Clip | null>;
  /** Fetches it ahead of use. */
  prepare(): Promise<void>;
}

/**
 * The first of the places speaks; those after it help out. The last is the language's first voice, and where its list tells
 * of no second, none is asked for: a person may have chosen one in another language.
 */
export function voicesIn(places: readonly VoicePlace[], context: () => BaseAudioContext): Spoken {
  const read = ({ folder, list }: VoicePlace) => Clips.in(folder, context, list);
  const first = read(places.at(-1)!);
  const chosen = places.slice(0, -1).map(async (place) => ((await first).mayHaveSecond ? read(place) : first));
  return new Voices([...chosen, first]);
}

class Voices implements Spoken {
  constructor(private readonly voices: readonly Promise<Clips>[]) {}

  async clip(key: string): Promise<Clip | null> {
    for (const voice of this.voices.slice(0, -1)) {
      const clip = await inTime(voice.then((clips) => clips.clip(key)));
      if (clip !== null) return clip;
    }
    return (await this.voices.at(-1)!).clip(key);
  }

  /** Of a voice that helps out, nothing is fetched before it is wanted: the device has most of it already. */
  async prepare(): Promise<void> {
    await (await this.voices[0]!).prepare();
  }
}

/** Null where it does not come while there is time for another: cues are told two to three seconds ahead. */
function inTime(clip: Promise<Clip | null>): Promise<Clip | null> {
  const tooLate = new Promise<null>((giveUp) => setTimeout(() => giveUp(null), PATIENCE_MS));
  return Promise.race([clip, tooLate]);
}

const PATIENCE_MS = 1000;
