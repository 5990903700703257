"""The built web app: made again only when something that it is made from has changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from groundwork.node_parts import node_is_ready, set_up_node
from groundwork.places import Places
from groundwork.progress import SetUpFailed, say
from groundwork.stamps import files_below, fingerprint, is_fresh, remove_stamp, write_stamp
from groundwork.tools import run_tool

PART = "web-app"


def set_up_web_app(places: Places) -> None:
    if web_app_is_ready(places):
        return
    if not node_is_ready(places):
        set_up_node(places)
    _build(places)


def web_app_is_ready(places: Places) -> bool:
    return (places.app / "index.html").is_file() and is_fresh(places, PART, _sources_print(places))


def _build(places: Places) -> None:
    say("Building the web app ...")
    print_now = _sources_print(places)
    # Without its stamp, an app that was left half built is built again.
    remove_stamp(places, PART)
    npm = [places.node / "node", places.node / "npm"]
    run_tool(places, "web-app", [*npm, "run", "build"], folder=places.web)
    if not (places.app / "index.html").is_file():
        raise SetUpFailed(f"The web app was built, and yet there is no {places.app / 'index.html'}")
    write_stamp(places, PART, print_now)


def _sources_print(places: Places) -> str:
    return fingerprint(_sources(places))


def _sources(places: Places) -> Iterator[Path]:
    yield from files_below(places.web, _made(places.web))
    yield from files_below(places.coach / "src", ("__pycache__",))
    yield from files_below(places.regimen)
    yield places.requirements / "node.txt"


def _made(web: Path) -> list[str]:
    """What is installed there and what the build itself writes: all that git is told to leave out."""
    lines = (web / ".gitignore").read_text().splitlines()
    return [line.strip("/ ") for line in lines if line.strip() and not line.startswith("#")]
