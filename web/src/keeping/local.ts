/** A small thing of one person in local storage. Full or forbidden storage is never an error here. */
export function readLocal<Value>(profile: string, name: string): Value | null {
  try {
    return JSON.parse(localStorage.getItem(`${profile}.${name}`) ?? 'null') as Value | null;
  } catch {
    return null;
  }
}

/** Whether it is kept now. */
export function writeLocal(profile: string, name: string, value: unknown): boolean {
  try {
    localStorage.setItem(`${profile}.${name}`, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** The names in this profile that begin so. */
export function localNames(profile: string, beginning: string): string[] {
  try {
    const keys = Array.from({ length: localStorage.length }, (_, place) => localStorage.key(place) ?? '');
    return keys.filter((key) => key.startsWith(`${profile}.${beginning}`)).map((key) => key.slice(profile.length + 1));
  } catch {
    return [];
  }
}

export function clearLocal(profile: string, name: string): void {
  try {
    localStorage.removeItem(`${profile}.${name}`);
  } catch {
    // Nothing was kept, so nothing is left.
  }
}
