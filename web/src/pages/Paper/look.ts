/** Asks the coach what a paper says and would change; nothing is written by it. */
import type { Entry, PaperLook } from '../../engine/contract';
import { localTime } from '../../keeping/local-time';
import { app } from '../../state/app';

/** Null where no coach can be asked. */
export function lookAt(text: string): Promise<PaperLook | null> {
  return ask(text, app.entries);
}

/** The same of a code that is still being typed: whether its signs can be right needs no diary, which may be long. */
export function lookAtTyped(text: string): Promise<PaperLook | null> {
  return ask(text, []);
}

async function ask(text: string, entries: readonly Entry[]): Promise<PaperLook | null> {
  const coach = await app.coach.whenUp();
  return (await coach?.lookAtPaper({ text, entries: [...entries], now: localTime() })) ?? null;
}
