import type { loadPyodide, PyodideAPI } from 'pyodide';

/** The host in `host.py`: JSON text in, JSON text out. */
export interface Host {
  begin(request: string): string;
  advance(event: string): string;
  /** The plan of a whole diary, and then, in `look`, of what is new beside it. */
  today(request: string): string;
  look(request: string): string;
  history(request: string): string;
  write_backup(backup: string): string;
  read_backup(text: string): string;
  screen(): string;
  what_hurts(request: string): string;
  going_on(request: string): string;
  answer_to_pain(request: string): string;
  look_at_paper(request: string): string;
  moving_safely(): string;
  /** The pages of a practice, once their own parts were added. */
  practice_form(): string;
  practice_make(request: string): string;
  practice_read(text: string): string;
  practice_look(request: string, text: string): string;
  practice_one(request: string): string;
  practice_forget(): string;
  practice_parts(archive: Uint8Array): void;
  practice_qr(text: string): string;
  practice_handed(request: string): string;
  /** What reads a prescription: before `look_at_paper` is asked. */
  prescription_parts(archive: Uint8Array): void;
  /** Papers and files for others, once their own parts were added. */
  papers_parts(archive: Uint8Array): void;
  papers_report(request: string): string;
  papers_table(request: string): string;
  papers_records(request: string): string;
  /** Opens the house anew in a language. */
  speak(house_texts: string, language: string): void;
  finished_entry(request: string): string;
  set_up_script(exercise: string, manner: string, rung: string): string;
  /** What was unpacked by `layGroup` just before: from then on groups can be led. */
  lead(house_texts: string, language: string): void;
  group_before(): string;
  begin_group(request: string): string;
  advance_group(event: string): string;
  ladders(): string;
}

export const COACH_HOME: string;

export function pyodideOptions(folder: string): NonNullable<Parameters<typeof loadPyodide>[0]>;

/** Unpacks the part of the coach that leads groups. */
export function layGroup(python: PyodideAPI, groupZip: ArrayBuffer): void;

export function openHost(python: PyodideAPI, coachZip: ArrayBuffer, houseTexts: string, language?: string): Host;
