"""The people of a practice: under which heading somebody stands, by what they told and up to the day of their file."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import pytest
from any_diary import a_life, at_days
from diaries import PERSON, entry, opened, screened, session
from hypothesis import given, strategies as st
from weeks import (
    asked,
    at,
    easy,
    easy_days,
    fair_mornings,
    morning,
    pain_told,
    plan_as_told,
    reasons,
    taken_back,
    without_app,
)

from stature_coach.door import caseload, wire
from stature_coach.door.backup import write_backup
from stature_coach.problems import BadRequest
from stature_coach.safety import local_day
from stature_coach.weeks.caseload import DAYS_SHOWN, Heading, Row
from stature_coach.weeks.history import history
from stature_coach.weeks.this_week import How

NOW = datetime.fromisoformat(at(60))
ANNA = {"id": PERSON, "name": "Anna", "picture": "leaf"}
OTHER = PERSON[:-1] + "1"


def file_of(*entries: dict[str, Any], made: str | None = None, people: tuple[dict[str, Any], ...] = (ANNA,)) -> bytes:
    return write_backup(people, entries, made).encode()


def one(house: wire.House, *files: bytes, now: datetime = NOW) -> caseload.OnePerson:
    """The one person of these files."""
    held = [one for n, content in enumerate(files) for one in caseload.read_file(f"{n}.jsonl", content)]
    assert {other.person for other in held} == {PERSON}
    return caseload.one_person(house.regimen, held, now)


def row(house: wire.House, *entries: dict[str, Any], days: float) -> Row:
    """Of a file made so many days after the first morning, by somebody who had answered the questions."""
    made = at(days)
    return one(house, file_of(screened(at(-0.1)), *entries, made=made), now=datetime.fromisoformat(made)).row


def said(house: wire.House, *entries: dict[str, Any], days: float) -> tuple[str, str]:
    found = row(house, *entries, days=days)
    return found.heading.value, caseload.in_words(house.wording, found.said, date.isoformat)


# -------------------------------------------------------------------- the headings


def test_a_warning_sign_is_told_in_the_words_of_the_button_with_its_day_until_somebody_has_asked(
    house: wire.House,
) -> None:
    sign = entry(20, at(1.2), "red_flag", kind="dizzy")
    assert said(house, sign, days=40) == ("warning_sign", "Told on 2026-11-03: Dizzy, and nothing else")
    assert row(house, sign, asked(21, 2, sign), days=40).heading is not Heading.WARNING_SIGN


def test_one_whose_kind_nobody_named_is_told_too_and_so_is_one_of_a_session(house: wire.House) -> None:
    assert said(house, entry(20, at(1.2), "red_flag", kind=None), days=2)[1] == "Told a warning sign on 2026-11-03"
    ended = easy(3, 1, reason="RED_FLAG", red_flag="chest_pain")
    assert said(house, ended, days=2)[1] == "Told on 2026-11-03: Pain or pressure in the chest"


def test_a_sign_that_was_taken_back_stays_told(house: wire.House) -> None:
    sign = entry(20, at(1.2), "red_flag", kind="dizzy")
    assert row(house, sign, taken_back(21, 2, sign), days=3).heading is Heading.WARNING_SIGN


@pytest.mark.parametrize(("days", "holds"), [(7.2, True), (8.2, False)])
def test_that_it_hurt_is_told_of_the_last_seven_days_of_the_file(house: wire.House, days: float, holds: bool) -> None:
    found = row(house, pain_told(20, 1.5, 6, "neck-press"), days=days)
    assert (Heading.HURT in found.headings) is holds


def test_how_it_hurt_is_told_as_it_was_told(house: wire.House) -> None:
    assert (
        said(house, pain_told(20, 1.5, 6, "neck-press"), days=2)[1] == "Said it hurt on 2026-11-03: Neck press, 6 of 10"
    )
    assert said(house, pain_told(20, 1.5, None), days=2)[1] == "Said it hurt on 2026-11-03, number not given"
    assert said(house, pain_told(20, 1.5, 3), days=2)[1] == "Said it hurt on 2026-11-03: 3 of 10"
    ended = easy(3, 1, reason="PAIN", pain=None)
    assert said(house, ended, days=2)[1] == "Said it hurt on 2026-11-03: Neck press, number not given"


def test_what_was_answered_the_morning_after_hurt_on_the_day_of_its_session(house: wire.House) -> None:
    """One event has one day: on the list, in the table beside it, and in the report."""
    evening = easy(3, 1.5, pain_before=0, pain=None, effort=None, answers_wait=True)
    answer = entry(20, at(2), "session_answered", entry=evening["id"], pain=2)
    assert said(house, evening, answer, days=3) == ("hurt", "Said it hurt on 2026-11-03: Neck press, 2 of 10")
    assert Heading.HURT in row(house, evening, answer, days=8.5).headings  # told within the week


def test_what_hurt_without_the_app_hurt_on_the_day_it_names(house: wire.House) -> None:
    told = without_app(20, 3, 1, hurt=True)
    assert said(house, told, days=4) == ("hurt", "Said it hurt on 2026-11-04: Neck press, number not given")


def test_a_worse_morning_is_one_with_more_pain_than_the_day_before_began_with(house: wire.House) -> None:
    assert said(house, easy(3, 1), morning(20, 1.9, 3), days=3) == (
        "worse_morning",
        "A worse morning on 2026-11-04: 3 of 10",
    )
    assert Heading.WORSE_MORNING not in row(house, easy(3, 1), morning(20, 1.9, 0), days=3).headings
    assert Heading.WORSE_MORNING not in row(house, easy(3, 1), morning(20, 1.9, 3), days=9).headings


def test_a_step_waits_as_long_as_the_coach_asks_about_it(house: wire.House) -> None:
    week = easy_days(6)
    fair = fair_mornings(week, 6)
    assert said(house, *week, *fair, days=6) == ("step_waits", "Neck press: 6 times, waits for a yes")
    answered = entry(90, at(6), "step_answered", exercise="neck-press", step="repetitions:6", answer="accepted")
    assert row(house, *week, *fair, answered, days=6.1).heading is Heading.EVERYBODY


def test_not_done_for_a_week_needs_a_file_of_more_than_a_week(house: wire.House) -> None:
    assert row(house, days=5).heading is Heading.EVERYBODY
    assert said(house, days=7) == ("not_done", "Not done yet")
    assert said(house, easy(3, 1), days=8) == ("not_done", "Last done on 2026-11-03")
    assert row(house, easy(3, 1), days=7).heading is Heading.EVERYBODY


def test_whoever_has_nothing_else_to_tell_stands_with_everybody(house: wire.House) -> None:
    assert said(house, easy(3, 1), days=2) == ("everybody", "Last done on 2026-11-03")


def test_of_several_headings_the_first_is_told_and_all_are_known(house: wire.House) -> None:
    found = row(house, pain_told(20, 9, 6), entry(21, at(1), "red_flag", kind="dizzy"), days=10)
    assert [heading.value for heading in found.headings] == ["warning_sign", "hurt", "not_done", "everybody"]


# -------------------------------------------------------------------- where a file ends, and its squares


def test_the_days_of_a_file_end_where_it_was_made_or_else_at_its_last_entry(house: wire.House) -> None:
    told = [screened(at(-0.1)), easy(3, 1)]
    made, bare = one(house, file_of(*told, made=at(5))).row.ends, one(house, file_of(*told)).row.ends
    assert made is not None
    assert (made.at.isoformat(), made.made) == (at(5), True)
    assert bare is not None
    assert (bare.at.isoformat(), bare.made) == (at(1), False)


def test_what_a_wrong_clock_dated_ends_no_file_and_is_told_all_the_same(house: wire.House) -> None:
    far = pain_told(20, 500, 6)
    found = one(house, file_of(screened(at(-0.1)), easy(3, 1), far, made=at(900))).row
    assert found.ends is not None
    assert (found.ends.at.isoformat(), found.ends.made) == (at(1), False)
    assert found.heading is Heading.HURT


def test_a_file_that_holds_a_name_and_nothing_else_is_a_row(house: wire.House) -> None:
    found = one(house, file_of())
    assert (found.name, found.row.ends, found.row.heading, found.row.done) == ("Anna", None, Heading.EVERYBODY, 0)


def test_the_squares_are_the_last_four_weeks_of_the_file(house: wire.House) -> None:
    found = row(house, easy(3, 28), easy(4, 29), easy(5, 29.02, "wall-ball-press", rung="start"), days=29.5)
    assert len(found.squares) == DAYS_SHOWN
    assert found.squares[-1].date == local_day(datetime.fromisoformat(at(29.5)))
    assert sum(square.how is How.SOME for square in found.squares) == 2
    assert found.done == 3


def test_before_anything_is_known_and_on_days_that_were_not_chosen_a_day_rests(house: wire.House) -> None:
    squares = row(house, days=3).squares
    assert {square.how for square in squares[:24]} == {How.REST}
    assert squares[-1].how is How.NONE


# -------------------------------------------------------------------- several files, several people


def test_two_files_of_one_person_are_the_union_of_their_entries(house: wire.House) -> None:
    told = [screened(at(-0.1)), *easy_days(6), entry(20, at(3.2), "red_flag", kind="dizzy")]
    whole = one(house, file_of(*told, made=at(6)))
    parts = one(house, file_of(*told[:4], made=at(3)), file_of(*told[3:], made=at(6)))
    assert parts.row == whole.row
    assert parts.files == ("0.jsonl", "1.jsonl")


def test_one_is_called_as_the_file_calls_them_that_was_made_last(house: wire.House) -> None:
    other = {**ANNA, "name": "Anna B."}
    early, late = file_of(made=at(3)), file_of(made=at(9), people=(other,))
    assert one(house, early, late).name == one(house, late, early).name == "Anna B."


def test_a_file_may_hold_several_people_and_none_of_them_is_mixed_up(house: wire.House) -> None:
    theirs = {**easy(3, 1), "person": OTHER}
    held = caseload.read_file("a.jsonl", file_of(screened(at(-0.1)), theirs, made=at(2)))
    assert [(one.person, one.name, len(one.file.entries)) for one in held] == [(PERSON, "Anna", 1), (OTHER, None, 1)]


def test_what_was_read_is_a_value_and_the_same_file_again_replaces_itself() -> None:
    read = caseload.read_file("a.jsonl", file_of(made=at(2)))
    before = caseload.Caseload()
    after = before.more(read).more(read)
    assert (dict(before.held), [one.file_name for one in after.held[PERSON]]) == ({}, ["a.jsonl"])


def test_people_stand_by_name_then_by_id_and_last_who_has_none(house: wire.House) -> None:
    names = {1: "ben", 2: "Anna", 3: None, 4: "Anna"}
    people = [caseload.OnePerson(f"{n}", name, (), row(house, days=1)) for n, name in names.items()]
    assert [one.person for one in caseload.in_order(people)] == ["2", "4", "1", "3"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "line 1: the file is empty"),
        (b"\x00\x01", "line 1: this is not JSON"),
        (b"\xff\xfe", "line 1: this is no text in UTF-8"),
        (b"x" * (caseload.LARGEST_FILE_BYTES + 1), "far too large for a diary"),
        (write_backup([], []).encode(), "nobody is in it"),
    ],
    ids=["empty", "zeros", "UTF-16", "too large", "nobody"],
)
def test_what_is_no_diary_is_one_clear_line(content: bytes, says: str) -> None:
    with pytest.raises(BadRequest, match=says):
        caseload.read_file("a.jsonl", content)


# -------------------------------------------------------------------- whatever was lived


@given(st.integers(0, 10_000))
def test_whatever_was_lived_the_list_says_what_the_persons_own_day_says(house: wire.House, seed: int) -> None:
    luck = Random(seed)
    told = a_kept_life(luck)
    days = round(max(map(at_days, told)) + luck.uniform(0, 9), 3)
    found = row(house, *told, days=days)
    today = plan_as_told(house, *told, days=days)
    assert (Heading.WARNING_SIGN in found.headings) is ("closed.red_flag" in reasons(today))
    assert (Heading.STEP_WAITS in found.headings) is bool(today["proposals"])
    assert "closed.pain" not in reasons(today) or Heading.HURT in found.headings


@given(st.integers(0, 10_000))
def test_whatever_was_lived_an_eye_that_only_reads_the_words_sees_the_same(house: wire.House, seed: int) -> None:
    """By the words of the design alone, where nothing is in doubt: who told what, and when."""
    luck = Random(seed)
    in_doubt = ("retracted", "session_answered", "prescription_taken")
    told = [one for one in a_kept_life(luck) if one["kind"] not in in_doubt and "by" not in one["body"]]
    days = round(max([0.0, *map(at_days, told)]) + luck.uniform(0, 9), 3)
    found, last = row(house, *told, days=days), local_day(datetime.fromisoformat(at(days)))
    lately = [one for one in told if _day(one) > last - timedelta(days=7)]
    hurt = [
        one
        for one in lately
        if one["kind"] == "pain_told" or one["body"].get("reason") == "PAIN" or one["body"].get("hurt")
    ]
    done = [one for one in lately if one["kind"] == "session_finished" and _done(one["body"])]
    done += [
        one
        for one in lately
        if one["kind"] == "done_without_app" and one["body"]["day"] > str(last - timedelta(days=7))
    ]
    assert not hurt or Heading.HURT in found.headings
    assert (Heading.NOT_DONE in found.headings) is (not done and _day(screened(at(-0.1))) <= last - timedelta(days=7))
    assert found.headings[-1] is Heading.EVERYBODY
    assert list(found.headings) == sorted(found.headings, key=list(Heading).index)


@given(st.integers(0, 10_000))
def test_whatever_was_lived_what_is_counted_is_what_looking_back_counts(house: wire.House, seed: int) -> None:
    told = a_kept_life(Random(seed))
    found = row(house, *told, days=30)
    at_end = datetime.fromisoformat(at(30))
    known = wire.diary.known(wire.diary.entry_from(one) for one in [screened(at(-0.1)), *told])
    past = history(house.regimen, known, local_day(at_end) - timedelta(days=27), local_day(at_end), at_end)
    assert found.done == sum(sum(day.done.values()) for day in past.days)
    assert found.planned == sum(sum(day.planned.values()) for day in past.days)
    assert found.done <= found.planned


@given(st.integers(0, 10_000), st.integers(2, 4))
def test_in_however_many_files_and_whatever_order_it_is_the_same_row(house: wire.House, seed: int, parts: int) -> None:
    luck = Random(seed)
    told = [screened(at(-0.1)), opened(at(-0.05)), *a_kept_life(luck)]
    cut = [[one for one in told if luck.random() < 0.5] for _ in range(parts - 1)]
    files = [file_of(*(one for one in told if not any(one in part for part in cut)), made=at(30)), *(
        file_of(*part, made=at(luck.uniform(1, 29))) for part in cut
    )]  # fmt: skip
    luck.shuffle(files)
    assert one(house, *files).row == one(house, file_of(*told, made=at(30))).row


def a_kept_life(luck: Random) -> list[dict[str, Any]]:
    """Without what no keeper holds, and so no backup either."""
    return [one for one in a_life(luck) if type(one["schema"]) is int and type(one["kind"]) is str]


def _day(told: dict[str, Any]) -> date:
    return local_day(datetime.fromisoformat(told["at"]))


def _done(body: dict[str, Any]) -> bool:
    return bool(body["repetitions"]) or body["reason"] in ("TARGET_REACHED", "TIRED")


def test_a_session_that_was_only_begun_is_not_done(house: wire.House) -> None:
    begun = session(3, at(6), reason="INTERRUPTED", repetitions=0)
    assert row(house, begun, days=8).heading is Heading.NOT_DONE
