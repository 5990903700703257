"""The rules of safety, the page of hazards, the regimen's gates and the tests agree with each other."""

import re
from pathlib import Path

import pytest

from stature_coach.safety import RULES
from stature_coach.wire import House

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "hazards.md").read_text(encoding="utf-8")
ROWS = {row.split("|")[1].strip(): row for row in PAGE.splitlines() if re.match(r"\| S\d", row)}


def test_every_rule_has_its_row_and_every_row_its_rule() -> None:
    assert list(ROWS) == [rule.id for rule in RULES]


@pytest.mark.parametrize(
    "named", sorted(set(re.findall(r"`((?:coach|e2e|lab|stature)/[a-z0-9_/]*test_[a-z_]+\.py)`", PAGE)))
)
def test_every_proof_that_the_page_names_is_there_and_has_tests(named: str) -> None:
    assert "def test_" in (ROOT / named).read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", ["S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9", "S11"])
def test_a_rule_of_this_version_names_its_proof(rule: str) -> None:
    assert ".py`" in ROWS[rule]


def test_a_gate_names_a_rule_there_is(house: House) -> None:
    known = {rule.id for rule in RULES}
    assert {gate.rule for exercise in house.regimen.exercises for gate in exercise.prerequisites} <= known
