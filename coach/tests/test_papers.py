"""A taken paper: what it lowers holds at once, what it raises begins on the next day that is open, and it opens nothing."""

from __future__ import annotations

from typing import Any

import pytest
from diaries import entry, opened
from weeks import answer, asked, at, dose, easy, easy_days, morning, pain_told, plan, plan_as_told, therapist

from stature_coach.door import wire

NECK, WALL, CHEST = "neck-press", "wall-ball-press", "prone-chest-raise"


def do(repetitions: int, rung: str = "pillow", *parts: str) -> dict[str, Any]:
    return {"do": True, "repetitions": repetitions, "rung": rung, "parts": list(parts or ("morning", "evening"))}


WAIT: dict[str, Any] = {"do": False}


def paper(number: int, day: float, made: str = "2026-11-02", **said: Any) -> dict[str, Any]:
    """Taken so many days after 2 November, eight o'clock. An exercise is named by its first word."""
    names = {"neck": NECK, "wall": WALL, "chest": CHEST}
    named = {names[name]: said.pop(name) for name in list(said) if name in names}
    return entry(
        0x700 + number, at(day), "prescription_taken", made=made, plan=named, locked=said.pop("locked", False), **said
    )


def not_mine(number: int, days: float, *papers: dict[str, Any]) -> dict[str, Any]:
    return entry(0x780 + number, at(days), "cleared", what="not_mine", entries=[one["id"] for one in papers])


def reasons(day: dict[str, Any], exercise: str = NECK) -> list[str]:
    return next([one["key"] for one in found["closed"]] for found in day["exercises"] if found["exercise"] == exercise)


def locked(house: wire.House, *told: dict[str, Any], days: float) -> bool:
    """Whether nothing is proposed after six easy sessions."""
    return not plan(house, *told, *easy_days(7, first=days - 7), days=days)["proposals"]


MORE, LESS = paper(1, 0.1, neck=do(8)), paper(1, 0.1, neck=do(3))


# -------------------------------------------------------------------- the dose


def test_what_it_lowers_holds_at_once(house: wire.House) -> None:
    assert dose(plan(house, LESS, days=0.11)) == (3, "pillow")


def test_what_it_raises_begins_the_next_morning_and_not_before(house: wire.House) -> None:
    assert dose(plan(house, MORE, days=0.1)) == (5, "pillow")
    assert dose(plan(house, MORE, days=0.83)) == (5, "pillow")
    begun = plan(house, MORE, days=0.84)
    assert dose(begun) == (8, "pillow")
    assert [(one["because_key"], one["rule"], one["entries"]) for one in begun["changes"]] == [
        ("change.paper", "S6", [MORE["id"]])
    ]


def test_more_of_one_and_less_of_another_thing_are_less_at_once_and_more_the_next_day(house: wire.House) -> None:
    mixed = paper(1, 0.1, neck=do(3, "towel"))
    assert dose(plan(house, mixed, days=0.2)) == (3, "pillow")
    assert dose(plan(house, mixed, days=1)) == (3, "towel")


def test_it_sets_once_and_grows_nothing_later_by_itself(house: wire.House) -> None:
    hurt = pain_told(9, 2.2, 5, NECK)
    assert dose(plan(house, MORE, hurt, days=2.3)) == (7, "pillow")
    assert dose(plan(house, MORE, hurt, days=9)) == (7, "pillow")


def test_whatever_it_raises_never_passes_a_ceiling_nor_a_rung_that_answers_close(house: wire.House) -> None:
    beyond = paper(1, 0.1, neck=do(20), chest=do(9, "trying", "once"))
    day = plan(house, beyond, days=1)
    assert (dose(day), dose(day, CHEST)) == ((10, "pillow"), (5, "trying"))
    out = paper(1, 0.1, wall=do(10, "feet-2", "once"))
    unsteady = entry(5, at(0.05), "screen_answered", answers={"q9": "yes"})
    assert dose(plan(house, unsteady, out, days=1), WALL)[1] == "start"


