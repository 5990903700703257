/**
 * Keeps the screen on while a session runs: a locked phone falls silent. The browser lets go of
 * the lock whenever the page is hidden, so it is taken again when the page comes back.
 */

export function keepAwake(): () => void {
  const ends = new AbortController();
  let held: WakeLockSentinel | undefined;
  const take = async () => {
    if (ends.signal.aborted || document.hidden || !('wakeLock' in navigator)) return;
    // Refused on a low battery or by an old browser: the session goes on without it.
    const lock = await navigator.wakeLock.request('screen').catch(() => undefined);
    if (ends.signal.aborted) await lock?.release();
    else held = lock;
  };
  document.addEventListener('visibilitychange', () => void take(), { signal: ends.signal });
  void take();
  return () => {
    ends.abort();
    void held?.release();
  };
}
