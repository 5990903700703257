"""The app as its next version would be: every file of the pages under another name, another number, the same coach.

Made from the built app in a second, where a build takes a minute; the service worker, the names and what is kept of them
are those of two builds that differ in all that the pages are made of.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from pathlib import Path

from groundwork.places import HERE

NEXT = "99.0.0"
MARKED = re.compile(r"(?P<stem>.+)-(?P<mark>[A-Za-z0-9_-]{8})(?P<kind>\.[a-z0-9]+)")
SMALLER = {".br", ".gz"}
READS_NAMES = {".js", ".css", ".html"}


def version_now() -> str:
    """The number that the pages show."""
    number: str = json.loads((HERE.web / "package.json").read_text("utf-8"))["version"]
    return number


def next_version(folder: Path, app: Path = HERE.app) -> Path:
    """Writes it to `folder` and gives that back."""
    shutil.copytree(app, folder)
    names = dict(_renamed(folder / "assets"))
    _rename(folder, names)
    old_page = hashlib.md5((app / "index.html").read_bytes(), usedforsecurity=False).hexdigest()
    new_page = hashlib.md5((folder / "index.html").read_bytes(), usedforsecurity=False).hexdigest()
    worker = folder / "sw.js"
    text = worker.read_text("utf-8")
    assert old_page in text, "the worker does not know the first page by its sum"
    worker.write_text(text.replace(old_page, new_page), "utf-8")
    return folder


def _renamed(assets: Path) -> list[tuple[str, str]]:
    found = [MARKED.fullmatch(file.name) for file in assets.iterdir() if file.suffix not in SMALLER]
    return [(name[0], f"{name['stem']}-{_next(name['mark'])}{name['kind']}") for name in found if name]


def _next(mark: str) -> str:
    return hashlib.sha256(mark.encode()).hexdigest()[:8].upper()


def _rename(folder: Path, names: dict[str, str]) -> None:
    for file in [*folder.glob("*.*"), *(folder / "assets").iterdir()]:
        if file.suffix in SMALLER and file.with_suffix("").suffix in READS_NAMES:
            # Of what is written anew, the smaller form would be the old one.
            file.unlink()
        elif file.suffix in READS_NAMES:
            file.write_text(_with_new_names(file.read_text("utf-8"), names), "utf-8")
    for old, new in names.items():
        for ending in ("", *SMALLER):
            if (folder / "assets" / f"{old}{ending}").exists():
                (folder / "assets" / f"{old}{ending}").rename(folder / "assets" / f"{new}{ending}")


def _with_new_names(text: str, names: dict[str, str]) -> str:
    text = text.replace(version_now(), NEXT)
    return re.sub("|".join(map(re.escape, sorted(names, key=len, reverse=True))), lambda old: names[old[0]], text)
