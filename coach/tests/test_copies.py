"""A copy is offered where the diary lies in one browser alone: after a week, each month, and sooner where that browser clears it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from diaries import screened
from weeks import at, easy, without_app

from stature_coach.door import wire
from stature_coach.problems import BadRequest

ALONE = {"alone": True, "clears": False, "copied_at": None}


def offered(house: wire.House, *told: dict[str, Any], days: float, **kept: Any) -> str | None:
    asked = {"entries": [screened(at(0)), *told], "now": at(days), "kept": {**ALONE, **kept}}
    plan, (_, looked) = json.loads(wire.today(house, json.dumps(asked))), wire.look(house, None, json.dumps(asked))
    assert plan == json.loads(looked)
    return plan["copy"]["key"] if plan["copy"] else None


@pytest.mark.parametrize(("days", "key"), [(0.1, None), (6.99, None), (7, "copy.due"), (300, "copy.due")])
def test_it_is_offered_after_the_first_week(house: wire.House, days: float, key: str | None) -> None:
    assert offered(house, easy(1, 0.05), days=days) == key


@pytest.mark.parametrize(("days", "key"), [(10, None), (39.9, None), (40, "copy.due")])
def test_it_is_offered_again_after_a_month_where_something_was_told_since(
    house: wire.House, days: float, key: str | None
) -> None:
    assert offered(house, easy(1, 9), easy(2, 10), days=days, copied_at=at(10 - 0.0001)) == key
    assert offered(house, easy(1, 9), days=days, copied_at=at(10)) is None


def test_where_the_browser_clears_it_it_is_offered_as_soon_as_something_was_done(house: wire.House) -> None:
    assert offered(house, days=0.1, clears=True) is None
    for done in (easy(1, 0.05), without_app(1, 0.05)):
        assert offered(house, done, days=0.1, clears=True) == "copy.cleared"
        assert offered(house, done, days=0.2, clears=True, copied_at=at(0.1)) is None
    told = [easy(1, 0.05), easy(2, 3)]
    assert offered(house, *told, days=6, clears=True, copied_at=at(0.1)) is None
    assert offered(house, *told, days=7.2, clears=True, copied_at=at(0.1)) == "copy.cleared"


def test_nobody_is_asked_whose_diary_is_with_a_keeper_or_who_has_told_nothing(house: wire.House) -> None:
    assert offered(house, easy(1, 0.05), days=300, alone=False, clears=True) is None
    empty = {"entries": [], "now": at(300), "kept": ALONE}
    assert json.loads(wire.today(house, json.dumps(empty)))["copy"] is None


def test_a_copy_of_a_wrong_clock_is_none(house: wire.House) -> None:
    assert offered(house, easy(1, 0.05), days=8, copied_at=at(900)) == "copy.due"


def test_what_cannot_be_a_place_is_one_line(house: wire.House) -> None:
    with pytest.raises(BadRequest, match="alone is 5; write true or false"):
        offered(house, days=1, alone=5)
