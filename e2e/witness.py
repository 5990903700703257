"""Watches a browser context from its first page to its last: nothing may go wrong unseen, nothing may leave the house."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

# Made in the page itself: no network is asked.
INSIDE = ("data:", "blob:", "about:", "chrome:")


class Witness:
    """Every error, every refusal of the content policy and every request beyond `address` that a context made."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.troubles: list[str] = []
        self._address = address
        self._forgiven: list[re.Pattern[str]] = []
        context.on("console", self._console)
        context.on("weberror", self._error)
        context.on("request", self._request)

    def forgive(self, pattern: str) -> None:
        """What this test brings about on purpose, such as a server that is gone."""
        self._forgiven.append(re.compile(pattern))

    def unforgiven(self) -> list[str]:
        return [trouble for trouble in self.troubles if not any(p.search(trouble) for p in self._forgiven)]

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.troubles.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _error(self, error: WebError) -> None:
        self.troubles.append(f"error: {error.error}")

    def _request(self, request: Request) -> None:
        here = urlsplit(self._address)
        asked = urlsplit(request.url)
        if not request.url.startswith(INSIDE) and (asked.scheme, asked.netloc) != (here.scheme, here.netloc):
            self.troubles.append(f"outside request: {request.url}")
