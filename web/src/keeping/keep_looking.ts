/** Looks every so often while the page is seen, and whenever it is put away or comes back; the function given back ends it. */
export function keepLooking(look: () => void, every_ms: number): () => void {
  const timer = setInterval(() => (document.visibilityState === 'hidden' ? undefined : look()), every_ms);
  const ends = new AbortController();
  document.addEventListener('visibilitychange', look, { signal: ends.signal });
  addEventListener('pageshow', look, { signal: ends.signal });
  return () => {
    clearInterval(timer);
    ends.abort();
  };
}
