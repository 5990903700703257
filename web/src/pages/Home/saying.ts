/** How an exercise of the day is named and told on the first page. */
import type { ExerciseId, PlannedExercise, Today } from '../../engine/contract';
import { timeWords } from '../../words/dates';
import { quoted } from '../../words/quoted';
import { t } from '../../words/words';

/** By the hour, as soon as the coach has said it, and by name where there is one. */
export function greeting(hour: Today['hour'] | undefined, name: string): string {
  if (!hour) return name ? t('home.hello', { name }) : t('home.heading');
  return name ? t(`home.hello_${hour}`, { name }) : t(`home.good_${hour}`);
}

/** With the part of the day: the same exercise may stand there twice. */
export function nameOf(planned: PlannedExercise): string {
  return `${t(`exercise.${planned.exercise}.name`)}, ${t(`home.${planned.part_of_day}`)}`;
}

export function dayDose({ dose }: PlannedExercise): string {
  return dose.rung === 'trying'
    ? t('home.dose_trying', { n: dose.repetitions })
    : t('home.dose', { n: dose.repetitions, hold: dose.hold_counts });
}

/**
 * When it is, or was, or that it is done; quietly, for nothing of it is a fault. On a rest day that is said once, above. Where
 * `next` stands above what was to come before it, that is said: by its time alone it would seem out of order.
 */
export function whenWords(planned: PlannedExercise, rest_day: boolean, next?: PlannedExercise): string {
  if (planned.done) return t('home.state_done');
  if (planned.state === 'earlier') return t('home.state_earlier');
  if (planned.state === 'rest_day' && !rest_day) return t('home.state_rest_day');
  if (!planned.time) return `${t(`home.group_${planned.part_of_day}`)}, ${rowDose(planned)}`;
  const time = timeWords(planned.time);
  const when = cameBefore(planned, next) ? t('home.still', { time }) : t('home.at', { time });
  return `${when}, ${rowDose(planned)}`;
}

function cameBefore(planned: PlannedExercise, next: PlannedExercise | undefined): boolean {
  return planned.state === 'due' && Boolean(next?.time && planned.time && planned.time < next.time);
}

/** What is seen on the row, as it is seen, and the part of the day. */
export function spokenRow(planned: PlannedExercise, rest_day: boolean, next?: PlannedExercise): string {
  const seen = `${t(`exercise.${planned.exercise}.name`)} ${whenWords(planned, rest_day, next)}`;
  return `${seen}${seen.endsWith('.') ? '' : ','} ${t(`home.${planned.part_of_day}`)}`;
}

function rowDose({ dose }: PlannedExercise): string {
  return t(dose.rung === 'trying' ? 'home.row_trying' : 'home.row_dose', { n: dose.repetitions });
}

/** 'From the paper of "Mrs. Green"', where the dose of this exercise stands on her paper; nothing where it does not. */
export function fromWords(paper: Today['paper'], exercise: ExerciseId): string {
  if (!paper?.doses.includes(exercise)) return '';
  const who = paper.by ?? paper.practice;
  return who ? t('prescription.from', { who: quoted(who) }) : t('prescription.from_paper');
}