def test_the_day_it_begins_nothing_else_grows(house: wire.House) -> None:
    told = [*easy_days(7), paper(1, 6.5, wall=do(9, "start", "once"))]
    assert not plan(house, *told, days=7)["proposals"]
    assert plan(house, *told, days=8.05)["proposals"]


@pytest.mark.parametrize(
    "before", [pain_told(5, 0.05, 7, NECK), pain_told(5, 0.05, None, NECK)], ids=["much", "in words"]
)
def test_after_pain_that_morning_it_begins_on_the_next(house: wire.House, before: dict[str, Any]) -> None:
    told = [before, MORE, morning(6, 0.95, 0)]
    assert dose(plan_as_told(house, *told, days=0.9))[0] < 8
    assert dose(plan_as_told(house, *told, days=1))[0] == 8


def test_while_a_warning_sign_waits_it_does_not_begin_and_after_the_word_on_the_next_morning(house: wire.House) -> None:
    sign = entry(5, at(0.05), "red_flag", kind="dizzy")
    told = [sign, MORE, *(morning(20 + n, n, 0) for n in range(1, 5))]
    assert dose(plan_as_told(house, *told, days=3))[0] == 5
    cleared = asked(6, 3, sign, what="red_flag")
    assert dose(plan_as_told(house, *told, cleared, days=3.5))[0] == 5
    assert dose(plan_as_told(house, *told, cleared, days=4))[0] == 8


def test_on_a_worse_morning_it_waits_for_the_next_day(house: wire.House) -> None:
    told = [easy(1, 0), MORE]
    worse = [*told, morning(5, 1, 4)]
    assert dose(plan_as_told(house, *worse, days=1.2))[0] < 8
    assert dose(plan_as_told(house, *told, morning(5, 1, 0), days=1.2))[0] == 8
    assert dose(plan_as_told(house, *told, days=1.2))[0] == 5
    assert dose(plan_as_told(house, *told, morning(5, 1, None), days=1.2))[0] == 8


def test_a_morning_that_was_worse_for_what_was_not_done_only_holds_it_for_the_day(house: wire.House) -> None:
    told = [easy(1, 0, WALL, rung="start"), MORE, morning(5, 1, 4)]
    assert dose(plan_as_told(house, *told, days=1.2))[0] == 5
    assert dose(plan_as_told(house, *told, days=2))[0] == 8


@pytest.mark.parametrize("harm", [
    pain_told(5, 0.4, 5, NECK),
    easy(5, 0.4, reason="PAIN", done=2),
    easy(5, 0.4, reason="STOPPED", done=2, set_begun=True),
    entry(5, at(0.4), "red_flag", kind="dizzy"),
    entry(5, at(0.4), "plan_set", exercise=NECK, repetitions=4, rung="pillow", by="person"),
], ids=["pain", "pain in a session", "a stop", "a warning sign", "the person's own plan"])  # fmt: skip
def test_what_harms_or_lowers_before_it_begins_keeps_it_from_beginning(house: wire.House, harm: dict[str, Any]) -> None:
    assert dose(plan(house, MORE, harm, days=5))[0] < 8


def test_a_dose_that_could_not_begin_for_two_weeks_begins_no_more(house: wire.House) -> None:
    sign = entry(5, at(0.05), "red_flag", kind="dizzy")
    told = [sign, MORE, asked(6, 15, sign, what="red_flag")]
    assert dose(plan_as_told(house, *told, days=20))[0] == 5


def test_after_two_weeks_in_which_nobody_did_it_it_steps_back_like_any_other(house: wire.House) -> None:
    assert dose(plan(house, MORE, days=14))[0] == 8
    assert dose(plan(house, MORE, days=14.2))[0] == 7


# -------------------------------------------------------------------- wait, days, parts, lock


def test_wait_closes_until_a_later_paper_says_do(house: wire.House) -> None:
    waits = paper(1, 0.1, neck=WAIT)
    assert reasons(plan(house, waits, days=20)) == ["closed.waits"]
    again = paper(2, 1, "2026-11-03", neck=do(5))
    assert reasons(plan(house, waits, again, days=1.1)) == []
    silent = paper(2, 1, "2026-11-03", wall=do(5, "start", "once"))
    assert reasons(plan(house, waits, silent, days=1.1)) == ["closed.waits"]


