"""How soon the coach answers in the browser, and how long one of its steps takes.

Warm is the second and later visits: the files are there, the browser has compiled Python before. The
coach runs in its real worker; beside it, the same coach in a Pyodide that is started plainly.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from benches._browser import bench_pages, browser, served
from groundwork.figures import Figure
from groundwork.places import HERE

NAME = "coach-ready"
TITLE = "Until the coach answers in the browser"
NEEDS = ("web", "chromium")

ROUNDS = 3 if os.environ.get("STATURE_BENCH_SHORT") else 9
PLAIN = "Pyodide started plainly"
FRAME = "a frame of the camera"
FRAME_MS = 33.3
NEEDED = "what the audio clock needs"


def figures() -> list[Figure]:
    with bench_pages() as pages, served(pages) as address, browser() as chromium:
        _leave_out_the_snapshot(pages)
        _lay_out_plainly(pages)
        page = chromium.new_context().new_page()
        page.goto(f"{address}engine/bench/ready.html")
        cold = _ready(page, "/coach/")["answeredSeconds"]
        rounds = [_one_round(page) for _ in range(ROUNDS)]
        steps = _steps(page)
        notices: list[float] = page.evaluate("notices(new URL('/coach/', location).href)")
    snapshot, no_snapshot, plain = (statistics.median(taken) for taken in zip(*rounds, strict=True))
    return [
        Figure("coach answers, from its snapshot, warm", snapshot, "s", PLAIN, plain),
        Figure("coach answers, without a snapshot, warm", no_snapshot, "s", PLAIN, plain),
        Figure("coach answers, first visit", cold, "s", PLAIN + ", warm", plain),
        Figure("one step of the coach, median", statistics.median(steps), "ms", FRAME, FRAME_MS),
        Figure("one step of the coach, p99", sorted(steps)[int(0.99 * len(steps))], "ms", FRAME, FRAME_MS),
        Figure("shortest notice of a cue, page blocked", min(notices), "s", NEEDED, 1.0, less_is_better=False),
    ]


def _one_round(page: Page) -> tuple[float, float, float]:
    """The three of them in turns, so that a busy moment of the machine falls on all."""
    snapshot, without = _ready(page, "/coach/"), _ready(page, "/without/")
    if (snapshot["how"], without["how"]) != ("snapshot", "plain"):
        raise RuntimeError(f"the coach started from {snapshot['how']} and {without['how']}: {snapshot.get('why')}")
    plain: float = page.evaluate("plainPyodide(new URL('/plain/', location).href)")
    return snapshot["answeredSeconds"], without["answeredSeconds"], plain


def _ready(page: Page, folder: str) -> dict[str, Any]:
    readiness: dict[str, Any] = page.evaluate("folder => ready(new URL(folder, location).href)", folder)
    return readiness


def _steps(page: Page) -> list[float]:
    told = page.evaluate("steps(new URL('/coach/', location).href)")
    if not told["finished"]:
        raise RuntimeError("the neck press did not come to its end")
    steps: list[float] = told["steps"]
    return steps


def _leave_out_the_snapshot(pages: Path) -> None:
    """The same build, as `without/`, where no snapshot is to be had."""
    files = json.loads((pages / "coach" / "engine.json").read_text())
    elsewhere = {name: f"../coach/{files[name]}" for name in ("python", "coach", "house")}
    without = pages / "without"
    without.mkdir()
    (without / "engine.json").write_text(json.dumps({**files, **elsewhere, "snapshot": None}))
    for language, mark in files["languages"].items():
        shutil.copytree(pages / "coach" / f"{language}-{mark}", without / f"{language}-{mark}")


def _lay_out_plainly(pages: Path) -> None:
    """As `plain/`: Pyodide's files as its package has them, and the coach's sources."""
    files = json.loads((pages / "coach" / "engine.json").read_text())
    python = pages / "plain" / "python"
    python.mkdir(parents=True)
    for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"):
        shutil.copy(HERE.web / "node_modules" / "pyodide" / name, python)
    shutil.make_archive(str(pages / "plain" / "coach"), "zip", HERE.coach / "src")
    plain = {"python": "python/", "coach": "coach.zip", "house": f"../coach/{files['house']}"}
    (pages / "plain" / "engine.json").write_text(json.dumps({**files, **plain}))
