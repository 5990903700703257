"""What a person waits to see, in whichever engine: Playwright's own `expect`, and its like for a page in WebKitGTK."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from playwright.sync_api import Locator, expect as playwrights

if TYPE_CHECKING:
    from engines.webkit_page import Found
    from playwright.sync_api._generated import LocatorAssertions


def expect(found: Locator | Found, message: str | None = None) -> LocatorAssertions:
    if isinstance(found, Locator):
        return playwrights(found, message)
    # Chromium's journeys need none of it.
    from engines.webkit_page import ExpectFound

    return cast("LocatorAssertions", ExpectFound(found))
