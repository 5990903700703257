"""The built web app: made again only when something that it is made from has changed.

What others download, from a published folder or a release, is made as small as it can be; that takes minutes more.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from groundwork.node_parts import node_is_ready, set_up_node
from groundwork.places import Places
from groundwork.progress import SetUpFailed, say
from groundwork.stamps import files_below, fingerprint, is_fresh, remove_stamp, write_stamp
from groundwork.tools import run_tool

PART = "web-app"
SMALLEST = "web-app-smallest"


def set_up_web_app(places: Places, *, smallest: bool = False) -> None:
    if web_app_is_ready(places, smallest=smallest):
        return
    if not node_is_ready(places):
        set_up_node(places)
    if not web_app_is_ready(places):
        _build(places)
    if smallest:
        _make_smallest(places)


def web_app_is_ready(places: Places, *, smallest: bool = False) -> bool:
    print_now = _sources_print(places)
    parts = (PART, SMALLEST) if smallest else (PART,)
    return (places.app / "index.html").is_file() and all(is_fresh(places, part, print_now) for part in parts)


def _build(places: Places) -> None:
    say("Building the web app ...")
    print_now = _sources_print(places)
    # Without its stamp, an app that was left half built is built again.
    remove_stamp(places, PART)
    remove_stamp(places, SMALLEST)
    npm = [places.node / "node", places.node / "npm"]
    run_tool(places, "web-app", [*npm, "run", "build"], folder=places.web)
    if not (places.app / "index.html").is_file():
        raise SetUpFailed(f"The web app was built, and yet there is no {places.app / 'index.html'}")
    write_stamp(places, PART, print_now)


def _make_smallest(places: Places) -> None:
    """Compresses anew what the build compressed quickly. What is kept by its content is not compressed twice."""
    say("Making what is downloaded as small as it can be; this takes a few minutes, once ...")
    compress: list[str | Path] = [places.node / "node", "engine-build/compress.mjs", places.app, "--smallest"]
    run_tool(places, SMALLEST, compress, folder=places.web)
    write_stamp(places, SMALLEST, _sources_print(places))


def _sources_print(places: Places) -> str:
    return fingerprint(_sources(places))


def _sources(places: Places) -> Iterator[Path]:
    yield from files_below(places.web, _made(places.web))
    yield from files_below(places.coach / "src", ("__pycache__",))
    yield from files_below(places.regimen)
    yield places.stature / "src" / "stature" / "headers.toml"
    yield places.requirements / "node.txt"


def _made(web: Path) -> list[str]:
    """What is installed there and what the build itself writes: all that git is told to leave out."""
    lines = (web / ".gitignore").read_text().splitlines()
    return [line.strip("/ ") for line in lines if line.strip() and not line.startswith("#")]
