"""A look at Today after years: what every tap on the first page waits for, with one new entry each time.

Beside it the same look with the whole diary read and folded anew, as it would be without the marks that the coach keeps.
"""

from __future__ import annotations

import json
import statistics
import time
from datetime import timedelta
from typing import Any

from benches._browser import bench_pages, browser, served
from benches._faithful import life, sessions_after
from groundwork.figures import Figure
from lab.people.command import open_house
from stature_coach.door import wire

NAME = "look"
TITLE = "A look at Today after some faithful years"
NEEDS = ("web", "chromium")

ENTRIES = 6_500
LOOKS = 40
WHOLE = "the whole diary read and folded anew"


def figures() -> list[Figure]:
    told, now = life(ENTRIES)
    whole = json.dumps({"entries": told, "now": now.isoformat()})
    looks = [
        json.dumps({"entries": [one], "now": (now + timedelta(minutes=n)).isoformat()})
        for n, one in enumerate(sessions_after(now, LOOKS))
    ]
    what = f"a look with one new entry beside {ENTRIES:,}"
    here, there = in_cpython(whole, looks), in_the_browser(whole, looks)
    return [
        Figure(f"{what}, {where}", one, "ms", WHOLE, anew)
        for where, (one, anew) in (("CPython", here), ("Pyodide", there))
    ]


def in_cpython(whole: str, looks: list[str]) -> tuple[float, float]:
    """Milliseconds of one look and of one with the whole diary, in turns, so that a busy moment falls on both."""
    house = open_house()
    so_far, _ = wire.look(house, None, whole)
    taken, anew = list[float](), list[float]()
    for asked in looks:
        began = time.perf_counter()
        so_far, _ = wire.look(house, so_far, asked)
        between = time.perf_counter()
        wire.today(house, whole)
        taken.append(between - began)
        anew.append(time.perf_counter() - between)
    return statistics.median(taken) * 1000, statistics.median(anew) * 1000


def in_the_browser(whole: str, looks: list[str]) -> tuple[float, float]:
    """The same in the coach's worker."""
    with bench_pages() as pages, served(pages) as address, browser() as chromium:
        page = chromium.new_context().new_page()
        page.goto(f"{address}engine/bench/ready.html")
        told: dict[str, Any] = page.evaluate(
            "about => looks({ ...about, folder: new URL('/coach/', location).href })", {"whole": whole, "looks": looks}
        )
    return statistics.median(told["looks"]), statistics.median(told["anew"])
