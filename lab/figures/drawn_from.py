"""What each group of pictures was drawn from, so that a group need be drawn anew only when something of that has changed.

A group's inputs are the sources that it imports here, whole, the body's data and the libraries that do the sums.
"""

from __future__ import annotations

import ast
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
RECORD = HERE / "drawn_from.json"
DATA = HERE / "bodies.npz"
LIBRARIES = ("numpy", "shapely")


def inputs_of(group: Callable[..., object]) -> str:
    """The fingerprint of all that the group's pictures are drawn from."""
    found = hashlib.sha256(DATA.read_bytes())
    for library in LIBRARIES:
        found.update(f"{library} {version(library)}\n".encode())
    for module in sorted(_sources([group.__module__])):
        found.update((HERE / f"{module}.py").read_bytes())
    # Of the program that draws all of them, only what it makes of one.
    found.update(_alone("draw_figures", "entry", "SOURCE").encode())
    return found.hexdigest()


def sum_of(picture: str, entry: Mapping[str, Any]) -> str:
    """Of a picture and of what is known of it."""
    return hashlib.sha256(f"{picture}\n{json.dumps(entry, sort_keys=True)}".encode()).hexdigest()


def record() -> dict[str, Any]:
    """By group: its inputs when it was drawn last, and the sum of each picture."""
    told: dict[str, Any] = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else {}
    return told


def keep(drawn: Mapping[str, object]) -> None:
    RECORD.write_text(json.dumps({**record(), **drawn}, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def _sources(modules: list[str]) -> set[str]:
    """These modules and all of this folder that they import, by name."""
    found = set[str]()
    while modules:
        module = modules.pop()
        if module not in found and (HERE / f"{module}.py").exists():
            found.add(module)
            modules += _imported((HERE / f"{module}.py").read_text(encoding="utf-8"))
    return found


def _imported(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def _alone(module: str, *names: str) -> str:
    """The text of these definitions of a module."""
    source = (HERE / f"{module}.py").read_text(encoding="utf-8")
    wanted = (node for node in ast.parse(source).body if _names(node) & set(names))
    return "\n".join(ast.unparse(node) for node in wanted)


def _names(node: ast.stmt) -> set[str]:
    if isinstance(node, ast.FunctionDef):
        return {node.name}
    targets = node.targets if isinstance(node, ast.Assign) else []
    return {target.id for target in targets if isinstance(target, ast.Name)}
