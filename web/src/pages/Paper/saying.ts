/** What a paper says, in the page's words. Its own words are shown as they are, and nothing in them is followed. */
import type { PaperChange, PaperDose, PaperRefused, PaperTold } from '../../engine/contract';
import { dateWords, listed } from '../../words/dates';
import { quoted } from '../../words/quoted';
import { t, type PageKey } from '../../words/words';

const LETTER_OR_DIGIT = /^[\p{L}\p{N}]$/u;

/** Signs of a code, as the coach reads it: gaps count for nothing. */
export function signsOf(text: string): string {
  return text.toUpperCase().replaceAll(/[\s-]/g, '');
}

/** Why it is not taken: by its key, which begins with "paper."; of `text`, as it was typed, the sign that is wrong is named. */
export function refusalWords({ key, place, newer }: PaperRefused, text = ''): string {
  const sign = place ? [...signsOf(text)][place - 1] : undefined;
  // A sign that is not seen, or turns others, is not shown.
  if (key === 'paper.sign' && sign && LETTER_OR_DIGIT.test(sign)) return t('prescription.no_sign_typed', { place: place!, sign });
  const name = key.slice(key.indexOf('.') + 1);
  return t(`prescription.no_${name}` as PageKey, { place: place ?? '', date: newer ? dateWords(newer) : '' });
}

/** Who made it, as far as the paper says. */
export function maker({ by, practice }: { readonly by?: string | null; readonly practice?: string | null }): string {
  return [by, practice].filter(Boolean).join(', ');
}

/** 'The paper says: "Mrs. Green" made this for "Ana" on 28 November 2026.' */
export function madeWords({ words, to, made }: PaperTold): string {
  const [who, date] = [quoted(maker(words)), dateWords(made)];
  if (who && to) return t('prescription.made_by_for', { who, to: quoted(to), date });
  if (who) return t('prescription.made_by', { who, date });
  return to ? t('prescription.made_for', { to: quoted(to), date }) : t('prescription.made', { date });
}

/** "Neck press: 6 times, in the morning and in the evening. With a pillow. Until now: 5 times." */
export function changeWords(change: PaperChange): string {
  const { name, says, now, then } = change;
  if (says === 'wait') return t('prescription.waits', { name });
  if (says === 'as_it_is') {
    const shut = change.closed.length > 0;
    return shut ? t('prescription.stays_closed', { name }) : t('prescription.stays', { name, dose: doseWords(then) });
  }
  const was = isSame(now, then) ? t('prescription.same') : t('prescription.was', { dose: doseWords(now, then) });
  return `${name}: ${doseWords(then)}. ${then.rung_name}. ${was}`;
}

/** "6 times, in the morning and in the evening"; beside another only what is told apart from it. */
function doseWords(dose: PaperDose, other?: PaperDose): string {
  const often = t('plan.dose', { n: dose.repetitions });
  const when = listed(dose.parts.map((part) => t(`prescription.part_${part}`)));
  const [same_parts, same_rung] = [other?.parts.join() === dose.parts.join(), !other || other.rung === dose.rung];
  return [often, same_parts ? '' : when, same_rung ? '' : dose.rung_name].filter(Boolean).join(', ');
}

function isSame(now: PaperDose, then: PaperDose): boolean {
  return now.repetitions === then.repetitions && now.rung === then.rung && now.parts.join() === then.parts.join();
}
