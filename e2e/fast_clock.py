"""The sped-up clock of `fast_clock.js`, put into a browser context: into its pages, and before the coach's worker.

The app is not touched: the script changes what the browser says about time. See there for how and why.
"""

from __future__ import annotations

import json
import time
from datetime import datetime
from pathlib import Path

from playwright.sync_api import BrowserContext, Route

SCRIPT = Path(__file__).with_name("fast_clock.js").read_text("utf-8")
# Twenty seconds in one: a session of five minutes takes fifteen seconds, and a timer of a quarter of a
# second still is more than the few milliseconds that a browser can do at the least.
USUAL_RATE = 20.0


def hasten(context: BrowserContext, starts_at: datetime, rate: float = USUAL_RATE) -> None:
    """From now on it is `starts_at` in this context, and time runs `rate` times as fast."""
    reckoning = {"rate": rate, "real_ms": time.time() * 1000, "shown_ms": starts_at.timestamp() * 1000}
    script = f"({SCRIPT.strip()})({json.dumps(reckoning)});"
    context.add_init_script(script)

    def before_the_worker(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=f"{script}\n{answer.text()}")

    context.route("**/assets/worker-*.js", before_the_worker)
