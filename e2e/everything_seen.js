// Everything that was ever on the page, for a test to read: texts, and what is read out in place of them.
() => {
  const seen = (globalThis.everythingSeen = new Set());
  const look = (node) => {
    if (node.nodeType === Node.TEXT_NODE) seen.add(node.data.trim());
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    for (const name of ['aria-label', 'alt', 'title', 'placeholder']) seen.add(node.getAttribute(name) ?? '');
    node.childNodes.forEach(look);
  };
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      look(target.nodeType === Node.TEXT_NODE ? target : target.cloneNode(false));
      addedNodes.forEach(look);
    }
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
}
