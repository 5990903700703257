// Every paragraph that the page shows from now on, also one that stands there for a moment only.
() => {
  const read = (globalThis.paragraphsRead = new Set());
  const look = () => {
    for (const { innerText } of document.querySelectorAll('main p')) read.add(innerText);
  };
  globalThis.paragraphsWatched?.disconnect();
  globalThis.paragraphsWatched = new MutationObserver(look);
  globalThis.paragraphsWatched.observe(document.body, { subtree: true, childList: true, characterData: true });
  look();
}
