/**
 * What can be taken back when it was written by mistake. Pain and warning signs stay, whatever comes
 * (S2): the coach counts them even when they are taken back, so the page does not offer it.
 */
import type { PastNote, PastSession, PastWithoutApp, PastWords } from '../../engine/contract';

/** Only these: answers of the nine questions are answered again, plans are made again. */
const NOTES = new Set(['measure', 'cleared', 'step']);

export type Past = PastSession | PastWithoutApp | PastWords | PastNote;

export function mayBeTakenBack(entry: Past): boolean {
  if ('text' in entry) return true;
  if ('hurt' in entry && !('kind' in entry)) return !entry.hurt && !entry.little_pain;
  // A "no" and a step back stay: taken back, they would open something or make more of a dose (S4, S6).
  if ('kind' in entry) return NOTES.has(entry.kind) && !(entry.kind === 'step' && entry['answer'] !== 'accepted');
  return entry.reason !== 'PAIN' && entry.reason !== 'RED_FLAG' && !entry.pain && !entry.little_pain;
}
