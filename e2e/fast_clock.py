"""The sped-up clock of `fast_clock.js`, put into a browser context: into its pages, and before the coach's worker.

The app is not touched: the script changes what the browser says about time. See there for how and why.
"""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page, Route

SCRIPT = Path(__file__).with_name("fast_clock.js").read_text("utf-8")
# Twenty seconds in one: a session of five minutes takes fifteen seconds, and a timer of a quarter of a
# second still is more than the few milliseconds that a browser can do at the least.
USUAL_RATE = 20.0


# What the browser is asked to stop at; everything else goes past us, straight from the server or out of its own cache.
THE_WORKER = {"urlPattern": "*/assets/worker-*.js", "requestStage": "Response"}
# Of another length now, and no longer packed.
NOT_TRUE_ANY_MORE = ("content-length", "content-encoding")


def hasten(context: BrowserContext, starts_at: datetime, rate: float = USUAL_RATE) -> Callable[[Page], None]:
    """From now on it is `starts_at` in this context, and time runs `rate` times as fast.

    Every page that is opened there is handed to what is returned, before it goes anywhere: for its coach's worker.
    """
    script = clock_for(starts_at, rate)
    context.add_init_script(script)
    if context.browser is not None and context.browser.browser_type.name == "chromium":
        return lambda page: _before_its_worker(page, script)
    context.route("**/assets/worker-*.js", lambda route: _put_before(route, script))
    return lambda page: None


def _put_before(route: Route, script: str) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, body=f"{script}\n{answer.text()}")


def _before_its_worker(page: Page, script: str) -> None:
    """By the browser itself: asked through Playwright, it would lead each of hundreds of files around by us, and keep none."""
    browser = page.context.new_cdp_session(page)

    def put_before(paused: dict[str, Any]) -> None:
        about = {"requestId": paused["requestId"]}
        got = browser.send("Fetch.getResponseBody", about)
        body = base64.b64decode(got["body"]) if got["base64Encoded"] else got["body"].encode()
        headers = [each for each in paused["responseHeaders"] if each["name"].lower() not in NOT_TRUE_ANY_MORE]
        hastened = base64.b64encode(f"{script}\n".encode() + body).decode()
        answer = {"responseCode": 200, "responseHeaders": headers, "body": hastened}
        browser.send("Fetch.fulfillRequest", {**about, **answer})

    browser.on("Fetch.requestPaused", put_before)
    browser.send("Fetch.enable", {"patterns": [THE_WORKER]})


def clock_for(starts_at: datetime, rate: float, patience: float = 1.0) -> str:
    """The script that makes it `starts_at` from now on; long waits are `patience` times as long."""
    reckoning = {
        "patience": patience,
        "rate": rate,
        "real_ms": time.time() * 1000,
        "shown_ms": starts_at.timestamp() * 1000,
    }
    return f"({SCRIPT.strip()})({json.dumps(reckoning)});"
