"""Watching a movement on a device four times slower: how many frames of a log roll come later than a tenth of a second?

All of it forwards and then a step back, as a person would, in Chromium slowed four times by itself. A page that draws nothing
but a clock, slowed as much on the same machine, is the baseline: what is late there, the machine made late.
"""

from __future__ import annotations

import json

from playwright.sync_api import Browser, Page, ViewportSize

from benches._browser import APP, browser, served
from groundwork.figures import Figure

NAME = "watching"
TITLE = "A movement, watched on a slow device"
NEEDS = ("web", "chromium")

SLOWED = 4
LATE_MS = 100
PHONE: ViewportSize = {"width": 390, "height": 844}
COUNT_FRAMES = """() => {
  window.gaps = [];
  let last = performance.now();
  const frame = (now) => { window.gaps.push(now - last); last = now; requestAnimationFrame(frame); };
  requestAnimationFrame(() => { last = performance.now(); requestAnimationFrame(frame); });
}"""
STEP_MS = 4000
MAIN = "CrRendererMain"
CLOCK = "<p id=clock></p><script>const tick = (now) => { clock.textContent = now; requestAnimationFrame(tick); }; requestAnimationFrame(tick);</script>"


def figures() -> list[Figure]:
    with served(APP) as address, browser() as chromium:
        watched = _gaps_of_a_log_roll(chromium, address)
        bare = _gaps_of_a_clock(chromium, sum(watched) / 1000)
        own = _own_time_of_a_frame(chromium, address)
    return [
        Figure(f"the page's own time for a frame, {SLOWED} times", SLOWED * own, "ms", "what is late", LATE_MS),
        Figure(f"frames later than {LATE_MS} ms, of {len(watched)}", _late(watched), "", "of a clock", _late(bare)),
        Figure("slowest frame", max(watched), "ms", "of a clock", max(bare)),
        Figure("frame, median", _median(watched), "ms", "of a clock", _median(bare)),
    ]


def _opened(chromium: Browser, address: str) -> Page:
    page = chromium.new_context(viewport=PHONE, locale="en-GB").new_page()
    page.goto(f"{address}#/moving/out-of-bed%2Fwatch")
    page.locator(".watching svg").wait_for(timeout=60_000)
    return page


def _play_to_the_end(page: Page) -> None:
    page.get_by_role("button", name="Play", exact=True).click()
    page.get_by_role("button", name="Play again").wait_for(timeout=120_000)


def _own_time_of_a_frame(chromium: Browser, address: str) -> float:
    """Milliseconds that the page's main thread works for a frame while one step plays, by its processor's own clock: other
    programs of the machine do not count.
    """
    page = _opened(chromium, address)
    chromium.start_tracing(page=page, categories=["devtools.timeline", "disabled-by-default-devtools.timeline"])
    page.get_by_role("button", name="On:").click()
    page.wait_for_timeout(STEP_MS)
    events = json.loads(chromium.stop_tracing())["traceEvents"]
    page.context.close()
    mains = {(e["pid"], e["tid"]) for e in events if e["name"] == "thread_name" and e["args"]["name"] == MAIN}
    own = [e for e in events if e.get("ph") == "X" and (e["pid"], e["tid"]) in mains]
    spent: float = sum(e.get("tdur", 0) for e in own if e["name"].endswith("RunTask"))
    frames: int = sum(e["name"] == "FireAnimationFrame" for e in own)
    return spent / 1000 / max(1, frames)


def _gaps_of_a_log_roll(chromium: Browser, address: str) -> list[float]:
    page = _opened(chromium, address)
    _slow(page)
    page.evaluate(COUNT_FRAMES)
    _play_to_the_end(page)
    page.get_by_role("button", name="Back:").click()
    page.get_by_role("button", name="Play", exact=True).wait_for(timeout=60_000)
    return _told(page)


def _gaps_of_a_clock(chromium: Browser, seconds: float) -> list[float]:
    page = chromium.new_context(viewport=PHONE).new_page()
    page.set_content(CLOCK)
    _slow(page)
    page.evaluate(COUNT_FRAMES)
    page.wait_for_timeout(seconds * 1000)
    return _told(page)


def _slow(page: Page) -> None:
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})


def _told(page: Page) -> list[float]:
    gaps: list[float] = page.evaluate("window.gaps")
    page.context.close()
    return gaps


def _late(gaps: list[float]) -> int:
    return sum(gap > LATE_MS for gap in gaps)


def _median(gaps: list[float]) -> float:
    return sorted(gaps)[len(gaps) // 2]
