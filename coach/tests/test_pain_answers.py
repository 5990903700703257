"""What pain is measured against: the first told that day, and of a morning whether anything was told before it (S2, S11)."""

from __future__ import annotations

from datetime import datetime

import pytest
from diaries import entry
from weeks import at, easy, morning as told_in_the_morning, pain_told

from stature_coach.weeks.entry import entry_from
from stature_coach.weeks.pain import Morning, morning
from stature_coach.weeks.pain_answers import first_told

NOON = datetime.fromisoformat(at(0.2))


def test_of_a_session_the_pain_it_began_with_is_the_first_that_was_told() -> None:
    session = entry_from(easy(1, 0, pain_before=1, pain=3))
    assert first_told([session], NOON) == 1
    assert first_told([session, entry_from(told_in_the_morning(2, 0.1, 0))], NOON) == 0


def test_what_is_told_at_this_very_moment_is_told() -> None:
    assert first_told([entry_from(pain_told(1, 0.2, 4))], NOON) == 4


def test_what_is_no_number_says_nothing_of_how_much() -> None:
    untold, in_words = pain_told(1, 0, None), entry(2, at(0.05), "pain_told", pain="rather", exercise=None)
    silent = [*map(entry_from, (untold, in_words, entry(3, at(0.1), "pain_told", pain=True)))]
    assert first_told(silent, NOON) is None
    assert first_told([*silent, entry_from(told_in_the_morning(4, 0.15, 2))], NOON) == 2


@pytest.mark.parametrize(
    ("before", "after", "how"),
    [
        (None, None, Morning.UNKNOWN),
        (2, None, Morning.UNKNOWN),
        (None, 0, Morning.UNKNOWN),
        (2, 0, Morning.NOT_WORSE),
        (2, 2, Morning.NOT_WORSE),
        (2, 3, Morning.A_LITTLE_WORSE),
        (None, 1, Morning.A_LITTLE_WORSE),
        (2, 4, Morning.WORSE),
        (None, 4, Morning.WORSE),
    ],
)
def test_a_morning_is_as_bad_as_it_is_beside_the_day_before(
    before: int | None, after: int | None, how: Morning
) -> None:
    assert morning(before, after) is how