def test_a_physiotherapists_word_opens_what_waits_the_next_morning_and_for_that_exercise_alone(
    house: wire.House,
) -> None:
    waits = paper(1, 0.1, neck=WAIT, wall=WAIT)
    day = plan(house, waits, days=1)
    clears = next(one["closed"][0]["clears"] for one in day["exercises"])
    assert clears == {"what": "wait", "entries": [waits["id"]], "exercise": NECK}
    said = entry(2, at(1), "cleared", **clears)
    assert reasons(plan(house, waits, said, days=1.5)) == ["closed.asked"]
    assert reasons(plan(house, waits, said, days=2)) == []
    assert reasons(plan(house, waits, said, days=2), WALL) == ["closed.waits"]


def test_it_opens_nothing_that_answers_pain_or_a_sign_closed(house: wire.House) -> None:
    everything = paper(9, 0.2, neck=do(5), wall=do(5, "start", "once"), chest=do(3, "trying", "once"))
    for closing in (
        pain_told(5, 0.1, 7),
        entry(5, at(0.1), "red_flag"),
        entry(5, at(0.1), "screen_answered", answers={"q1": "yes"}),
    ):
        without, with_it = (plan(house, closing, *told, days=0.3) for told in ([], [everything]))
        assert [reasons(with_it, one) for one in (NECK, WALL, CHEST)] == [
            reasons(without, one) for one in (NECK, WALL, CHEST)
        ]


def test_the_chest_raise_is_set_and_still_opens_by_its_own_answers(house: wire.House) -> None:
    sets = paper(1, 0.1, chest=do(5, "head", "once"))
    day = plan(house, sets, days=1)
    assert (dose(day, CHEST), reasons(day, CHEST)) == ((5, "head"), ["closed.not_opened"])
    assert reasons(plan(house, sets, opened(at(2), 2), days=2.1), CHEST) == []


def test_days_are_for_every_exercise_and_those_chosen_later_are_the_persons(house: wire.House) -> None:
    told = paper(1, 0.1, neck=do(5), days=["mon", "fri"])
    assert {tuple(one["days"]) for one in plan(house, told, days=1)["exercises"]} == {("mon", "fri")}
    later = entry(2, at(1), "plan_set", exercise=NECK, days=["tue"], by="person")
    assert {tuple(one["days"]) for one in plan(house, told, later, days=2)["exercises"]} == {("mon", "fri"), ("tue",)}


def parts(day: dict[str, Any], exercise: str = NECK) -> list[str]:
    return [one["part_of_day"] for one in day["exercises"] if one["exercise"] == exercise]


def test_fewer_parts_of_the_day_hold_at_once_and_more_from_the_next(house: wire.House) -> None:
    only = paper(1, 0.1, neck=do(5, "pillow", "morning"))
    assert parts(plan(house, only, days=0.2)) == ["morning"]
    both = paper(2, 1, "2026-11-03", neck=do(5))
    assert parts(plan(house, only, both, days=1.1)) == ["morning"]
    assert parts(plan(house, only, both, days=2)) == ["morning", "evening"]


def test_a_week_asks_for_no_more_parts_than_the_paper(house: wire.House) -> None:
    told = paper(1, -0.05, neck=do(5, "pillow", "morning"), wall=WAIT, chest=WAIT)
    assert [day["how"] for day in plan(house, told, easy(3, 0), days=0.3)["week"]] == ["whole"]


def test_no_steps_are_proposed_where_the_paper_says_so_until_one_does_not(house: wire.House) -> None:
    locks = paper(1, -0.05, neck=do(5), locked=True)
    assert locked(house, locks, days=7)
    assert not locked(house, paper(1, -0.05, neck=do(5)), days=7)
    assert not locked(house, locks, paper(2, 0, "2026-11-03", neck=do(5)), days=7)


def test_a_paper_without_a_lock_leaves_the_persons_own(house: wire.House) -> None:
    own = entry(3, at(-0.06), "plan_set", exercise=NECK, locked=True, by="person")
    assert locked(house, own, paper(1, -0.05, neck=do(5)), days=7)


