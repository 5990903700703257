/**
 * The people whom the keeper of diaries knows, and how this person's name and picture get there and
 * back. The last change wins. A person without a name sends none.
 */
import type { Diary } from './diary';
import { askPatiently, isJson, type Ask } from './outbox';

export interface Called {
  readonly name: string;
  readonly picture: string;
}

export interface KnownPerson {
  readonly id: string;
  readonly name: string | null;
  readonly picture: string | null;
}

/** As many letters as a page can carry, and as a backup takes. */
export const LONGEST_NAME = 40;
const ADDRESS = './api/people';

/** Null where no keeper can be reached, or only one who knows no names. */
export async function knownPeople(ask: Ask = askPatiently): Promise<readonly KnownPerson[] | null> {
  try {
    const answer = await ask(ADDRESS);
    if (!answer.ok || !isJson(answer)) return null;
    return ((await answer.json()) as { people: readonly KnownPerson[] }).people;
  } catch {
    return null;
  }
}

/** Sends the name of this person if it was changed here, else gives the one to take over, or null. */
export async function exchangeName(diary: Diary, mine: Called, ask: Ask = askPatiently): Promise<Called | null> {
  const known = await knownPeople(ask);
  if (!known) return null;
  const before = read(await diary.note('called'));
  const theirs = calledThere(known.find(({ id }) => id === diary.person));
  const changed_here = mine.name !== '' && !isSame(mine, before);
  if (changed_here && !isSame(mine, theirs)) {
    if (await send(diary, mine, ask)) await diary.setNote('called', JSON.stringify(mine));
    return null;
  }
  if (!theirs || isSame(theirs, before)) return null;
  await diary.setNote('called', JSON.stringify(theirs));
  return isSame(theirs, mine) ? null : theirs;
}

async function send(diary: Diary, called: Called, ask: Ask): Promise<boolean> {
  const answer = await ask(`${ADDRESS}/${diary.person}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(called),
  }).catch(() => null);
  return answer?.ok ?? false;
}

function calledThere(person: KnownPerson | undefined): Called | null {
  return person?.name && person.picture ? { name: person.name, picture: person.picture } : null;
}

function isSame(one: Called, other: Called | null): boolean {
  return one.name === other?.name && one.picture === other.picture;
}

function read(note: string | undefined): Called | null {
  return note ? (JSON.parse(note) as Called) : null;
}
