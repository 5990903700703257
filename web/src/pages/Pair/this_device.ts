/** What this device is, by what its browser says of it: to suggest a name, and to show the right steps first. Only suggestions. */

export type System = 'iphone' | 'ipad' | 'android' | 'mac' | 'windows';
export type Kind = 'phone' | 'tablet' | 'computer';

type Says = Pick<Navigator, 'userAgent' | 'maxTouchPoints'>;

/** Null for a system that shows no steps of its own. */
export function systemOf({ userAgent, maxTouchPoints }: Says = navigator): System | null {
  if (/iPhone|iPod/.test(userAgent)) return 'iphone';
  // An iPad calls itself a Mac; no Mac is touched.
  if (/iPad/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1)) return 'ipad';
  if (/Android/.test(userAgent)) return 'android';
  if (/Macintosh/.test(userAgent)) return 'mac';
  return /Windows/.test(userAgent) ? 'windows' : null;
}

export function kindOf(says: Says = navigator): Kind {
  const system = systemOf(says);
  if (system === 'iphone') return 'phone';
  if (system === 'ipad') return 'tablet';
  // Only Android's phones call themselves mobile.
  if (system === 'android') return /Mobile/.test(says.userAgent) ? 'phone' : 'tablet';
  return 'computer';
}
