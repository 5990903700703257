"""The coach is pure: it imports what only reckons, and has no clock, no luck, no disk and no memory of its own."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest

import stature_coach

SOURCE = Path(stature_coach.__file__).parent
FILES = sorted(SOURCE.rglob("*.py"))
ALLOWED_MODULES = {
    "__future__", "bisect", "collections.abc", "dataclasses", "datetime", "enum", "functools", "hashlib", "itertools", "json", "math", "re",
    "tomllib", "types", "typing",
}  # fmt: skip
FORBIDDEN_CALLS = {"open", "print", "input", "eval", "exec", "compile", "__import__", "globals", "locals", "vars",
                   "breakpoint", "id", "hash"}  # fmt: skip
FORBIDDEN_METHODS = {"now", "utcnow", "today", "fromtimestamp"}
CHANGES = {"append", "extend", "insert", "pop", "popitem", "clear", "update", "setdefault", "remove", "discard", "sort",
           "reverse"}  # fmt: skip


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def name(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


@pytest.mark.parametrize("path", FILES, ids=name)
def test_it_imports_itself_and_modules_that_only_reckon(path: Path) -> None:
    for node in ast.walk(tree(path)):
        modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        modules += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        for module in modules:
            assert module in ALLOWED_MODULES or module.split(".")[0] == "stature_coach", module
        assert not (isinstance(node, ast.ImportFrom) and node.level), "imports name the whole path"


@pytest.mark.parametrize("path", FILES, ids=name)
def test_it_opens_prints_asks_and_evaluates_nothing(path: Path) -> None:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in FORBIDDEN_CALLS
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            of_a_clock = ast.unparse(node.func.value) in ("datetime", "date", "datetime.datetime", "datetime.date")
            assert not (of_a_clock and node.func.attr in FORBIDDEN_METHODS)


@pytest.mark.parametrize("path", FILES, ids=name)
def test_it_waits_for_nothing_and_keeps_nothing_global(path: Path) -> None:
    never = (ast.AsyncFunctionDef, ast.Await, ast.AsyncFor, ast.AsyncWith, ast.Global, ast.Nonlocal)
    assert not [node for node in ast.walk(tree(path)) if isinstance(node, never)]


@pytest.mark.parametrize("path", FILES, ids=name)
def test_every_table_of_a_module_is_final_and_nobody_changes_it(path: Path) -> None:
    module = tree(path)
    names = set()
    for node in module.body:
        if isinstance(node, ast.Assign):
            assert all(isinstance(target, ast.Name) for target in node.targets)
            assert not isinstance(
                node.value, (ast.Dict, ast.List, ast.Set, ast.DictComp, ast.ListComp, ast.SetComp)
            ) or [target.id for target in node.targets if isinstance(target, ast.Name)] == ["__all__"]
        if isinstance(node, ast.AnnAssign):
            assert isinstance(node.target, ast.Name)
            assert ast.unparse(node.annotation).startswith(("Final", "TypeAlias"))
            names.add(node.target.id)
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CHANGES:
            assert not (isinstance(node.func.value, ast.Name) and node.func.value.id in names)
        if isinstance(node, ast.Subscript) and isinstance(node.ctx, (ast.Store, ast.Del)):
            assert not (isinstance(node.value, ast.Name) and node.value.id in names)
        if isinstance(node, ast.AugAssign):
            assert not (isinstance(node.target, ast.Name) and node.target.id in names)


@pytest.mark.parametrize("path", FILES, ids=name)
def test_every_value_is_frozen(path: Path) -> None:
    for node in ast.walk(tree(path)):
        for decorator in node.decorator_list if isinstance(node, ast.ClassDef) else ():
            if "dataclass" in ast.unparse(decorator):
                assert "frozen=True" in ast.unparse(decorator)


def test_the_package_needs_nothing_but_python() -> None:
    project = tomllib.loads((SOURCE.parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["dependencies"] == []
    assert "optional-dependencies" not in project
