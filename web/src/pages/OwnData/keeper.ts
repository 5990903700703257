/** Whether a keeper of diaries answers here, with all that this device knows brought to it first. */
import { synchronise } from '../../house.svelte';
import { knownPeople } from '../../keeping/names';

export async function keeperHere(): Promise<boolean> {
  await synchronise();
  return (await knownPeople()) !== null;
}
