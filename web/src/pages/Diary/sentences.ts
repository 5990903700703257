/** What was done and noted, as sentences. Kind words for how it ended; numbers as they were given. */
import type { MayBeTold, PastDay, PastNote, PastSession, PastWithoutApp, SignToName } from '../../engine/contract';
import { listed } from '../../words/dates';
import { t, type PageKey } from '../../words/words';

/** A day in a few short lines, for the list of days. */
export function linesOf(day: PastDay): string[] {
  // Who practised twice has done so twice.
  const exercises = [...new Set(day.sessions.map(({ exercise }) => exercise))];
  const sessions = exercises.map((exercise) => {
    const numbers = day.sessions.filter((one) => one.exercise === exercise).map((one) => String(repetitionsOf(one)));
    return t('diary.session_line', { exercise: t(`exercise.${exercise}.name`), n: listed(numbers) });
  });
  const morning = day.morning_after === null ? [] : [t('diary.morning_line', { n: day.morning_after })];
  const stops = day.sessions.filter(({ reason }) => reason === 'PAIN' || reason === 'RED_FLAG');
  const without = day.without_app.map(({ exercise }) => t('diary.without_line', { exercise: t(`exercise.${exercise}.name`) }));
  const notes = day.notes.length || day.own_words.length ? [t('diary.with_notes')] : [];
  return [...new Set([...morning, ...sessions, ...without, ...stops.map(({ reason }) => t(`diary.stop_${reason as 'PAIN' | 'RED_FLAG'}`)), ...notes])];
}

/** The person's own number where they gave one. */
export function repetitionsOf(session: PastSession): number {
  return session.repetitions_said ?? session.repetitions;
}

/** With the part of the day, where it is done in more than one. */
export function whichOf({ exercise, part_of_day, parts }: MayBeTold): string {
  const name = t(`exercise.${exercise}.name`);
  return parts > 1 ? `${name}, ${t(`home.${part_of_day}`)}` : name;
}

/** Whether it hurt, as far as it was told. */
export function painOfWithout({ hurt, pain, little_pain }: PastWithoutApp): string[] {
  if (hurt) return [pain === null ? t('diary.without_hurt') : t('diary.without_pain', { n: pain })];
  return little_pain ? [t('diary.pain_little')] : [];
}

/** Of how many, and how long each was held, where its entry tells it: an older app's may not. */
export function doneOf(session: PastSession): string {
  const n = repetitionsOf(session);
  if (n === 0) return t('finish.done_none');
  const { repetitions: all, hold_counts: counts } = session.dose;
  const done = all === undefined ? t('finish.done', { n }) : t('diary.done_of', { n, all });
  return counts === undefined ? done : `${done} ${t(n === 1 ? 'finish.holds_one' : 'finish.holds', { counts })}`;
}

export function effortOf(effort: number): string {
  return t('diary.effort', { n: effort, words: effortWord(effort) });
}

/** In the words of the five buttons, and of what older diaries hold between them: within a sentence. */
export function effortWord(effort: number): string {
  return lowered(t(`finish.effort_${effort}` as PageKey));
}

/** Pain before and after, as far as it was told. */
export function painOf({ pain_before, pain, little_pain }: PastSession): string[] {
  const before = pain_before === null ? [] : [t('diary.pain_before', { n: pain_before })];
  const little = little_pain ? [t('diary.pain_little')] : [];
  const after = pain === null ? little : [t('diary.pain_after', { n: pain })];
  return [...before, ...after];
}

/** How it ended. Reaching the aim, tiring and stopping are told with the same warmth. */
export function endOf({ reason }: PastSession): string {
  return t(`diary.how_${reason}`);
}

/** A note in one sentence; warning signs by the names under which they are asked for. */
export function sentenceOf(note: PastNote, signs: readonly SignToName[]): string {
  const exercise = note.exercise ? t(`exercise.${note.exercise}.name`) : '';
  switch (note.kind) {
    case 'red_flag':
      return t('diary.note_red_flag', { what: signOf(note['flag'], signs) });
    case 'pain_told':
      return typeof note['pain'] === 'number' ? t('diary.note_pain', { n: note['pain'] }) : t('diary.note_pain_untold');
    case 'cleared':
      return clearedOf(note['what']);
    case 'screen':
      return t('diary.note_screen');
    case 'plan':
      return t('diary.note_plan', { exercise });
    case 'step':
      return t(`diary.note_step_${answerOf(note)}`, { exercise, step: stepOf(note) });
    case 'measure':
      return measured(note);
    case 'retracted':
      return t('diary.note_retracted');
    default:
      return t('diary.note_other');
  }
}

function clearedOf(what: unknown): string {
  return t(what === 'unread' || what === 'clock' ? `diary.note_cleared_${what}` : 'diary.note_cleared');
}

function measured(note: PastNote): string {
  if (note['measure'] === 'height') return t('diary.note_height', { n: String(note['centimetres']) });
  return note['hurt'] ? t('diary.note_stands_hurt') : t('diary.note_stands', { n: String(note['stands']) });
}

function signOf(kind: unknown, signs: readonly SignToName[]): string {
  const sign = signs.find((one) => one.kind === kind);
  return sign ? lowered(sign.text) : t('diary.flag_untold');
}

function answerOf(note: PastNote): 'accepted' | 'declined' | 'undone' {
  const answer = String(note['answer']);
  return answer === 'declined' || answer === 'undone' ? answer : 'accepted';
}

/** Such as `repetitions:6` or `rung:towel`. */
function stepOf(note: PastNote): string {
  const [what = '', value = ''] = String(note['step'] ?? '').split(':');
  if (what === 'repetitions') return t('diary.step_repetitions', { n: value });
  if (what === 'open') return t('diary.step_open');
  if (what === 'chair_and_company') return t('diary.step_chair');
  return t('diary.step_rung');
}

function lowered(words: string): string {
  return words.charAt(0).toLocaleLowerCase() + words.slice(1);
}
