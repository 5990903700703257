/** Whether a keeper of diaries answers here, with all that this device knows brought to it first. */
import { app } from '../../state/app';
import { knownPeople } from '../../keeping/names';

export async function keeperHere(): Promise<boolean> {
  await app.synchronise();
  return (await knownPeople()) !== null;
}
