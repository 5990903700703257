// While getting ready: each sentence beside which the row of small buttons lies under the ones that never leave the screen.
() => {
  globalThis.covered = {};
  const look = () => {
    const [row, fixed, sentence] = ['.setup-actions', '.in-sight', '.sentence'].map((each) => document.querySelector(each));
    if (row && fixed && sentence && scrollY === 0) {
      const by = row.getBoundingClientRect().bottom - fixed.getBoundingClientRect().top;
      if (by > 1) covered[sentence.innerText] = Math.round(by);
    }
    (globalThis.everyFrame ?? requestAnimationFrame)(look);
  };
  (globalThis.everyFrame ?? requestAnimationFrame)(look);
}
