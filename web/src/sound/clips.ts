/**
 * The recorded voice: fetched as a whole, decoded a little ahead of use.
 *
 * Compressed, all clips together are about a megabyte and stay in memory; decoded they would be a
 * hundred. Words of the count stay decoded, sentences are decoded when they are announced (three
 * seconds ahead) and let go again.
 */

import { onsetSeconds } from './onset.js';

/** `voice/<language>/manifest.json`, the parts used here. */
export interface VoiceManifest {
  readonly clips: Readonly<Record<string, ClipNote>>;
  /** Told by the list of a language's first voice: whether there is a second. */
  readonly second?: boolean;
}

export interface ClipNote {
  readonly file: string;
  readonly seconds: number;
  readonly onset_seconds: number;
}

export interface Clip {
  readonly buffer: AudioBuffer;
  /** From the start of the buffer to the first sound. */
  readonly onsetSeconds: number;
}

// Counts, "press", "relax": said again and again, on the beat.
const SHORT_SECONDS = 2.5;
const SENTENCES_KEPT = 6;

export class Clips {
  private readonly bytes = new Map<string, Promise<ArrayBuffer>>();
  private readonly words = new Map<string, Promise<Clip | null>>();
  private readonly sentences = new Map<string, Promise<Clip | null>>();

  constructor(
    /** Asked each time: what carries the sound may be replaced. */
    private readonly context: () => BaseAudioContext,
    private readonly folder: string,
    private readonly manifest: VoiceManifest,
  ) {}

  /** Reads the manifest; a build without a voice has an empty one. */
  static async in(folder: string, context: () => BaseAudioContext, list = `${folder}manifest.json`): Promise<Clips> {
    const response = await fetch(list).catch(() => undefined);
    const manifest = response?.ok ? await readManifest(response) : NO_VOICE;
    return new Clips(context, folder, manifest);
  }

  /** Whether a second voice may be asked for: where its list says nothing, or could not be had, it may lie on the device. */
  get mayHaveSecond(): boolean {
    return this.manifest.second !== false;
  }

  has(key: string): boolean {
    return key in this.manifest.clips;
  }

  /** Decoded and ready to start, or null: no such clip, or it could not be read. */
  clip(key: string): Promise<Clip | null> {
    const note = this.manifest.clips[key];
    if (note === undefined) return Promise.resolve(null);
    const kept = note.seconds <= SHORT_SECONDS ? this.words : this.sentences;
    const clip = kept.get(key) ?? this.decode(note);
    kept.delete(key);
    kept.set(key, clip);
    this.letGo();
    // What could not be had is tried again the next time it is wanted.
    void clip.then((got) => got === null && kept.delete(key));
    return clip;
  }

  /**
   * Fetches every clip and decodes the short ones, one after the other: a sentence that is wanted
   * now must not stand in a queue behind a hundred that are wanted later.
   */
  async prepare(): Promise<void> {
    for (const [key, note] of Object.entries(this.manifest.clips)) {
      if (note.seconds <= SHORT_SECONDS) await this.clip(key);
      else await this.fetched(note).catch(() => undefined);
    }
  }

  private letGo(): void {
    const surplus = this.sentences.size - SENTENCES_KEPT;
    for (const key of [...this.sentences.keys()].slice(0, Math.max(0, surplus))) {
      this.sentences.delete(key);
    }
  }

  private async decode(note: ClipNote): Promise<Clip | null> {
    try {
      const bytes = await this.fetched(note);
      // Decoding takes the bytes away, so it gets its own.
      const buffer = await this.context().decodeAudioData(bytes.slice(0));
      const measured = onsetSeconds(buffer.getChannelData(0), buffer.sampleRate);
      return { buffer, onsetSeconds: measured ?? note.onset_seconds };
    } catch {
      return null;
    }
  }

  private fetched(note: ClipNote): Promise<ArrayBuffer> {
    const known = this.bytes.get(note.file);
    if (known !== undefined) return known;
    const coming = fetch(this.folder + note.file).then((response) => {
      if (!response.ok) throw new Error(`${note.file} could not be had (${response.status})`);
      return response.arrayBuffer();
    });
    this.bytes.set(note.file, coming);
    coming.catch(() => this.bytes.delete(note.file));
    return coming;
  }
}

async function readManifest(response: Response): Promise<VoiceManifest> {
  return (await response.json().catch(() => NO_VOICE)) as VoiceManifest;
}

const NO_VOICE: VoiceManifest = { clips: {} };
