"""No module and no function grows until nobody can hold it in mind; where one does, a thing of its own stands in it."""

import ast
import re
from pathlib import Path

from groundwork.places import HERE

MOST_LINES_OF_A_MODULE = 480
MOST_LINES_OF_A_FUNCTION = 40
MOST_LINES_IN_THE_PAGE = 260
# Grew before they were held to it; each is to be cut, and no other may be added.
STILL_TOO_LONG = frozenset(
    {
        "lab/people/hearing.py",
        "lab/people/reading.py",
        "lab/people/test_watching_growing.py",
        "stature/src/stature/http/app.py build_app",
        "stature/src/stature/http/openapi.py _schemas",
        "lab/figures/transfers_back.py laid_ready",
        "lab/figures/transfers_back.py changed_under_the_head",
        "lab/figures/transfers_back.py to_the_edge_and_up",
        "lab/figures/transfers_front.py onto_the_front",
        "lab/figures/transfers_front.py back_to_the_side",
    }
)
ROOMS = ("coach", "stature", "groundwork", "lab", "benches", "e2e")
# Tests are lists of examples; the contract and the keys of words are written by programs.
LISTS = re.compile(r"\.test\.ts$|/bench/|/engine/contract\.ts$|/words/(pages|exercises|ladders)/|/tests/|/app/")


def test_no_python_module_is_longer_than_it_may_be() -> None:
    assert _longer_than(MOST_LINES_OF_A_MODULE, _modules()) == []


def test_no_python_function_is_longer_than_it_may_be() -> None:
    too_long = [
        f"{name}: {lines} lines"
        for path in _modules()
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (function.end_lineno or function.lineno) - function.lineno + 1) > MOST_LINES_OF_A_FUNCTION
        and (name := f"{path.relative_to(HERE.root)} {function.name}") not in STILL_TOO_LONG
    ]
    assert too_long == []


def test_no_file_of_the_page_is_longer_than_it_may_be() -> None:
    files = [*(HERE.web / "src").rglob("*.ts"), *(HERE.web / "src").rglob("*.svelte")]
    assert _longer_than(MOST_LINES_IN_THE_PAGE, _by_hand(files)) == []


def _longer_than(most: int, files: list[Path]) -> list[str]:
    assert files
    return [
        f"{name}: {lines} lines"
        for file in sorted(files)
        if (lines := len(file.read_text(encoding="utf-8").splitlines())) > most
        and (name := str(file.relative_to(HERE.root))) not in STILL_TOO_LONG
    ]


def _modules() -> list[Path]:
    return _by_hand([path for room in ROOMS for path in (HERE.root / room).rglob("*.py")])


def _by_hand(files: list[Path]) -> list[Path]:
    return [file for file in files if not LISTS.search(file.as_posix())]
