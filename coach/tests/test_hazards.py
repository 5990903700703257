"""The page of hazards is whole: rules, sentences and tests that it names are there, and no measure makes a risk larger.

That each test can fail is shown in lab/hazards.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lab.hazards.page import PAGE, Hazard, hazards
from stature_coach.door.wire import House
from stature_coach.safety import RULES

ROOT = Path(__file__).parents[2]
WORDING = ROOT / "regimen" / "wording"
ROWS = hazards()
# Up to here a risk is taken as it is; from there on the person is told of it, or nothing is shipped (the page's own words).
AS_IT_IS, NEVER = 4, 10


def named(path: Path) -> frozenset[str]:
    """The tests of a file: functions in Python, titles in the pages' tests."""
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    if path.suffix == ".ts":
        return frozenset(found[2] for found in re.finditer(r"\b(?:test|it)\((['\"])(.*?)\1,", text))
    functions = (node.name for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef))
    return frozenset(name for name in functions if name.startswith("test_"))


def keys(table: dict[str, Any], before: str = "") -> Iterator[str]:
    """Of each sentence of the coach: a table with its text, perhaps deep in others."""
    for name, held in table.items():
        if isinstance(held.get("text"), str):
            yield before + name
        else:
            yield from keys(held, f"{before}{name}.")


def all_keys(language: str) -> frozenset[str]:
    """Of the coach and of the pages, whose tables hold their texts themselves."""
    coach, pages = (
        tomllib.loads((folder / f"{language}.toml").read_text(encoding="utf-8"))
        for folder in (WORDING, WORDING / "pages")
    )
    of_pages = (f"{page}.{name}" for page, texts in pages.items() for name in texts)
    return frozenset((*keys(coach), *of_pages))


def test_the_hazards_are_counted_from_one_and_each_is_told_once() -> None:
    assert [row.id for row in ROWS] == [f"H{number}" for number in range(1, len(ROWS) + 1)]
    assert len({row.hazard for row in ROWS}) == len(ROWS)


def test_every_line_of_the_page_that_looks_like_a_hazard_is_read_as_one() -> None:
    told = re.findall(r"^\W*H\d+\b", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(told) == len(ROWS) > 0


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_a_row_is_whole(row: Hazard) -> None:
    assert all((row.hazard, row.harm, row.measures, row.left))
    assert row.tests
    left_over = re.sub(r"`[^`]+`|[, ]", "", row.shown_by)
    assert (left_over, len(row.tests)) == ("", row.shown_by.count("`") // 2)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_no_measure_makes_a_risk_larger_and_each_row_has_made_it_less_or_says_what_is_left(row: Hazard) -> None:
    before, after = row.risks
    assert after.likelihood <= before.likelihood
    assert after.severity <= before.severity
    assert after.size < before.size or row.told


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_what_is_left_is_acceptable_and_is_told_where_it_is_more_than_little(row: Hazard) -> None:
    _, after = row.risks
    assert after.size < NEVER
    assert after.size <= AS_IT_IS or row.told


def test_the_page_knows_every_rule_of_safety_and_no_other() -> None:
    assert {rule for row in ROWS for rule in row.rules} == {rule.id for rule in RULES}


@pytest.mark.parametrize("test", sorted({test for row in ROWS for test in row.tests}))
def test_every_test_that_the_page_names_is_there(test: str) -> None:
    file, _, name = test.partition("::")
    assert name in named(ROOT / file)


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_sentence_that_the_page_names_is_there(language: str) -> None:
    assert {key for row in ROWS for key in row.sentences} - all_keys(language) == set()


def test_a_gate_names_a_rule_there_is(house: House) -> None:
    known = {rule.id for rule in RULES}
    assert {gate.rule for exercise in house.regimen.exercises for gate in exercise.prerequisites} <= known
