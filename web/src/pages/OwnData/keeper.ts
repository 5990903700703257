/** Whether a keeper of diaries answers here, with all that this device knows brought to it first. */
import { app } from '../../state/app';
import { hasKeeper } from '../../keeping/keeper_here';
import { knownPeople } from '../../keeping/names';

/** `none`: whoever serves this page keeps no diaries, and nobody need wait for them. */
export type Keeping = 'answers' | 'away' | 'none';

export async function keeperHere(): Promise<Keeping> {
  await app.synchronise();
  if ((await knownPeople()) !== null) return 'answers';
  return (await hasKeeper()) === false ? 'none' : 'away';
}
