/** A small thing of one person in local storage. Full or forbidden storage is never an error here. */
export function readShelf<Value>(shelf: string, name: string): Value | null {
  try {
    return JSON.parse(localStorage.getItem(`${shelf}.${name}`) ?? 'null') as Value | null;
  } catch {
    return null;
  }
}

/** Whether it is kept now. */
export function writeShelf(shelf: string, name: string, value: unknown): boolean {
  try {
    localStorage.setItem(`${shelf}.${name}`, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** The names on this shelf that begin so. */
export function namesOnShelf(shelf: string, beginning: string): string[] {
  try {
    const keys = Array.from({ length: localStorage.length }, (_, place) => localStorage.key(place) ?? '');
    return keys.filter((key) => key.startsWith(`${shelf}.${beginning}`)).map((key) => key.slice(shelf.length + 1));
  } catch {
    return [];
  }
}

export function clearShelf(shelf: string, name: string): void {
  try {
    localStorage.removeItem(`${shelf}.${name}`);
  } catch {
    // Nothing was kept, so nothing is left.
  }
}
