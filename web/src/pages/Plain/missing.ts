/** What this browser lets no page do at this address. Asked of the browser itself, and not reckoned from the address. */

export type Missing = 'offline' | 'install' | 'awake' | 'camera' | 'pair';

/** What of a browser is looked at. */
export interface Browser {
  readonly isSecureContext: boolean;
  readonly navigator: {
    readonly serviceWorker?: unknown;
    readonly wakeLock?: unknown;
    readonly mediaDevices?: { readonly getUserMedia?: unknown };
  };
}

export function missingHere({ isSecureContext, navigator }: Browser = globalThis): Missing[] {
  const lacks: Readonly<Record<Missing, boolean>> = {
    offline: !navigator.serviceWorker,
    // Without a copy of its own there is nothing to be put on the home screen.
    install: !isSecureContext || !navigator.serviceWorker,
    awake: !navigator.wakeLock,
    camera: !navigator.mediaDevices?.getUserMedia,
    pair: !isSecureContext,
  };
  return (Object.keys(lacks) as Missing[]).filter((one) => lacks[one]);
}