# -------------------------------------------------------------------- which one is in force


def test_the_one_made_latest_is_in_force_whatever_came_first(house: wire.House) -> None:
    older, newer = paper(1, 2, "2026-11-01", neck=do(9)), paper(2, 1, "2026-11-02", neck=do(3))
    assert dose(plan(house, older, newer, days=4)) == (3, "pillow")
    assert dose(plan(house, newer, older, days=4)) == (3, "pillow")
    assert reasons(plan(house, newer, paper(1, 2, "2026-11-01", neck=WAIT), days=4)) == []


def test_of_two_of_one_day_the_one_taken_last_is_in_force(house: wire.House) -> None:
    one, other = paper(1, 1, neck=do(3)), paper(2, 1.2, neck=do(4))
    assert dose(plan(house, other, one, days=4)) == (4, "pillow")


def test_of_two_made_and_taken_at_once_the_more_careful_holds_of_each(house: wire.House) -> None:
    one, other = paper(1, 1, neck=do(3), wall=do(8, "start", "once")), paper(2, 1, neck=do(9), wall=WAIT)
    for told in ([one, other], [other, one]):
        day = plan(house, *told, days=4)
        assert (dose(day), reasons(day, WALL)) == ((3, "pillow"), ["closed.waits"])


def test_the_same_again_changes_nothing(house: wire.House) -> None:
    hurt = pain_told(9, 2.2, 5, NECK)
    again = {**paper(2, 3, neck=do(8)), "body": MORE["body"]}
    assert dose(plan(house, MORE, hurt, again, days=6)) == (7, "pillow")


@pytest.mark.parametrize("made", ["2026-08-31", "2026-11-05"])
def test_one_too_old_or_of_a_day_to_come_lowers_and_waits_and_raises_nothing(house: wire.House, made: str) -> None:
    day = plan(house, paper(1, 0.1, made, neck=do(8), wall=do(3, "start", "once"), chest=WAIT), days=3)
    assert (dose(day), dose(day, WALL)[0]) == ((5, "pillow"), 3)
    assert "closed.waits" in reasons(day, CHEST)
    ends = [paper(2, 0, neck=WAIT), paper(1, 0.1, made, neck=do(5))]
    assert reasons(plan(house, *ends, days=3)) == ["closed.waits"]
    assert dose(plan(house, *ends[1:], paper(3, 1, "2026-10-15", neck=do(9)), days=3)) == (9, "pillow")


def test_one_that_names_what_only_a_newer_version_knows_lowers_and_waits_and_raises_nothing(house: wire.House) -> None:
    newer = paper(1, 0.1, neck=do(8), wall=WAIT, chest=do(2, "cloud", "once"))
    day = plan(house, newer, days=3)
    assert (dose(day), dose(day, CHEST)[0], reasons(day, WALL)) == ((5, "pillow"), 2, ["closed.waits"])
    assert [note["key"] for note in day["notes"]] == ["note.unread_other"]
    newer["body"]["plan"]["heel-raise"] = do(3, "wall", "once")
    assert dose(plan(house, newer, days=3)) == (5, "pillow")


def test_one_taken_back_or_dated_ahead_lowers_and_raises_nothing(house: wire.House) -> None:
    back = entry(5, at(0.2), "retracted", entry=MORE["id"])
    assert dose(plan(house, MORE, back, days=3)) == (5, "pillow")
    ahead = paper(1, 300, "2027-08-29", neck=do(3), wall=do(9, "start", "once"), chest=WAIT)
    day = plan(house, ahead, days=3)
    assert (dose(day), dose(day, WALL)[0], "closed.waits" in reasons(day, CHEST)) == ((3, "pillow"), 5, True)


