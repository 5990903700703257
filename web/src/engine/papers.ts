/** What is asked of the coach where a paper or a file for others is set out: by the person, and by a practice. */
import type { Coach } from './coach_type';
import type { DiaryFile, DiaryFileRequest, Report, ReportRequest } from './contract';

export class Papers {
  constructor(private readonly coach: Pick<Coach, 'later'>) {}

  report = (about: ReportRequest) => this.coach.later({ ask: 'papers_report', about }) as Promise<Report>;
  /** For a spreadsheet. */
  table = (about: DiaryFileRequest) => this.coach.later({ ask: 'papers_table', about }) as Promise<DiaryFile>;
  /** For the records of a clinic (FHIR). */
  records = (about: DiaryFileRequest) => this.coach.later({ ask: 'papers_records', about }) as Promise<DiaryFile>;
}
