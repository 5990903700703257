/**
 * The copy that works without a network. A newer version waits and takes over when the app is next
 * opened: never while a person is lying down with the coach.
 */
export function keepForOffline(): void {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  addEventListener('load', () => whenIdle(() => void register()));
}

/** Asks the browser never to throw the diary away by itself. */
export async function askToPersist(): Promise<boolean> {
  return (await navigator.storage?.persist?.()) ?? false;
}

export async function isPersisted(): Promise<boolean> {
  return (await navigator.storage?.persisted?.()) ?? false;
}

export function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 2000 });
  else setTimeout(work, 300);
}

async function register(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker.register('./sw.js');
    if (!registration.waiting || !navigator.serviceWorker.controller) return;
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    registration.waiting.postMessage({ type: 'SKIP_WAITING' });
  } catch (problem) {
    console.warn('No offline copy:', problem);
  }
}