def test_taking_back_the_newer_paper_or_the_word_that_it_was_not_mine_raises_and_opens_nothing(
    house: wire.House,
) -> None:
    newer, older = paper(1, 0.1, "2026-11-02", neck=do(3)), paper(2, 1, "2026-11-01", neck=do(9))
    back = entry(5, at(1.5), "retracted", entry=newer["id"])
    assert dose(plan(house, newer, older, back, days=4)) == (3, "pillow")
    again = {**paper(3, 3, neck=do(8)), "body": MORE["body"]}
    undone = entry(5, at(1.5), "retracted", entry=MORE["id"])
    assert dose(plan(house, MORE, pain_told(9, 2.2, 5, NECK), undone, again, days=6))[0] <= 7
    anothers, own = paper(1, 0.1, "2026-11-02", neck=do(9)), paper(3, 2, "2026-11-01", neck=do(4))
    said = not_mine(2, 1, anothers)
    unsaid = entry(6, at(3), "retracted", entry=said["id"])
    assert dose(plan(house, anothers, said, own, unsaid, days=5)) == (4, "pillow")
    waits, does = paper(1, 0.1, "2026-11-01", neck=WAIT), paper(2, 0.2, "2026-11-02", neck=do(5))
    said = not_mine(3, 0.3, does)
    unsaid = entry(6, at(3), "retracted", entry=said["id"])
    assert "closed.waits" in reasons(plan(house, waits, does, said, unsaid, days=5))


# -------------------------------------------------------------------- that paper was not mine


def test_not_mine_ends_what_it_closed_and_lowered_the_next_morning(house: wire.House) -> None:
    anothers = paper(1, 0.1, neck=do(3), wall=WAIT)
    said = not_mine(2, 1, anothers)
    today, tomorrow = (plan(house, anothers, said, days=days) for days in (1.1, 2))
    assert (dose(today), reasons(today, WALL)) == ((3, "pillow"), ["closed.asked"])
    assert (dose(tomorrow), reasons(tomorrow, WALL)) == ((5, "pillow"), [])


def test_not_mine_ends_what_it_raised_at_once_and_never_above_the_dose_before(house: wire.House) -> None:
    said = not_mine(2, 2, MORE)
    assert dose(plan(house, MORE, days=1.9)) == (8, "pillow")
    assert dose(plan(house, MORE, said, days=2)) == (5, "pillow")
    assert dose(plan(house, MORE, said, days=5)) == (5, "pillow")


def test_what_hurt_in_the_meantime_does_not_come_back(house: wire.House) -> None:
    hurt = pain_told(5, 0.5, 5, NECK)
    assert dose(plan(house, LESS, hurt, not_mine(6, 1, LESS), days=5))[0] == 3


def test_not_mine_takes_its_lock_its_days_and_what_it_opened_with_it(house: wire.House) -> None:
    anothers = paper(2, 0, "2026-11-03", neck=do(5), locked=True, days=["mon"])
    said = not_mine(3, 0.2, anothers)
    assert not locked(house, anothers, said, days=8)
    assert len(plan(house, anothers, said, days=1)["exercises"][0]["days"]) == 7
    waits = paper(1, -0.05, "2026-11-01", neck=WAIT)
    assert reasons(plan(house, waits, anothers, days=0.1)) == []
    assert reasons(plan(house, waits, anothers, said, days=0.3)) == ["closed.waits"]


def test_after_it_an_older_paper_of_ones_own_may_be_taken(house: wire.House) -> None:
    anothers = paper(1, 0.1, "2026-11-02", neck=do(3))
    own = paper(3, 2, "2026-11-01", neck=do(4))
    assert dose(plan(house, anothers, own, days=2.1)) == (3, "pillow")
    assert dose(plan(house, anothers, not_mine(2, 1, anothers), own, days=2.1)) == (4, "pillow")


def test_a_plan_that_a_therapist_set_and_a_step_still_count_beside_it(house: wire.House) -> None:
    assert dose(plan(house, LESS, therapist(5, 1, NECK, repetitions=7, rung="pillow"), days=1.1)) == (7, "pillow")
    told = [
        paper(1, -0.05, neck=do(6)),
        *easy_days(6, first=1, repetitions=6),
        answer(50, 7, "repetitions:7", "accepted"),
    ]
    assert dose(plan(house, *told, days=7.1)) == (7, "pillow")
