import type { CaseloadAsked, CaseloadRequest, DiaryFileRequest, PaperRequest, PracticeRequest, ReportRequest } from './contract.js';

/** What the pages of a practice ask; none of it has to do with a session. */
export type PracticeQuestion =
  | { readonly ask: 'practice_look'; readonly about: { readonly request: CaseloadRequest; readonly text: string } }
  | { readonly ask: 'practice_one'; readonly about: CaseloadAsked }
  | { readonly ask: 'practice_make' | 'practice_handed'; readonly about: PracticeRequest }
  | { readonly ask: 'practice_read' | 'practice_qr'; readonly about: string }
  | { readonly ask: 'practice_form' | 'practice_forget'; readonly about: null };

/** What is asked where a paper or a file for others is set out. */
export type PapersQuestion =
  | { readonly ask: 'papers_report'; readonly about: ReportRequest }
  | { readonly ask: 'papers_table' | 'papers_records'; readonly about: DiaryFileRequest };

/** What is answered by parts of the coach that are fetched when they are first asked. */
export type LaterQuestion = PracticeQuestion | PapersQuestion | { readonly ask: 'look_at_paper'; readonly about: PaperRequest };
