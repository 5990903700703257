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
  answer_to_pain(request: string): string;
  moving_safely(): string;
  /** Opens the house anew in a language. */
  speak(house_texts: string, language: string): void;
  finished_entry(request: string): string;
  set_up_script(exercise: string, manner: string, rung: string): string;
  ladders(): string;
}

export const COACH_HOME: string;

export function pyodideOptions(folder: string): NonNullable<Parameters<typeof loadPyodide>[0]>;

export function openHost(python: PyodideAPI, coachZip: ArrayBuffer, houseTexts: string, language?: string): Host;
