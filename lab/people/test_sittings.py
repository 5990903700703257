"""Anything may happen in a session, at any moment, and the rules hold; 20,000 of them are ./bench sessions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lab.people.at_random import broken_of
from lab.people.command import SEED, open_house
from lab.people.hearing import Heard, check_session
from lab.people.rules import RuleBroken
from lab.people.sittings import a_session, check
from stature_coach.door.wire import House

SESSIONS = 150


@pytest.fixture(scope="module")
def house() -> House:
    return open_house()


@pytest.fixture(scope="module")
def lived(house: House) -> list[Heard]:
    return [a_session(house, f"{SEED}:{number}") for number in range(SESSIONS)]


def test_every_rule_holds_in_every_session(lived: list[Heard]) -> None:
    for session in lived:
        check_session(session)


def test_the_long_run_lives_the_same_sessions_and_names_those_that_break(house: House, lived: list[Heard]) -> None:
    def breaks(_: House, life: str) -> None:
        if a_session(house, life).log == lived[1].log:
            raise RuleBroken("S3", f"session {life}")

    assert broken_of(breaks, house, SEED, range(3)) == [f"S3: session {SEED}:1"]
    assert broken_of(check, house, SEED, range(3)) == []


def test_the_same_seed_is_the_same_session(house: House) -> None:
    assert a_session(house, "7").log == a_session(house, "7").log


def test_all_that_can_happen_happens(lived: list[Heard]) -> None:
    """The sessions are worth the watching: each event, and each way to end, comes up in them."""
    words = {one["event"] for session in lived for one in session.log if "event" in one}
    assert words >= {
        "hurt",
        "mistake",
        "pain",
        "red_flag",
        "tired",
        "taken_back",
        "stopped",
        "paused",
        "resumed",
        "lying",
    }
    reasons = {one["reason"] for session in lived for one in session.cues("finish")}
    assert reasons >= {"TARGET_REACHED", "TIRED", "STOPPED", "INTERRUPTED", "PAIN", "RED_FLAG"}


def test_a_session_that_loses_its_release_is_noticed(lived: list[Heard]) -> None:
    """What the random sessions find is what the listener hears: a fault planted in one of them is found."""
    for one in lived:
        session = replace(one)
        halts = [place for place, one in enumerate(session.log) if one.get("event") in ("tired", "hurt", "paused")]
        held = [place for place in halts if session.log[place - 1].get("cue") == "count"]
        if held:
            session.log = [one for at, one in enumerate(session.log) if at < held[0] or "text" not in one]
            with pytest.raises(RuleBroken):
                check_session(session)
            return
    pytest.fail("no session was interrupted in a hold")
