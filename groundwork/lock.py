"""Writes the lock files of `requirements/` anew: `python -m groundwork.lock`, in the set-up environment.

What a package needs stands in its own pyproject.toml; what the workshop around it needs, in the
`.in` files. The locks hold for Python 3.11 and newer on Linux and macOS, each file with its hash.
A pinned version stays until `--upgrade` is given.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from groundwork.places import HERE, Places
from groundwork.tools import tool_environment

LOCKS = ("uv", "node", "run", "dev")
OWN = frozenset({"stature", "stature-coach"})


def main(arguments: Sequence[str]) -> int:
    for lock in LOCKS:
        _write(HERE, lock, arguments)
    return 0


def named_requirements(places: Places, lock: str) -> list[str]:
    """Every requirement that a lock must meet, as written by the people who need it."""
    named = list(_lines(places.requirements / f"{lock}.in"))
    if lock == "run":
        named += [need for project in _projects(places) for need in project["project"].get("dependencies", [])]
    if lock == "dev":
        named += [need for project in _projects(places) for need in _for_tests(project)]
    return [need for need in named if _name(need) not in OWN]


def _for_tests(project: dict[str, Any]) -> Iterator[str]:
    for extra in project["project"].get("optional-dependencies", {}).values():
        yield from extra
    for group in project.get("dependency-groups", {}).values():
        yield from (need for need in group if isinstance(need, str))


def _projects(places: Places) -> list[dict[str, Any]]:
    folders = (places.coach, places.stature)
    return [tomllib.loads((folder / "pyproject.toml").read_text()) for folder in folders]


def _lines(path: Path) -> Iterator[str]:
    for line in path.read_text().splitlines():
        if need := line.partition("#")[0].strip():
            yield need


def _name(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    if not found:
        raise SystemExit(f"{requirement!r} names no package; write a requirement, like pytest>=8")
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def _write(places: Places, lock: str, arguments: Sequence[str]) -> None:
    print(f"requirements/{lock}.txt", file=sys.stderr)
    # What runs and what is tested must be the same: the tests' lock keeps to the other one.
    same: list[str | Path] = ["--constraints", places.requirements / "run.txt"] if lock == "dev" else []
    # No note of where a package came from, nor who asked for it: the same needs give the same file.
    quiet = ["--no-header", "--no-annotate", "--quiet"]
    output = places.requirements / f"{lock}.txt"
    command: list[str | Path] = [
        *(places.programs / "uv", "pip", "compile", "-", "--universal", "--python-version", "3.11"),
        *("--generate-hashes", *quiet, "--output-file", output, *same, *arguments),
    ]
    subprocess.run(
        command,
        input="\n".join(named_requirements(places, lock)),
        text=True,
        env={**tool_environment(places), "UV_PYTHON": str(places.programs / "python")},
        check=True,
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
