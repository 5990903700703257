/** Something the coach could not do, said in one clear line. */
export class CoachProblem extends Error {
  override readonly name = 'CoachProblem';
}

/** The one line worth showing: a Python traceback says what went wrong on its last line. */
export function inOneLine(trouble: unknown): string {
  const text = trouble instanceof Error ? trouble.message : String(trouble);
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').at(-1) ?? 'something went wrong, and nothing says what';
}
