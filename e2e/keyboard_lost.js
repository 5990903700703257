// Where the keyboard was nowhere for longer than a page takes to come, once it had been used: the heading of that page.
() => {
  const FRAMES = 120;
  globalThis.keyboardLost = [];
  let used = false;
  let nowhere = 0;
  addEventListener('keydown', () => (used = true), true);
  const look = () => {
    const { activeElement, body } = document;
    nowhere = used && (activeElement === null || activeElement === body) ? nowhere + 1 : 0;
    if (nowhere === FRAMES) keyboardLost.push(document.querySelector('h1')?.textContent.trim() ?? document.title);
    (globalThis.everyFrame ?? requestAnimationFrame)(look);
  };
  (globalThis.everyFrame ?? requestAnimationFrame)(look);
}
