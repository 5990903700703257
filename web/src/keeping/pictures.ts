/** The names of the twelve pictures by which people of one household are told apart; drawn in parts/PersonPicture. */
export const PICTURES = [
  'sun', 'leaf', 'bird', 'boat', 'cat', 'tree', 'flower', 'cup', 'star', 'hat', 'fish', 'house',
] as const;

export type Picture = (typeof PICTURES)[number];

/** The chosen picture or, where none was chosen, one that follows from the person's id. */
export function pictureOf(chosen: string, id: string): Picture {
  if (isPicture(chosen)) return chosen;
  const tail = Number.parseInt(id.replaceAll('-', '').slice(-6), 16);
  return PICTURES[(Number.isNaN(tail) ? 0 : tail) % PICTURES.length]!;
}

export function isPicture(name: string): name is Picture {
  return (PICTURES as readonly string[]).includes(name);
}
