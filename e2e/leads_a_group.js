/*
 * A leader who lives in the page: taps on as a willing leader does, until the room comes to the phase that is wanted, and in
 * that very moment presses one of the three keys; where it is wanted that all is `over`, none. What changes on the page is told to it by the browser; so no phase is too
 * short for it, however busy the machine is.
 *
 * `way`: phases to come to and keys to press before, in order. Told: how many real milliseconds after the key a word of
 * `release` stood there, which, what was counted then, and every phase of the next `watch_seconds` of the room's time.
 */
({ wanted, way, key, names, release, rate, watch_seconds, patience_ms }) => {
  const TAPPED = ['before', 'telling', 'asking_ready', 'changing_places', 'showing', ...(wanted === 'over' ? ['leaving'] : [])];
  // A second tap within 0.6 s is a trembling hand's.
  const BETWEEN_TAPS_MS = 1_500;
  const LOOKS_EVERY_MS = 500;

  const room = document.querySelector('.room');
  const left = [...way];
  let tapped_at = -Infinity;

  const phase = () => (room.isConnected ? room.dataset.phase : 'over');
  const buttons = (within) => [...room.querySelectorAll(`${within} button`)];
  const keyOf = (name) => buttons('.room-keys').find(({ innerText, ariaDisabled }) => innerText.includes(names[name]) && ariaDisabled !== 'true');

  function tap() {
    if (performance.now() - tapped_at < BETWEEN_TAPS_MS) return;
    tapped_at = performance.now();
    buttons('.room-main')[0]?.click();
  }

  function goOn() {
    const [step] = left;
    if (step === phase()) return left.shift();
    const found = step in names ? keyOf(step) : undefined;
    if (!found) return TAPPED.includes(phase()) ? tap() : undefined;
    if (performance.now() - tapped_at < BETWEEN_TAPS_MS) return;
    tapped_at = performance.now();
    left.shift();
    found.click();
  }

  function watched(look) {
    const observer = new MutationObserver(() => look(end));
    const steady = setInterval(() => look(end), LOOKS_EVERY_MS);
    const end = () => (observer.disconnect(), clearInterval(steady));
    observer.observe(document.body, { attributes: true, characterData: true, childList: true, subtree: true });
    look(end);
  }

  return new Promise((tell, fail) => {
    const giveUp = setTimeout(() => fail(new Error(`never ${wanted}, but ${phase()}`)), patience_ms);
    const told = { phases: [] };
    let pressed_at = null;

    function afterTheKey(end) {
      if (told.phases.at(-1) !== phase()) told.phases.push(phase());
      const said = room.querySelector('.room-sentence')?.innerText;
      if (told.said === undefined && release.includes(said)) {
        Object.assign(told, { said, ms: (performance.now() - pressed_at) / rate, count: room.querySelector('.room-count')?.innerText ?? '' });
      }
      if (performance.now() - pressed_at < watch_seconds * 1000 && phase() !== 'over') return;
      if (told.said === undefined && phase() !== 'over') return;
      end();
      clearTimeout(giveUp);
      tell(told);
    }

    watched((end) => {
      if (pressed_at !== null) return afterTheKey(end);
      if (left.length > 0) return goOn();
      if (phase() !== wanted) return TAPPED.includes(phase()) ? tap() : undefined;
      if (wanted === 'over') return end(), clearTimeout(giveUp), tell(told);
      pressed_at = performance.now();
      keyOf(key).click();
    });
  });
}
