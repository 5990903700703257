/** The set-ups that the coach wrote when the page was built, so that nobody waits for Python to lie down. */
import type { BeginRequest, SetUpScript } from './contract.js';
import { CoachProblem } from './problem.js';

/** Out of the folder where what was written ahead in a language lies. Throws where it cannot be had. */
export async function readSetUp(folder: string, { exercise, rung, manner }: BeginRequest): Promise<SetUpScript> {
  const effort = manner.half_effort ? 'half' : 'full';
  const name = rung === undefined ? exercise : `${exercise}.${rung}.${effort}`;
  const response = await fetch(`${folder}set-up/${name}.json`).catch(() => undefined);
  if (!response?.ok) throw new CoachProblem(`the set-up of ${exercise} could not be read`);
  return (await response.json()) as SetUpScript;
}
