"""A diary folded piece by piece is the fold of the whole: in any pieces, in any order, told late, twice or taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from random import Random
from typing import Any

import pytest
from any_diary import EXERCISES, a_life, more_careful
from diaries import entry, opened, screened
from hypothesis import given, settings, strategies as st
from weeks import START, answer, asked, at, easy, morning, taken_back, therapist

from stature_coach.door import wire
from stature_coach.weeks.diary import Entry, entry_from, joined, known
from stature_coach.weeks.folded import NEWEST, Folded, folded, look, with_more
from stature_coach.weeks.today import today

Told = dict[str, Any]
YEAR = 365


def entries_of(told: Sequence[Told]) -> list[Entry]:
    return [entry_from(one) for one in told]


def moment(days: float) -> datetime:
    return datetime.fromisoformat(at(days))


def in_pieces(house: wire.House, pieces: Sequence[Sequence[Entry]]) -> Folded:
    so_far = folded(house.regimen)
    for piece in pieces:
        so_far = with_more(so_far, piece)
    return so_far


def cut(luck: Random, entries: Sequence[Entry]) -> list[Sequence[Entry]]:
    """Into pieces: one by one, a few at once, or nearly all."""
    pieces, left = list[Sequence[Entry]](), list(entries)
    while left:
        size = luck.choice([1, 1, 2, 5, 40, len(left)])
        pieces.append(left[:size])
        left = left[size:]
    return pieces


def mixed(luck: Random, entries: Sequence[Entry]) -> list[Entry]:
    """Mostly in order: some come late, some twice, sometimes all in any order."""
    told = list(entries)
    for _ in range(luck.choice([0, 0, 1, 4])):
        told.insert(luck.randrange(len(told) + 1), told.pop(luck.randrange(len(told))))
        told.append(luck.choice(told))
    return luck.sample(told, len(told)) if luck.random() < 0.2 else told


@settings(max_examples=200)
@given(seed=st.integers(0, 10**9))
def test_any_pieces_in_any_order_are_the_fold_of_the_whole(house: wire.House, seed: int) -> None:
    """With marks that lie close, so that every day may be the one at which what follows begins."""
    luck = Random(seed)
    entries = mixed(luck, sorted(entries_of(an_odd_life(luck)), key=lambda one: one.at))
    so_far, told = folded(house.regimen, newest=luck.choice([1, 2, 5, NEWEST])), list[Entry]()
    for piece in cut(luck, entries):
        so_far, told = with_more(so_far, piece), [*told, *piece]
        whole = known(told)
        for now in (max(one.at for one in told), moment(luck.uniform(-1, 90))):
            assert look(so_far, now) == today(house.regimen, whole, now)


def an_odd_life(luck: Random) -> list[Told]:
    """Some weeks, perhaps a long time away and some weeks more, among it doubt and clocks of other zones."""
    life = a_life(luck)
    if luck.random() < 0.3:
        away = luck.choice([10, 16, 60])
        life += [later(one, 24 + away, f"7{one['id'][-3:]}") for one in luck.sample(life, len(life) // 2)]
    for _ in range(luck.choice([0, 1, 3])):
        life += more_careful(luck, life, 24)
    if luck.random() < 0.3:
        ahead = later(luck.choice(life), luck.choice([30, 400]), "8001")
        life += [ahead, asked(0x8002, luck.uniform(0, 24), ahead, what="clock")]
    return [elsewhere(luck, one) if luck.random() < 0.05 else one for one in life]


def later(told: Told, days: float, number: str) -> Told:
    """Another entry like it, so many days after."""
    then = datetime.fromisoformat(told["at"]) + timedelta(days=days)
    return {**told, "id": f"{told['id'][:-4]}{number}", "at": then.isoformat()}


def elsewhere(luck: Random, told: Told) -> Told:
    """Told at the same moment by a clock of another zone."""
    zone = timezone(timedelta(hours=luck.choice([-11, -6, 5, 12])))
    return {**told, "at": datetime.fromisoformat(told["at"]).astimezone(zone).isoformat()}


def before_daybreak_overseas(told: Told) -> Told:
    """Told at eight in the morning by a clock for which it is still the day before."""
    return {**told, "at": datetime.fromisoformat(told["at"]).astimezone(timezone(timedelta(hours=-5))).isoformat()}


def a_long_life(days: int) -> list[Told]:
    """Somebody who does two exercises a day, easily, says so, and took one step; and is asked again every month."""
    told = [screened(at(-0.1), 1), answer(2, 8.3, "repetitions:6")]
    for day in range(days):
        told.append(morning(10 * day + 5, day - 0.1, 0))
        told += [easy(10 * day + n, day + n / 10, exercise, rung=RUNGS[n]) for n, exercise in enumerate(EXERCISES[:2])]
        told += [screened(at(day - 0.05), 10 * day + 7)] if day % 29 == 0 else []
    return told


RUNGS = ("pillow", "start")


def test_after_a_year_what_is_folded_anew_is_no_more_than_the_last_few_weeks(house: wire.House) -> None:
    entries = entries_of(a_long_life(YEAR))
    so_far = in_pieces(house, [entries[:-200], *([one] for one in entries[-200:])])
    assert len(entries) - so_far.marks[-1].count < 2 * NEWEST + 5
    assert look(so_far, moment(YEAR)) == today(house.regimen, known(entries), moment(YEAR))


def test_what_comes_late_folds_anew_only_from_there(house: wire.House) -> None:
    entries = entries_of(a_long_life(YEAR))
    so_far = in_pieces(house, [entries])
    late = entry_from(easy(0x9000, YEAR - 60.3, EXERCISES[0], rung=RUNGS[0], pain=5))
    after = with_more(so_far, [late])
    older = [mark for mark in so_far.marks if mark.is_before(late.at)]
    assert len(older) > 1
    assert list(after.marks[: len(older)]) == older
    assert look(after, moment(YEAR)) == today(house.regimen, known([*entries, late]), moment(YEAR))


LATE: dict[str, tuple[Told, ...]] = {
    "a session of long ago taken back": (taken_back(0x9001, YEAR - 0.5, easy(10 * 100, 100, EXERCISES[0])),),
    "another thing under an old id": ({**easy(0x9002, 100, EXERCISES[0], pain=6), "id": easy(10 * 100, 0)["id"]},),
    "the same told again": (easy(10 * 100, 100, EXERCISES[0], rung=RUNGS[0]),),
    "pain of a clock that was ahead, cleared since": (
        entry(0x9003, at(YEAR + 90), "pain_told", pain=5, exercise=None),
        asked(0x9004, 200, entry(0x9003, at(0), "pain_told"), what="clock"),
    ),
    "a warning sign of a clock that had fallen back": (entry(0x9005, at(-900), "red_flag", kind="dizzy"),),
    "by another clock of the house, still yesterday": (
        entry(
            0x9006,
            (START + timedelta(days=YEAR - 20)).astimezone(timezone(timedelta(hours=-11))).isoformat(),
            "morning_after",
            pain=6,
        ),
    ),
    "a newer app's": ({**entry(0x9007, at(YEAR - 20), "pain_told", pain=5), "schema": 9},),
}


@pytest.mark.parametrize("what", LATE)
@pytest.mark.parametrize("days", [YEAR - 100.0, YEAR, YEAR + 60.0, YEAR + 200.0])
def test_whatever_comes_late_the_plan_is_that_of_the_whole(house: wire.House, what: str, days: float) -> None:
    entries, late = entries_of(a_long_life(YEAR)), entries_of(LATE[what])
    for pieces in ([entries, late], [late, entries], [entries[:500], late, entries[500:]]):
        so_far = in_pieces(house, pieces)
        assert look(so_far, moment(days)) == today(house.regimen, known([*entries, *late]), moment(days))


# What one day tells of another, with a mark between them: of how the back usually is, of what was taken back before it
# was told, of worse mornings before the chest raise, of somebody long away.
ACROSS: dict[str, list[Told]] = {
    "the usual morning of two weeks": [
        morning(2, 0.9, 3),
        *(easy(10 * day, day, EXERCISES[0], pain_before=None, pain=None, rung=RUNGS[0]) for day in range(3, 8)),
        morning(3, 7.9, 3),
        morning(4, 8.9, 6),
    ],
    "taken back before it was told": [
        taken_back(2, 1, easy(50, 0, EXERCISES[0])),
        *(easy(10 * n, n, EXERCISES[0], rung=RUNGS[0]) for n in range(2, 8)),
        *(morning(10 * n + 5, n + 0.9, 0) for n in range(2, 10)),
    ],
    "worse mornings before the chest raise": [
        *(easy(10 * day + n, day + n / 10, EXERCISES[n], rung=RUNGS[n]) for day in range(16) for n in (0, 1)),
        *(morning(10 * day + 5, day - 0.1, 5 if day == 4 else 0) for day in range(1, 17)),
    ],
    "somebody long away": [
        *(easy(10 * n, n, EXERCISES[0], rung=RUNGS[0]) for n in (1, 2, 3, 70, 71)),
        *(morning(10 * n + 5, n + 0.9, 0) for n in (1, 2, 3, 70, 71)),
    ],
    "a yes between the first answers and a first session eight weeks later": [
        screened(at(50), 3),
        opened(at(60), 4),
        easy(10, 80, EXERCISES[0], rung=RUNGS[0]),
    ],
    "a clock at the end of all days": [
        entry(5, "9999-12-18T13:00:00+14:00", "session_finished", **easy(5, 0)["body"]),
        entry(6, "9999-12-31T23:30:00+00:00", "morning_after", pain=0),
        entry(7, "9999-12-31T23:40:00+00:00", "morning_after", pain=0),
    ],
    "two of one moment, of two days by their clocks": [
        *(easy(10 * n, n, EXERCISES[0], rung=RUNGS[0]) for n in range(7)),
        *(morning(10 * n + 5, n + 0.9, 0) for n in range(7)),
        before_daybreak_overseas(easy(100, 8, EXERCISES[0], rung=RUNGS[0], effort=7)),
        morning(0x201, 8, 0),
    ],
    "a plan and a stop of a clock that fell back to its first day": [
        entry(
            5,
            "2001-01-01T08:00:00+01:00",
            "plan_set",
            exercise=EXERCISES[0],
            by="therapist",
            repetitions=3,
            rung=RUNGS[0],
        ),
        entry(6, "2001-01-02T08:00:00+01:00", "session_finished", **easy(6, 0, EXERCISES[0], rung=RUNGS[0])["body"]),
        *(easy(10 * n, n, EXERCISES[0], rung=RUNGS[0]) for n in range(1, 7)),
    ],
    "a morning after a day that was taken back": [
        therapist(9, 1, EXERCISES[0], repetitions=9, rung=RUNGS[0]),
        easy(10, 5, EXERCISES[0], rung=RUNGS[0]),
        taken_back(11, 5.1, easy(10, 5, EXERCISES[0], rung=RUNGS[0])),
        morning(12, 6, 3),
        morning(13, 7, 3),
    ],
    "a yes to the chest raise, closed by a warning sign": [
        opened(at(1), 2),
        entry(3, at(4), "red_flag", kind="dizzy"),
        asked(4, 4.5, entry(3, at(4), "red_flag")),
        opened(at(9), 5),
    ],
}


@pytest.mark.parametrize("what", ACROSS)
def test_a_mark_on_every_day_hides_nothing_from_the_days_after(house: wire.House, what: str) -> None:
    entries = sorted(entries_of([screened(at(-0.1), 1), *ACROSS[what]]), key=lambda one: one.at)
    so_far, told = folded(house.regimen, newest=1), list[Entry]()
    for one in entries:
        so_far, told = with_more(so_far, [one]), [*told, one]
        for now in (*(moment(at_days(one) + days) for days in (0.01, 1, 15, 40)), moment(30)):
            assert look(so_far, now) == today(house.regimen, known(told), now)
    assert len(so_far.marks) > 1 or what == "a clock at the end of all days"


def at_days(entry: Entry) -> float:
    """Of the last year there is, only its beginning: nothing is later than its end."""
    then = min(entry.at, datetime(9999, 1, 1, tzinfo=entry.at.tzinfo))
    return (then - START).total_seconds() / 86400


def test_who_was_there_is_the_same_in_two_parts_as_in_the_whole() -> None:
    wrong = easy(2, 3)
    older = entries_of([screened(at(0), 1), easy(3, 1), wrong, taken_back(4, 3.5, wrong)])
    newer = entries_of([easy(5, 70), easy(6, 71)])
    whole, before = known([*older, *newer]), known(older)
    assert joined(before, known(newer, before)).there == whole.there
    assert whole.there[0] != whole.there[1]


def test_a_clock_that_fell_back_looks_from_an_older_mark(house: wire.House) -> None:
    entries = entries_of(a_long_life(YEAR))
    so_far = in_pieces(house, [entries])
    for days in (YEAR - 1.0, YEAR - 30.0, YEAR - 200.0, 3.0, -5.0):
        assert look(so_far, moment(days)) == today(house.regimen, known(entries), moment(days))
