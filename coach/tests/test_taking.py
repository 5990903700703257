"""A paper is looked at before the yes: what it says and would change, or in one line why it is not taken."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from contract_schema import holder
from diaries import opened, screened
from test_papers import NECK, WALL, do, not_mine, paper
from weeks import at, plan

from stature_coach.door import wire
from stature_coach.door.paper_wire import look_at_paper
from stature_coach.door.prescription import prescribed_from
from stature_coach.door.prescription_code import code_of
from stature_coach.problems import BadRequest

MADE = date(2026, 11, 2)


def code(house: wire.House, made: date = MADE, **plan: Any) -> str:
    asked = {{"neck": NECK, "wall": WALL}.get(name, name): said for name, said in plan.items()}
    return code_of(house.regimen, prescribed_from(house.regimen, asked, made))


def look(house: wire.House, text: object, *told: dict[str, Any], days: float = 0.2) -> dict[str, Any]:
    asked = {"text": text, "entries": [screened(at(-0.1)), opened(at(-0.1)), *told], "now": at(days)}
    found: dict[str, Any] = json.loads(look_at_paper(house, json.dumps(asked)))
    holder("PaperLook").validate_python(found)
    return found


def change(found: dict[str, Any], exercise: str = NECK) -> dict[str, Any]:
    return next(one for one in found["paper"]["changes"] if one["exercise"] == exercise)


def test_what_it_would_change_is_told_beside_what_is_now(house: wire.House) -> None:
    told = change(look(house, code(house, neck=do(8))))
    assert (told["now"]["repetitions"], told["then"]["repetitions"], told["begins"]) == (5, 8, "next_day")


def test_what_it_says_nothing_of_stays(house: wire.House) -> None:
    told = change(look(house, code(house, neck=do(8))), WALL)
    assert (told["says"], told["begins"], told["now"]) == ("as_it_is", "never", told["then"])


def test_what_is_to_wait_says_so_and_why_it_rests_then(house: wire.House) -> None:
    told = change(look(house, code(house, wall={"do": False})), WALL)
    assert (told["says"], told["waits"], [one["key"] for one in told["closed"]]) == ("wait", True, ["closed.waits"])


def test_words_of_a_link_stand_beside_it_and_nothing_is_made_of_them(house: wire.House) -> None:
    found = look(house, f"https://example.org/#plan={code(house, neck=do(6))}&by=%3Cb%3EEva&note=Call%20555")["paper"]
    assert found["words"] == {"by": "<b>Eva", "note": "Call 555"}
    assert found["body"]["note"] == "Call 555"


def test_looking_changes_nothing_and_what_is_looked_at_can_be_taken_as_it_stands(house: wire.House) -> None:
    body = look(house, code(house, neck=do(3)))["paper"]["body"]
    taken = paper(1, 0.2, made=body["made"], neck=do(3))
    assert body["plan"] == taken["body"]["plan"]


@pytest.mark.parametrize(("text", "key", "place"), [
    ("", "paper.too_short", None),
    ("79PF", "paper.too_short", None),
    ("79PF-CTCQ-V6M3-43RF-2", "paper.too_long", None),
    ("79PF-CTCQ-V6M3-43RG", "paper.one_wrong", 16),
    ("97PF-CTCQ-V6M3-43RF", "paper.several_wrong", None),
    ("79PF-CTIQ", "paper.sign", 7),
    ("https://example.org/#plan=79PF-CTCQ-V6M3-43RF&by=%FF", "paper.bad_link", None),
    ("https://example.org/#plan=79PF-CTCQ-V6M3-43RF&by=a&by=b", "paper.bad_link", None),
    ("x" * 5000, "paper.too_long", None),
], ids=["nothing", "four", "seventeen", "one wrong", "two swapped", "a sign", "bytes", "twice", "long"])  # fmt: skip
def test_what_is_no_paper_says_so_by_its_key_and_where(
    house: wire.House, text: str, key: str, place: int | None
) -> None:
    found = look(house, text)
    assert (found["paper"], found["unread"]["key"], found["unread"]["place"]) == (None, key, place)


@pytest.mark.parametrize("text", [None, 7, ["79PF"]])
def test_what_is_no_text_is_one_clear_line(house: wire.House, text: object) -> None:
    with pytest.raises(BadRequest, match="write the code, or the link"):
        look(house, text)


def test_a_newer_paper_is_named_by_its_date_and_nothing_can_be_taken(house: wire.House) -> None:
    found = look(house, code(house, date(2026, 11, 1), neck=do(8)), paper(1, 0.1, neck=do(3)))["paper"]
    assert (found["refused"]["key"], found["refused"]["newer"], "body" in found) == ("paper.older", "2026-11-02", False)


# -------------------------------------------------------------------- the paper in force, on the day


def test_the_day_names_the_paper_in_force_and_whose_dose_stands_on_it(house: wire.House) -> None:
    first, second = paper(1, 0.1, neck=do(6), by="Eva"), paper(2, 0.2, "2026-11-03", wall={"do": False}, note="Slowly.")
    assert plan(house, first, days=0.15)["paper"]["doses"] == [NECK]
    told = plan(house, first, second, days=1)["paper"]
    assert (told["made"], told["by"], told["note"], told["doses"]) == ("2026-11-03", None, "Slowly.", [])


def test_without_a_paper_or_once_it_was_not_theirs_the_day_names_none(house: wire.House) -> None:
    first = paper(1, 0.1, neck=do(6))
    assert plan(house, days=1)["paper"] is None
    assert plan(house, first, not_mine(1, 0.2, first), days=1)["paper"] is None


def test_the_word_that_it_was_not_theirs_is_written_just_as_the_day_tells_it(house: wire.House) -> None:
    first = paper(1, 0.1, neck=do(6))
    word = not_mine(1, 0.2, first)
    assert plan(house, first, days=0.15)["paper"]["not_mine"] == word["body"]
