/*
 * Finds on the page what a person sees or a screen reader reads: by role and name, by text, by what lies in it.
 * `steps` are taken one after the other, each among what the one before has found. Gives back the elements.
 */
(steps) => {
  const ROLES = {
    button: 'button, summary, [role=button], input[type=submit]',
    link: 'a[href], [role=link]',
    heading: 'h1, h2, h3, h4, h5, h6, [role=heading]',
    listitem: 'li, [role=listitem]',
    group: 'fieldset, details, [role=group]',
    navigation: 'nav, [role=navigation]',
    textbox: 'input:not([type]), input[type=text], input[type=tel], textarea',
  };
  const BLOCK = /^(?:block|flex|grid|list-item|table)/;
  const plain = (text) => text.replace(/[\u200b\u00ad]/g, '').replace(/\s+/g, ' ').trim();
  const shown = (element) =>
    element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';

  /** What a screen reader reads of an element's inside. */
  function inside(node) {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE || node.getAttribute('aria-hidden') === 'true') return '';
    const { display, visibility } = getComputedStyle(node);
    if (display === 'none' || visibility === 'hidden') return '';
    const text = node.getAttribute('aria-label') ?? node.getAttribute('alt') ?? [...node.childNodes].map(inside).join('');
    return BLOCK.test(display) ? ` ${text} ` : text;
  }
  function nameOf(element) {
    const by = element.getAttribute('aria-labelledby')?.split(/\s+/).map((id) => document.getElementById(id));
    if (by) return plain(by.map((one) => (one ? inside(one) : '')).join(' '));
    const label = element.getAttribute('aria-label') ?? element.querySelector(':scope > legend, :scope > summary')?.innerText;
    return plain(label ?? (element.labels?.length ? inside(element.labels[0]) : inside(element)));
  }
  const fits = (text, { is, has, like, flags }) => {
    if (is !== undefined) return text === plain(is);
    if (has !== undefined) return text.toLowerCase().includes(plain(has).toLowerCase());
    return new RegExp(like, flags).test(text);
  };
  const levelOf = (element) => Number(element.getAttribute('aria-level') ?? element.localName.slice(1));

  const each = (from, css) => from.flatMap((one) => [...one.querySelectorAll(css)]);
  const TAKE = {
    css: (from, { css }) => each(from, css),
    role: (from, { role, name, level, pressed }) =>
      each(from, ROLES[role])
        .filter((one) => shown(one) && !one.closest('[aria-hidden=true]'))
        .filter((one) => level === undefined || levelOf(one) === level)
        .filter((one) => pressed === undefined || one.getAttribute('aria-pressed') === String(pressed))
        .filter((one) => name === undefined || fits(nameOf(one), name)),
    text: (from, { text }) => {
      const found = each(from, 'body *').filter((one) => !/^(?:script|style|noscript)$/.test(one.localName));
      const has = found.filter((one) => fits(plain(one.textContent), text));
      // The innermost that says it.
      return has.filter((one) => !has.some((other) => other !== one && one.contains(other)));
    },
    filter: (from, { filter }) => from.filter((one) => fits(plain(one.textContent), filter)),
    or: (from, { or }) => {
      const both = new Set([...from, ...find(or)]);
      return [...both].sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
    },
    nth: (from, { nth }) => from.slice(nth, nth === -1 ? undefined : nth + 1),
  };
  const find = (all) => all.reduce((from, step) => TAKE[step.take](from, step), [document]);
  return find(steps);
}
