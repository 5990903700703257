/** What the pages of a practice ask the coach. Nothing of it is stored; `forget` empties what the coach holds of it. */
import type { Coach } from './coach_type';
import type {
  CaseloadAsked,
  CaseloadOne,
  CaseloadRead,
  CaseloadRequest,
  Handed,
  PracticeForm,
  PracticePaper,
  PracticeRead,
  PracticeRequest,
} from './contract';

export interface Qr {
  /** Rows of light and dark, from the top, without the quiet zone. */
  readonly rows: readonly (readonly number[])[];
}

export class Practice {
  constructor(private readonly coach: Pick<Coach, 'later'>) {}

  form = () => this.coach.later({ ask: 'practice_form', about: null }) as Promise<PracticeForm>;
  make = (about: PracticeRequest) => this.coach.later({ ask: 'practice_make', about }) as Promise<PracticePaper>;
  handed = (about: PracticeRequest) => this.coach.later({ ask: 'practice_handed', about }) as Promise<Handed>;
  read = (about: string) => this.coach.later({ ask: 'practice_read', about }) as Promise<PracticeRead>;
  qr = (about: string) => this.coach.later({ ask: 'practice_qr', about }) as Promise<Qr>;
  look = (request: CaseloadRequest, text: string) =>
    this.coach.later({ ask: 'practice_look', about: { request, text } }) as Promise<CaseloadRead>;
  one = (about: CaseloadAsked) => this.coach.later({ ask: 'practice_one', about }) as Promise<CaseloadOne>;
  forget = () => this.coach.later({ ask: 'practice_forget', about: null });
}
