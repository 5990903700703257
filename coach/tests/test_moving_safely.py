"""The long back through the day: complete, in its own words, each in its turn, and never a call to bend (S1)."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from stature_coach.door import wire
from stature_coach.weeks.schedule import show_me

REPOSITORY = Path(__file__).parents[2]
WANTED = {"lifting", "shoes", "bed", "sink", "car", "cough", "reaching", "floor", "into-bed", "out-of-bed",
          "onto-the-front", "off-the-front"}  # fmt: skip
# Whoever reads along may hear one of these as a call to round the back, to arch it, or to turn in it.
NEVER = ("lean", "forward", "round your", "lower your head", "head down", "chin", "look down", "touch", "stretch")


def said(house: wire.House) -> list[str]:
    return [house.wording.text(step.say) for movement in house.regimen.moving for step in movement.steps]


def test_every_everyday_movement_that_is_wanted_is_there(house: wire.House) -> None:
    assert {movement.id for movement in house.regimen.moving} >= WANTED


@given(start=st.dates(min_value=date(2020, 1, 1), max_value=date(2100, 1, 1)))
def test_every_movement_has_its_turn_within_as_many_days_as_there_are(house: wire.House, start: date) -> None:
    days = [start + timedelta(days=after) for after in range(len(house.regimen.moving))]
    assert sorted(show_me(house.regimen, day) for day in days) == sorted(
        movement.id for movement in house.regimen.moving
    )


def test_the_same_day_shows_the_same_to_everybody(house: wire.House) -> None:
    day = date(2026, 11, 24)
    assert show_me(house.regimen, day) == show_me(house.regimen, day)


def test_tomorrow_shows_the_next_of_the_list_and_after_the_last_the_first(house: wire.House) -> None:
    ids = [movement.id for movement in house.regimen.moving]
    day = next(date(2026, 11, 24) + timedelta(days=n) for n in range(99)
               if show_me(house.regimen, date(2026, 11, 24) + timedelta(days=n)) == ids[-1])  # fmt: skip
    assert show_me(house.regimen, day + timedelta(days=1)) == ids[0]


def test_a_page_gets_every_step_with_its_words_and_its_picture(house: wire.House) -> None:
    told = json.loads(wire.moving_safely(house))
    assert [movement["id"] for movement in told] == [movement.id for movement in house.regimen.moving]
    assert all(set(movement) == {"id", "name", "steps", "watch"} for movement in told)
    for movement in told:
        assert 3 <= len(movement["steps"]) <= 7
        assert all(set(step) == {"key", "text", "figure"} and all(step.values()) for step in movement["steps"])


def test_what_is_watched_is_drawn_and_says_sentences_of_the_ways_of_moving(house: wire.House) -> None:
    """A page takes the words of a moving picture from the ways of moving, in the language of the house."""
    known = {step.say for movement in house.regimen.moving for step in movement.steps}
    watched = [name for movement in house.regimen.moving for name in movement.watch]
    assert {"sit-down", "lie-down", "get-up", "stand-up"} <= set(watched)
    for name in watched:
        told = json.loads((REPOSITORY / "regimen" / "movements" / f"{name}.json").read_text(encoding="utf-8"))
        assert {step["say"] for step in told["steps"]} <= known, name


def test_every_step_is_spoken_and_every_name_is_only_shown(house: wire.House) -> None:
    for movement in house.regimen.moving:
        assert not house.wording.spoken(movement.name)
        assert all(house.wording.spoken(step.say) for step in movement.steps)


def test_every_step_is_heard_at_once(house: wire.House) -> None:
    for text in said(house):
        for sentence in re.split(r"(?<=[.?!]) ", text):
            assert len(sentence.split()) <= 14, sentence


@pytest.mark.parametrize("word", NEVER)
def test_no_step_can_be_heard_as_a_call_to_bend(house: wire.House, word: str) -> None:
    assert [text for text in said(house) if re.search(rf"\b{word}", text.lower())] == []


def test_turning_is_always_in_one_piece(house: wire.House) -> None:
    turning = [text for text in said(house) if re.search(r"\b(turn|roll)\b", text.lower())]
    assert turning
    assert all(re.search(r"together|all in one|feet|the same way", text) for text in turning)


def test_the_floor_is_only_for_those_who_get_there_with_ease(house: wire.House) -> None:
    floor = next(movement for movement in house.regimen.moving if movement.id == "floor")
    assert "with ease" in house.wording.text(floor.steps[0].say)


def test_nobody_who_has_fallen_is_talked_up_from_the_floor(house: wire.House) -> None:
    up = next(movement for movement in house.regimen.moving if movement.id == "up-from-the-floor")
    first = house.wording.text(up.steps[0].say)
    assert "stay there" in first
    assert "call for help" in first


def test_every_picture_that_is_named_exists(house: wire.House) -> None:
    named = {step.figure for movement in house.regimen.moving for step in movement.steps}
    drawn = {path.stem for path in (REPOSITORY / "regimen" / "figures").glob("*.svg")}
    assert named - drawn == set()
