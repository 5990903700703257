"""Random diaries: careful entries open and raise nothing, order and devices change nothing; 2,000 are ./bench diaries."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from random import Random

import pytest

from lab.people.command import SEED, open_house
from lab.people.diaries import asks, check, check_any_order, check_careful, check_rules
from lab.people.made_diaries import Ask, Diary, a_diary
from lab.people.reading import said_from
from lab.people.rules import NECK, Json, RuleBroken
from lab.people.temperaments import ALL_WELL
from stature_coach.door.wire import House

DIARIES = 6


@pytest.fixture(scope="module")
def house() -> House:
    return open_house()


@pytest.fixture(scope="module")
def ask(house: House) -> Ask:
    return asks(house)


@pytest.mark.parametrize("number", range(DIARIES))
def test_a_random_diary_keeps_every_rule(house: House, number: int) -> None:
    check(house, f"{SEED}:{number}")


def test_the_same_seed_is_the_same_diary(ask: Ask) -> None:
    assert a_diary(ask, "3").entries == a_diary(ask, "3").entries


def test_all_that_can_be_written_is_written(ask: Ask) -> None:
    """The diaries are worth the trying: every kind comes up, things grow, and entries are doubted in each way."""
    diaries = [a_diary(ask, f"{SEED}:{number}") for number in range(12)]
    entries = [entry for diary in diaries for entry in diary.entries]
    kinds = {entry["kind"] for entry in entries}
    assert kinds >= {"session_finished", "screen_answered", "plan_set", "step_answered", "morning_after", "retracted"}
    assert kinds & {"red_flag", "pain_told", "measure_taken"}
    assert "cleared" in kinds
    assert any(not said_from(entry).readable for entry in entries)
    assert len({entry["id"] for entry in entries}) < len({json.dumps(entry) for entry in entries})
    assert any(datetime.fromisoformat(entry["at"]) > diary.now for diary in diaries for entry in diary.entries)
    assert any(entry["body"].get("answer") == "accepted" for entry in entries)


# -------------------------------------------------------------------- a wrong coach is found out


def simple_life() -> Diary:
    """Somebody who is well, does a few sessions, and told pain this morning."""
    diary = Diary(Random(1))
    diary.say("screen_answered", {"answers": dict(ALL_WELL)})
    diary.say("step_answered", {"exercise": NECK, "step": "repetitions:6", "answer": "declined"})
    diary.say("red_flag", {"kind": "dizzy"})
    return diary


def without_what_was_taken_back(ask: Ask) -> Ask:
    """A coach for whom an entry taken back never was: that opens."""

    def wrong(entries: Sequence[Json], now: datetime) -> Json:
        gone = {entry["body"].get("entry") for entry in entries if entry["kind"] == "retracted"}
        return ask([entry for entry in entries if entry["id"] not in gone], now)

    return wrong


def by_the_last_body(ask: Ask) -> Ask:
    """A coach who believes the body that came last: then order counts."""

    def wrong(entries: Sequence[Json], now: datetime) -> Json:
        return ask(list({entry["id"]: entry for entry in entries}.values()), now)

    return wrong


def who_skips_what_cannot_be_read(ask: Ask) -> Ask:
    """A coach who leaves out what it does not know."""

    def wrong(entries: Sequence[Json], now: datetime) -> Json:
        return ask([entry for entry in entries if entry["schema"] == 1], now)

    return wrong


def test_a_coach_who_forgets_what_was_taken_back_is_found_out(ask: Ask) -> None:
    diary = simple_life()
    diary.luck = Random(5)
    check_careful(ask, diary)
    diary.luck = Random(5)
    with pytest.raises(RuleBroken, match="careful"):
        check_careful(without_what_was_taken_back(ask), diary)


def test_a_coach_for_whom_order_counts_is_found_out(ask: Ask) -> None:
    diary = simple_life()
    careful = diary.say("screen_answered", {"answers": {"q4": "yes"}})
    diary.say("screen_answered", {"answers": {"q4": "no"}}, id=careful["id"])
    check_any_order(ask, diary)
    with pytest.raises(RuleBroken, match="order"):
        check_any_order(by_the_last_body(ask), diary)


def test_a_coach_who_skips_what_cannot_be_read_is_found_out(ask: Ask) -> None:
    diary = Diary(Random(1))
    diary.say("screen_answered", {"answers": dict(ALL_WELL)})
    diary.say("pain_told", {"pain": 3}, schema=2)
    check_rules(ask, diary)
    with pytest.raises(RuleBroken, match="newer apps"):
        check_rules(who_skips_what_cannot_be_read(ask), diary)
