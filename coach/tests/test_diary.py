"""The diary is a set: no order matters, doubles do not count, and nothing newer is lost."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest
from diaries import PERSON, entry, opened, screened, session
from hypothesis import given, settings, strategies as st
from listening import live_on, live_until, start

from stature_coach.door import wire
from stature_coach.problems import BadRequest
from stature_coach.session.events import StopReported
from stature_coach.session.state import Phase
from stature_coach.weeks import diary
from stature_coach.weeks.diary import Entry, entry_from, joined, known, moment, new_entry_from
from stature_coach.weeks.entry_bodies import BODIES

BODIES_GIVEN: dict[str, dict[str, Any]] = {
    "session_finished": {"exercise": "neck-press", "reason": "TIRED", "repetitions": 3},
    "session_answered": {"entry": "019a8f00-0000-7000-8000-000000000005", "effort": 2, "pain": 0},
    "screen_answered": {"answers": {"q1": "no"}},
    "plan_set": {"exercise": "wall-ball-press", "repetitions": 7, "rung": "start"},
    "step_answered": {"exercise": "prone-chest-raise", "step": "open", "answer": "accepted"},
    "morning_after": {"pain": 2},
    "pain_told": {"pain": 3, "exercise": "neck-press"},
    "done_without_app": {"exercise": "neck-press", "day": "2026-11-01", "part_of_day": "morning", "hurt": True},
    "words_written": {"day": "2026-11-01", "text": "Slept well."},
    "measure_taken": {"measure": "height", "centimetres": 158.5},
    "red_flag": {"kind": "dizzy"},
    "cleared": {"what": "screen"},
    "retracted": {"entry": "019a8f00-0000-7000-8000-000000000003"},
    "prescription_taken": {"made": "2026-11-01", "plan": {"wall-ball-press": {"do": False}}},
}


def an_entry(number: int, kind: str, hour: int, variant: int) -> Entry:
    body = dict(BODIES_GIVEN[kind])
    if kind == "session_finished":
        body |= {"reason": ["TIRED", "PAIN", "RED_FLAG"][variant % 3], "answers_wait": variant % 2 == 0}
    if kind in ("retracted", "session_answered"):
        body["entry"] = f"019a8f00-0000-7000-8000-{variant:012x}"
    return entry_from(entry(number, f"2026-11-{1 + hour // 24:02d}T{hour % 24:02d}:00:00+01:00", kind, **body))


entries = st.lists(
    st.builds(an_entry, st.integers(0, 12), st.sampled_from(list(BODIES)), st.integers(0, 60), st.integers(0, 12)),
    max_size=12,
)


@settings(max_examples=80)
@given(one=entries, other=entries)
def test_two_devices_know_the_same_whichever_told_first(one: list[Entry], other: list[Entry]) -> None:
    assert known([*one, *other]) == known([*other, *one])


@settings(max_examples=80)
@given(one=entries, other=entries, third=entries)
def test_it_does_not_matter_which_two_met_before(one: list[Entry], other: list[Entry], third: list[Entry]) -> None:
    assert known([*one, *[*other, *third]]) == known([*[*one, *other], *third]) == known([*third, *other, *one])


@settings(max_examples=80)
@given(one=entries)
def test_hearing_everything_twice_changes_nothing(one: list[Entry]) -> None:
    assert known([*one, *one]) == known(one)


def test_a_long_time_away_is_told_once_also_where_the_diary_is_read_in_two_parts() -> None:
    told = [entry_from(session(n, f"2026-{day}T09:00:00+01:00")) for n, day in enumerate(("01-05", "04-06", "04-07"))]
    older = known(told[:2])
    assert [len(there.long_away) for there in older.there] == [1, 1]
    assert joined(older, known(told[2:], older)) == known(told)


@pytest.mark.parametrize("offset", ["+01:00", "-03:30", "+05:45", "-12:00", "+14:00", "Z", "+00:00", "+05:53"])
def test_a_moment_is_what_was_written_and_those_of_one_zone_are_told_apart_without_asking_it(offset: str) -> None:
    one, other = (moment(f"2026-11-0{day}T08:00:00.5{offset}", "at") for day in (1, 2))
    written = datetime.fromisoformat(f"2026-11-01T08:00:00.5{offset}")
    assert (one, one.utcoffset(), one.isoformat()) == (written, written.utcoffset(), written.isoformat())
    assert (one.tzinfo is other.tzinfo) == (offset != "+05:53")


def test_every_list_runs_from_the_oldest_to_the_newest_by_the_moment_not_by_the_text() -> None:
    early = entry_from(session(1, "2026-11-23T09:00:00+05:00"))
    late = entry_from(session(2, "2026-11-23T08:00:00+01:00"))
    assert known([late, early]).told.sessions == (early, late)


def test_a_retracted_entry_never_was() -> None:
    for wrong in (
        session(3, "2026-11-02T08:00:00+01:00"),
        opened(number=3),
        entry(3, GOOD["at"], "cleared", what="q1"),
    ):
        gone = entry(4, "2026-11-02T09:00:00+01:00", "retracted", entry=wrong["id"])
        knows = known([entry_from(wrong), entry_from(gone)])
        assert (knows.sure.sessions, knows.sure.steps, knows.sure.cleared) == ((), (), ())


def test_answers_that_were_retracted_are_not_known_any_more() -> None:
    wrong = screened(number=3, q1="yes")
    gone = entry(4, "2026-11-02T09:00:00+01:00", "retracted", entry=wrong["id"])
    (screen,) = known([entry_from(wrong), entry_from(gone)]).told.screens
    assert set(screen.body["answers"].values()) == {"not_sure"}
    assert (screen.id, set(screen.body["answers"])) == (wrong["id"], set(wrong["body"]["answers"]))


@pytest.mark.parametrize("reason", ["PAIN", "RED_FLAG"])
def test_a_stop_cannot_be_retracted(reason: str) -> None:
    stop = session(3, "2026-11-02T08:00:00+01:00", reason=reason)
    gone = entry(4, "2026-11-02T09:00:00+01:00", "retracted", entry=stop["id"])
    knows = known([entry_from(stop), entry_from(gone)])
    assert knows.sure.sessions == ()
    assert [e.id for e in (*knows.hurts, *knows.red_flags)] == [stop["id"]]


def test_a_newer_apps_entry_is_kept_as_it_is_and_breaks_nothing(house: wire.House) -> None:
    newer = [
        {**session(3, "2026-11-02T08:00:00+01:00"), "schema": 2, "body": {"what": "is new"}},
        {**entry(4, "2026-11-02T08:00:00+01:00", "mood_told"), "schema": 2, "body": {"mood": "good"}},
        {**entry(5, "2026-11-02T08:00:00+01:00", "retracted"), "schema": 3, "body": {"entries": ["a", "b"]}},
        {**screened(number=6), "schema": 2, "body": {"answers": ["no", "no"]}},
    ]
    assert [dict(entry_from(told).body) for told in newer] == [told["body"] for told in newer]
    plan = json.loads(wire.today(house, json.dumps({"entries": newer, "now": "2026-11-23T08:00:00+01:00"})))
    assert plan["screen_needed"]


@pytest.mark.parametrize(
    "told",
    [
        {**entry(3, "2026-11-02T08:00:00+01:00", "red_flag", kind="a new sign"), "schema": 2},
        {**session(3, "2026-11-02T08:00:00+01:00", "a new exercise", "RED_FLAG"), "schema": 2},
        {**entry(3, "2026-11-02T08:00:00+01:00", "session_finished", reason="RED_FLAG"), "schema": 9},
    ],
)
def test_a_warning_sign_in_a_newer_apps_words_closes_all_the_same(house: wire.House, told: dict[str, Any]) -> None:
    request = {"entries": [screened(), opened(), told], "now": "2026-11-23T08:00:00+01:00"}
    plan = json.loads(wire.today(house, json.dumps(request)))
    assert all(planned["closed"] for planned in plan["exercises"])


@pytest.mark.parametrize("kind", list(BODIES))
def test_every_kind_of_entry_can_be_written_and_read(kind: str) -> None:
    told = entry(1, "2026-11-02T08:00:00+01:00", kind, **BODIES_GIVEN[kind], note="kept and not read")
    assert entry_from(json.loads(json.dumps(told))).body["note"] == "kept and not read"


GOOD = session(1, "2026-11-23T08:00:00+01:00")
BAD = [
    ([], "an entry is an object with id, person, at, kind, body, schema"),
    (None, "an entry is an object with id, person, at, kind, body, schema"),
    ({**GOOD, "kind": "Session finished"}, "kind is 'Session finished'; write one of session_finished, session_"),
    ({**GOOD, "kind": "a\0b"}, "write one of session_finished"),
    ({**GOOD, "kind": ""}, "kind is ''; write one of"),
    ({**GOOD, "kind": []}, "kind is []; write one of"),
    ({**GOOD, "kind": {}, "schema": 2}, "kind is {}; write one of"),
    ({**GOOD, "body": None}, "body is not an object; write what happened, like {}"),
    ({**GOOD, "schema": 0}, "schema is 0; write 1"),
    ({**GOOD, "schema": True}, "schema is True; write 1"),
    ({**GOOD, "schema": "1"}, "schema is '1'; write 1"),
    ({**GOOD, "id": "1"}, "id is '1'; write a UUIDv7 in small letters, like"),
    ({**GOOD, "id": GOOD["id"].replace("-7000-", "-4000-")}, "write a UUIDv7 in small letters, like"),
    ({**GOOD, "id": GOOD["id"] + "\n"}, "write a UUIDv7 in small letters, like"),
    ({**GOOD, "person": None}, "person is None; write a UUIDv7 in small letters, like"),
    ({**GOOD, "at": "2026-11-23T08:00:00"}, "write local time with its offset, like 2026-11-23T08:00:00+01:00"),
    ({**GOOD, "at": "yesterday"}, "at is 'yesterday'; write local time with its offset"),
    ({**GOOD, "at": 1763881200}, "write local time with its offset"),
    ({**GOOD, "at": "0000-01-01T00:00:00+00:00"}, "write local time with its offset"),
    ({**GOOD, "at": "10000-01-01T00:00:00+00:00"}, "write local time with its offset"),
    (
        {**GOOD, "body": {**GOOD["body"], "exercise": []}},
        "session_finished: exercise is []; write the id of an exercise",
    ),
    ({**GOOD, "body": {**GOOD["body"], "exercise": "x" * 201}}, "session_finished: exercise is 'xxx"),
    ({**GOOD, "body": {**GOOD["body"], "reason": None}}, "session_finished: reason is None; write one of"),
    ({**GOOD, "body": {**GOOD["body"], "repetitions": 21}}, "repetitions is 21; write a whole number from 0 to 20"),
    ({**GOOD, "body": {**GOOD["body"], "repetitions": 4.5}}, "repetitions is 4.5; write a whole number"),
    ({**GOOD, "body": {**GOOD["body"], "repetitions": True}}, "repetitions is True; write a whole number"),
    ({**GOOD, "body": {**GOOD["body"], "effort": 11}}, "effort is 11; write a whole number from 0 to 10, or null"),
    ({**GOOD, "body": {**GOOD["body"], "pain": -1}}, "pain is -1; write a whole number from 0 to 10, or null"),
    ({**GOOD, "body": {**GOOD["body"], "set_begun": 1}}, "set_begun is 1; write true or false, or null"),
    *(
        (
            {**GOOD, "body": {**GOOD["body"], "dose": {"repetitions": planned}}},
            "session_finished: dose is {'repetitions",
        )
        for planned in (0, -5, True, 21, 4.5, "5", [5])
    ),
    ({**GOOD, "body": {**GOOD["body"], "dose": [5]}}, "session_finished: dose is [5]; write a dose, like"),
    ({**GOOD, "body": {**GOOD["body"], "seconds": 10**400}}, "'seconds' is 9007199254740992 or more"),
    ({**GOOD, "body": {**GOOD["body"], "beat_seconds": 1e308}}, "'beat_seconds' is 9007199254740992 or more"),
    ({**GOOD, "body": {**GOOD["body"], "red_flag": []}}, "red_flag is []; write one of"),
    ({**GOOD, "body": {**GOOD["body"], "pain_told": 1}}, "pain_told is 1; write true or false, or null"),
    ({**GOOD, "body": {**GOOD["body"], "efforts": -1}}, "efforts is -1; write a whole number"),
    (entry(1, GOOD["at"], "pain_told", pain=11), "pain_told: pain is 11; write a whole number from 0 to 10, or null"),
    (entry(1, GOOD["at"], "plan_set", exercise="neck-press", beat_seconds=1.25), "from 1 to 1.5 in tenths, or null"),
    (entry(1, GOOD["at"], "plan_set", exercise="neck-press", beat_seconds=0.9), "from 1 to 1.5 in tenths, or null"),
    (entry(1, GOOD["at"], "plan_set", exercise="neck-press", times={"morning": "7:30"}), 'like {"morning": "07:30"}'),
    (entry(1, GOOD["at"], "measure_taken", measure="height", centimetres="abc"), "centimetres is 'abc'"),
    (entry(1, GOOD["at"], "cleared", what="clock", entries="all"), "entries is 'all'; write a list of at most 1000"),
    (entry(1, GOOD["at"], "screen_answered", answers={"q1": ["no"]}), "each yes, no or not_sure"),
    (entry(1, GOOD["at"], "plan_set", exercise="neck-press", repetitions=0, rung="pillow"), "from 1 to 20"),
    (entry(1, GOOD["at"], "plan_set", exercise="neck-press", repetitions=5, rung=""), "rung is ''; write a text"),
    (entry(1, GOOD["at"], "step_answered", exercise="neck-press", step="open", answer=True), "answer is True"),
    (entry(1, GOOD["at"], "red_flag", kind=5), "red_flag: kind is 5; write one of"),
    (entry(1, GOOD["at"], "cleared"), "cleared: what is None; write one of"),
    (entry(1, GOOD["at"], "cleared", what="x" * 201), "write one of"),
    (entry(1, GOOD["at"], "retracted", entry=3), "retracted: entry is 3; write a text"),
]


@pytest.mark.parametrize(("told", "says"), BAD)
def test_a_bad_entry_is_refused_in_one_clear_line(told: object, says: str) -> None:
    with pytest.raises(BadRequest) as refused:
        new_entry_from(told)
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)


NEWER = [
    entry(7, GOOD["at"], "session_finished", exercise="shoulder-squeeze", reason="TARGET_REACHED", repetitions=5),
    entry(7, GOOD["at"], "session_finished", exercise="neck-press", reason="WELL_DONE", repetitions=5),
    entry(7, GOOD["at"], "screen_answered", answers={"q1": "maybe"}),
    entry(7, GOOD["at"], "red_flag", kind="sharp_hip"),
    entry(7, GOOD["at"], "cleared", what="q12"),
    entry(7, GOOD["at"], "step_answered", exercise="neck-press", step="band:red", answer="accepted"),
    entry(7, GOOD["at"], "plan_set", exercise="neck-press", days=["someday"]),
    entry(7, GOOD["at"], "measure_taken", measure="walk", steps=400),
    entry(7, GOOD["at"], "mood_told", mood="good"),
    {**entry(7, GOOD["at"], "session_finished", reason=["new"]), "schema": 2},
]


@pytest.mark.parametrize("told", NEWER, ids=str)
def test_what_a_newer_app_writes_is_taken_at_the_door_and_kept_as_it_is(told: dict[str, Any]) -> None:
    assert new_entry_from(told).body == told["body"]


@pytest.mark.parametrize("day", ["0001-01-01T00:00:00+14:00", "1970-01-01T00:00:00+00:00", "9999-12-31T23:59:59-12:00"])
def test_an_entry_of_any_date_is_taken(day: str) -> None:
    assert new_entry_from({**GOOD, "at": day}).at.isoformat() == day


def test_a_session_kept_before_its_end_is_an_interrupted_one(house: wire.House) -> None:
    begun, _ = wire.begin(house, json.dumps({"exercise": "neck-press"}))
    body = diary.session_body(begun)
    assert (body["reason"], body["repetitions"], body["effort"]) == ("INTERRUPTED", 0, None)
    told = wire.finished_entry(begun, json.dumps({"id": GOOD["id"], "person": PERSON, "at": GOOD["at"]}))
    assert entry_from(json.loads(told)).kind == "session_finished"


def test_a_session_is_kept_with_its_length_in_tenths_of_a_second(house: wire.House) -> None:
    heard = start(house, "neck-press", "pillow", 3)
    heard.give(StopReported(2.34))
    assert diary.session_body(heard.session)["seconds"] == 2.3


def test_a_session_stopped_in_its_first_effort_says_that_the_set_had_begun(house: wire.House) -> None:
    for phase, begun in ((Phase.LEADING_IN, False), (Phase.LIFTING, True)):
        heard = start(house, "neck-press", "pillow", 3)
        live_until(heard, lambda session, phase=phase: session.phase is phase)
        heard.give(StopReported(heard.session.at + 0.5))
        body = diary.session_body(live_on(heard, answering=True).session)
        assert (body["reason"], body["repetitions"], body["set_begun"]) == ("STOPPED", 0, begun)


def test_a_session_is_kept_only_where_it_can_be_read_again(house: wire.House) -> None:
    begun, _ = wire.begin(house, json.dumps({"exercise": "neck-press"}))
    with pytest.raises(BadRequest, match="at is None; write local time"):
        wire.finished_entry(begun, json.dumps({"id": GOOD["id"], "person": PERSON}))
