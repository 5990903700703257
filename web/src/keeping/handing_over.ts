/** A diary as a file goes where the person wants it: to the system's own way of sharing, or among the files of the device. */
import { saveFile } from './saving';

/** Some browsers share no file whose ending they do not know; a practice reads it under either name. */
const ENDINGS = [
  ['jsonl', 'application/jsonl'],
  ['txt', 'text/plain'],
] as const;

/** `gone`: handed to the system; `saved`: kept as a file; `kept_back`: whoever thinks better of it has given nothing. */
export type Handed = 'gone' | 'saved' | 'kept_back';

export async function handOver(name: string, text: string): Promise<Handed> {
  const files = ENDINGS.map(([ending, type]) => new File([text], `${name}.${ending}`, { type }));
  const shared = files.find((file) => navigator.canShare?.({ files: [file] }));
  if (!shared) {
    saveFile(files[0]!);
    return 'saved';
  }
  try {
    await navigator.share({ files: [shared] });
    return 'gone';
  } catch (problem) {
    if (problem instanceof DOMException && problem.name === 'AbortError') return 'kept_back';
    saveFile(files[0]!);
    return 'saved';
  }
}
