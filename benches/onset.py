"""When is a count really heard, while the page is blocked for 200 to 600 ms again and again?

Onsets are taken inside the audio graph, where the loudspeaker would be: what the device adds is the
same for every cue. Three pages run side by side for five minutes and more; STATURE_BENCH_SHORT=1 makes
it half a minute, for trying the bench. More pages would ask more than two processors can give, and on a
machine without a sound card the audio clock itself then falls behind; the figure for the clocks shows it.
"""

from __future__ import annotations

import math
import os
from collections.abc import Sequence
from typing import Any

from playwright.sync_api import Browser

from benches._browser import bench_pages, browser, served
from groundwork.figures import Figure

NAME = "onset"
TITLE = "When a cue is heard"
NEEDS = ("web", "chromium")

PAGES = 3
BEAT_SECONDS = 0.9
SECONDS = 30 if os.environ.get("STATURE_BENCH_SHORT") else 305
CANCELS = 20
NAIVE = "a counter on setInterval"
# On a one-second beat.
NOTICED_MS = 25


def figures() -> list[Figure]:
    with bench_pages() as pages, served(pages) as address, browser() as chromium:
        counted = _measure_at_once(chromium, address)
        cancels = _measure_cancel(chromium, address)
    ours = sorted(abs(error) for page in counted for error in page["errorsMs"])
    naive = sorted(abs(error) for page in counted for error in page["naiveErrorsMs"])
    wanted = sum(page["wanted"] for page in counted)
    lost = wanted - sum(page["heard"] for page in counted)
    drift = max(abs(_drift(page["errorsMs"])) for page in counted)
    naive_drift = max(abs(_drift(page["naiveErrorsMs"])) for page in counted)
    apart = max(abs(page["clocksApartMs"]) for page in counted)
    notice = min(page["shortestNoticeSeconds"] for page in counted)
    return [
        Figure(f"onset error of {wanted} counts, p99.9", _share(ours, 0.999), "ms", NAIVE, _share(naive, 0.999)),
        Figure("onset error, median", _share(ours, 0.5), "ms", NAIVE, _share(naive, 0.5)),
        Figure("counts not heard", lost, "", "counts wanted", wanted),
        Figure(f"drift over {SECONDS} s", drift, "ms", NAIVE, naive_drift),
        Figure("audio clock against the page's clock", apart, "ms", "what people notice", NOTICED_MS),
        Figure("shortest notice of a cue", notice, "s", "the least we ask for", 1.0, less_is_better=False),
        Figure("silence after a stop, slowest", max(cancels), "ms", "the most we allow", 100),
    ]


def _measure_at_once(chromium: Browser, address: str) -> list[dict[str, Any]]:
    """Each page in its own context, so that one page's busy thread is not another's."""
    pages = [chromium.new_context().new_page() for _ in range(PAGES)]
    for index, page in enumerate(pages):
        page.goto(f"{address}sound/bench/onset.html")
        wish = {"seconds": SECONDS, "beatSeconds": BEAT_SECONDS, "busy": True, "voice": _voice(index)}
        page.evaluate("wish => { globalThis.measured = measure(wish) }", wish)
    for page in pages:
        page.set_default_timeout(0)
    return [page.evaluate("measured") for page in pages]


def _voice(index: int) -> str | None:
    """Every other page plays the real voice, the others clicks."""
    return "/voice/en/" if index % 2 else None


def _measure_cancel(chromium: Browser, address: str) -> list[float]:
    page = chromium.new_context().new_page()
    page.goto(f"{address}sound/bench/onset.html")
    late: list[float] = page.evaluate(f"measureCancel({CANCELS})")
    return late


def _drift(errors: Sequence[float]) -> float:
    """How much later the last ten are than the first ten, in the middle."""
    few = 10
    return _share(sorted(errors[-few:]), 0.5) - _share(sorted(errors[:few]), 0.5)


def _share(ordered: Sequence[float], share: float) -> float:
    """The value that this share does not exceed; the largest where there are too few for more."""
    return ordered[min(len(ordered) - 1, math.ceil(share * len(ordered)) - 1)] if ordered else math.nan
