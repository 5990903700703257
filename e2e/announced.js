// What a screen reader says by itself: all that changes within a part of the page that asks for it.
() => {
  const LIVE = '[aria-live]:not([aria-live="off"]), [role="status"]:not([aria-live="off"]), [role="alert"], output';
  globalThis.announced = [];
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      for (const node of addedNodes.length ? addedNodes : [target]) {
        const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
        if (!element?.closest(LIVE) || element.closest('[aria-hidden="true"]')) continue;
        const told = node.cloneNode(true);
        if (told.nodeType === Node.ELEMENT_NODE) told.querySelectorAll('[aria-hidden="true"]').forEach((each) => each.remove());
        const said = told.textContent.trim();
        if (said) announced.push(said);
      }
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });
}
