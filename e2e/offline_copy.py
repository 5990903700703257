"""When a device has put away everything it needs without a network: the page, the coach, one language and its voice."""

LANGUAGE_IS_KEPT = """async () => {
  for (;;) {
    const shelf = await caches.open('language');
    const kept = await shelf.keys();
    const list = kept.find(({ url }) => url.endsWith('/files.json'));
    if (list && kept.length === (await (await shelf.match(list)).json()).length) return;
    await new Promise((wait) => setTimeout(wait, 200));
  }
}"""
