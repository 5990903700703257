"""P2: a paper opens nothing that was closed, passes no ceiling, and its doses begin as the diary's other days allow."""

from __future__ import annotations

from itertools import pairwise
from random import Random
from typing import Any

import pytest
from any_diary import EXERCISES, a_life, a_paper, at_days
from diaries import entry
from test_papers import reasons
from weeks import at, dose, plan_as_told

from stature_coach.door import wire
from stature_coach.weeks.diary import entry_from, known, moment
from stature_coach.weeks.folded import folded, look, with_more
from stature_coach.weeks.today import today

LIVES = range(24)
WAITS = "closed.waits"


def a_life_and_a_paper(seed: int) -> tuple[list[dict[str, Any]], float, dict[str, Any]]:
    """A life, the day after its last entry, and a paper taken then."""
    luck = Random(seed)
    told = a_life(luck)
    day = max([0.0, *(days for days in map(at_days, told) if days < 400)]) + luck.choice([0.01, 0.3, 1.1])
    return told, day, entry(0xA00, at(day), "prescription_taken", **a_paper(luck, day))


@pytest.mark.parametrize("seed", LIVES)
def test_whatever_was_closed_stays_closed_but_for_the_wait_of_a_paper(house: wire.House, seed: int) -> None:
    told, day, paper = a_life_and_a_paper(seed)
    for days in (day, day + 0.2, day + 1, day + 2.1):
        before, after = (plan_as_told(house, *told, *more, days=days) for more in ([], [paper]))
        for exercise in EXERCISES:
            gone = set(reasons(before, exercise)) - set(reasons(after, exercise))
            assert gone <= {WAITS}
            assert not gone or paper["body"]["plan"][exercise]["do"]


@pytest.mark.parametrize("seed", LIVES)
def test_on_the_day_it_is_taken_nothing_is_more_and_later_nothing_is_more_than_it_or_before(
    house: wire.House, seed: int
) -> None:
    told, day, paper = a_life_and_a_paper(seed)
    for days in (day, day + 1, day + 2.1):
        before, after = (plan_as_told(house, *told, *more, days=days) for more in ([], [paper]))
        for exercise in EXERCISES:
            ladder = house.regimen.exercise(exercise).ladder
            rungs = [rung.id for rung in ladder]
            (was, on), (now, rung) = dose(before, exercise), dose(after, exercise)
            do = paper["body"]["plan"].get(exercise, {})
            most = max(was, do.get("repetitions", 0)) if days > day else was
            highest = max(rungs.index(on), rungs.index(do.get("rung", rungs[0]))) if days > day else rungs.index(on)
            assert (now <= most, rungs.index(rung) <= highest) == (True, True)
            assert now <= ladder[rungs.index(rung)].ceiling


@pytest.mark.parametrize("seed", LIVES)
def test_a_diary_with_papers_told_in_pieces_of_any_order_is_the_same(house: wire.House, seed: int) -> None:
    luck = Random(seed)
    told, day, paper = a_life_and_a_paper(seed)
    entries = [entry_from(one) for one in (*told, paper)]
    luck.shuffle(entries)
    cuts = sorted(luck.sample(range(len(entries) + 1), min(3, len(entries))))
    so_far = folded(house.regimen, newest=2)
    for start, end in pairwise([0, *cuts, len(entries)]):
        so_far = with_more(so_far, entries[start:end])
    for days in (day, day + 1.2, day + 16):
        now = moment(at(days), "now")
        assert look(so_far, now) == today(house.regimen, known(entries), now)
