/** What is opened by the person's own word stands on no paper that says nothing of it: whoever made that paper is asked first. */
import type { ExerciseId } from '../../engine/contract';
import { app } from '../../state/app';
import { t } from '../../words/words';

/** The sentence that says so; nothing where no paper is in force, or the exercise stands on it. */
export function notOnPaper(exercise: ExerciseId): string {
  const paper = app.today?.paper;
  return paper && !paper.doses.includes(exercise) ? t('prescription.not_on_it') : '';
}
