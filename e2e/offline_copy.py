"""When a device has put away everything it needs without a network: the page, the coach, one language and its voice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from conftest import PATIENCE_MS, launch_settings
from person import Person
from playwright.sync_api import Playwright
from witness import Witness

LANGUAGE_IS_KEPT = """async () => {
  for (;;) {
    const shelf = await caches.open('language');
    const kept = await shelf.keys();
    const list = kept.find(({ url }) => url.endsWith('/files.json'));
    if (list && kept.length === (await (await shelf.match(list)).json()).length) return;
    await new Promise((wait) => setTimeout(wait, 200));
  }
}"""


def has_kept_everything(person: Person) -> None:
    """Waits until the worker that serves the copy is there, and the language with its voice is put away."""
    person.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    person.page.evaluate(LANGUAGE_IS_KEPT)


@contextmanager
def own_browser(
    playwright: Playwright, profile: Path, address: str, settings: dict[str, Any] | None = None, **how: Any
) -> Iterator[Person]:
    """A browser process of its own, with what it kept last time."""
    context = playwright.chromium.launch_persistent_context(str(profile), **how, **(settings or launch_settings()))
    context.set_default_timeout(PATIENCE_MS)
    witness = Witness(context, address)
    # The server is gone on purpose.
    witness.forgive(r"Failed to load resource: net::ERR_(CONNECTION|INTERNET|NETWORK)")
    # What broke off of putting the voice away goes on at the next visit, and is told so by the worker that serves the copy.
    witness.forgive(r"Failed to load resource: net::ERR_FAILED \(.*/voice/")
    try:
        yield Person(context.pages[0], address)
    finally:
        context.close()
    assert witness.unforgiven() == []
