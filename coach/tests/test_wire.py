"""The coach for programs that speak JSON: what goes in and out, JavaScript's numbers, and one clear line for the rest."""

from __future__ import annotations

import json
from typing import Any

import pytest
from any_session import RUNGS, Life, lives
from hypothesis import given, settings
from listening import Listener, live_until, start

from stature_coach.door import wire
from stature_coach.door.cue_wire import cue_json
from stature_coach.problems import BadRequest, Faulty
from stature_coach.session.cues import Cancel
from stature_coach.session.events import EVENT_WORDS, About, Answered, Event, RedFlag, RedFlagReported, Ticked
from stature_coach.session.session import advance

WORDS = {"instruct", "get_ready", "lift", "hold", "count", "lower", "rest", "praise", "remind", "correct", "pause",
         "resume", "finish", "stop", "ask", "cancel"}  # fmt: skip


def begun(house: wire.House, **asked: Any) -> tuple[Any, dict[str, Any]]:
    session, reply = wire.begin(house, json.dumps({"exercise": "neck-press", **asked}))
    return session, json.loads(reply)


def event_json(event: Event) -> dict[str, Any]:
    """An event as a page would send it."""
    told: dict[str, Any] = {"event": next(w for w, kind in EVENT_WORDS.items() if kind is type(event)), "at": event.at}
    if isinstance(event, RedFlagReported):
        told["kind"] = event.kind.value if event.kind else None
    if isinstance(event, Answered):
        told |= {"about": event.about.value, "number": float(event.number)}
    return told


def test_every_event_comes_back_from_its_json_as_it_was() -> None:
    plain = [kind(12.345) for kind in EVENT_WORDS.values() if kind not in (Answered, RedFlagReported)]
    flags = [RedFlagReported(1.5, kind) for kind in (None, *RedFlag)]
    answers = [Answered(2.0, about, 4) for about in About]
    for event in [*plain, *flags, *answers]:
        assert wire.event_of(json.loads(json.dumps(event_json(event)))) == event


@settings(max_examples=40)
@given(life=lives())
def test_a_page_hears_the_same_session_as_a_program_in_python(house: wire.House, life: Life) -> None:
    listener = life.lived(house)
    session = life.begun(house).session
    for given_ in (entry for entry in listener.log if hasattr(entry, "event")):
        before, (_, cues) = session, advance(given_.before, given_.event)
        session, reply = wire.advance(house, session, json.dumps(event_json(given_.event)))
        told = json.loads(reply)
        assert session == given_.after
        assert [cue["cue"] for cue in told["cues"]] == [cue.word for cue in cues]
        assert session is not before or not told["cues"]
        assert all(cue["at"] == round(cue["at"], 3) for cue in told["cues"])


@settings(max_examples=25)
@given(life=lives())
def test_every_cue_a_page_gets_is_plain_and_has_its_words(house: wire.House, life: Life) -> None:
    for cue in life.lived(house).cues:
        told = cue_json(house.wording, cue)
        assert told["cue"] in WORDS
        assert json.loads(json.dumps(told)) == told
        assert ("text" in told) == ("key" in told) == bool(cue.key)
        if cue.key:
            assert told["text"] == house.wording.text(cue.key)
            assert told["spoken"] == (told["cue"] != "hold")


def test_a_cue_that_takes_back_says_only_when(house: wire.House) -> None:
    assert cue_json(house.wording, Cancel(1.23456, "")) == {"at": 1.235, "cue": "cancel"}


def test_what_takes_back_and_what_is_taken_back_are_told_apart_to_the_millisecond(house: wire.House) -> None:
    """An event a hair before a count: a page that sees milliseconds must not keep the count."""
    session, _ = begun(house)
    session, _ = wire.advance(house, session, '{"event": "ready", "at": 10.0004}')
    assert session.at == 10.0


def test_numbers_that_came_through_javascript_are_understood(house: wire.House) -> None:
    session, reply = begun(
        house, repetitions=5.0, manner={"beat_seconds": 1, "lead_in_seconds": 20, "own_time_seconds": 60}
    )
    assert session.prescription.repetitions == 5
    assert reply["view"]["beat_seconds"] == 1.0
    assert wire.event_of({"event": "ticked", "at": 4}) == Ticked(4.0)
    assert wire.event_of({"event": "answered", "at": 4, "about": "effort", "number": 3.0}).number == 3  # type: ignore[union-attr]


def test_what_is_not_the_coachs_is_left_to_the_page(house: wire.House) -> None:
    begun(house, manner={"emergency_number": "112", "beat_seconds": None}, at=0, rung=None, repetitions=None)
    assert wire.event_of({"event": "paused", "at": 1.0, "why": "hidden"}).at == 1.0


@pytest.mark.parametrize(
    ("exercise", "repetitions", "rung"),
    [("neck-press", 10, "pillow"), ("wall-ball-press", 15, "start"), ("prone-chest-raise", 10, "chest-pillow")],
)
def test_without_a_word_on_it_the_dose_is_the_handouts(
    house: wire.House, exercise: str, repetitions: int, rung: str
) -> None:
    session, _ = begun(house, exercise=exercise)
    assert (session.prescription.repetitions, session.prescription.rung) == (repetitions, rung)


def test_on_the_trying_rung_the_dose_is_five_tries(house: wire.House) -> None:
    session, _ = begun(house, exercise="prone-chest-raise", rung="trying")
    assert session.prescription.repetitions == 5


BAD_BEGINNINGS = [
    ("", "this is not JSON: "),
    ("[1", "this is not JSON: "),
    ("[]", "this is not a JSON object; write one, like {}"),
    ("{}", 'exercise is "None"; write one of neck-press, wall-ball-press, prone-chest-raise'),
    ('{"exercise": []}', 'exercise is "[]"; write one of'),
    ('{"exercise": {"a": 1}}', "write one of"),
    ('{"exercise": "sit-up"}', 'exercise is "sit-up"; write one of'),
    ('{"exercise": "neck-press", "rung": "brick"}', 'rung is "brick"; write one of pillow, towel'),
    ('{"exercise": "neck-press", "rung": 3}', 'rung is "3"; write one of pillow, towel'),
    ('{"exercise": "neck-press", "rung": ["pillow"]}', "write one of pillow, towel"),
    ('{"exercise": "neck-press", "repetitions": 0}', "repetitions is 0; write a whole number from 1 to 10"),
    ('{"exercise": "neck-press", "repetitions": 11}', "repetitions is 11; write a whole number from 1 to 10"),
    ('{"exercise": "neck-press", "repetitions": 2.5}', "repetitions is 2.5; write a whole number, like 4"),
    ('{"exercise": "neck-press", "repetitions": "ten"}', 'repetitions is "ten"; write a whole number, like 4'),
    ('{"exercise": "neck-press", "repetitions": true}', "repetitions is true; write a whole number, like 4"),
    ('{"exercise": "neck-press", "manner": 3}', 'manner is 3; write an object, like {"beat_seconds": 1.2}'),
    (
        '{"exercise": "neck-press", "manner": {"beat_seconds": 0.5}}',
        "beat_seconds is 0.5; write a number from 1 to 1.5",
    ),
    ('{"exercise": "neck-press", "manner": {"beat_seconds": "1"}}', 'beat_seconds is "1"; write a number, like 1.5'),
    ('{"exercise": "neck-press", "manner": {"beat_seconds": true}}', "beat_seconds is true; write a number"),
    (
        '{"exercise": "neck-press", "manner": {"beat_seconds": NaN}}',
        "NaN is not a JSON number; write one plain object",
    ),
    (
        '{"exercise": "neck-press", "manner": {"lead_in_seconds": 5}}',
        "lead_in_seconds is 5.0; write a number from 10 to 60",
    ),
    (
        '{"exercise": "neck-press", "manner": {"own_time_seconds": 0}}',
        "own_time_seconds is 0.0; write a number from 20",
    ),
    ('{"exercise": "neck-press", "manner": {"half_effort": "no"}}', 'half_effort is "no"; write true or false'),
]


@pytest.mark.parametrize(("request_", "says"), BAD_BEGINNINGS)
def test_a_session_that_cannot_be_begun_says_why_in_one_line(house: wire.House, request_: str, says: str) -> None:
    with pytest.raises(BadRequest) as refused:
        wire.begin(house, request_)
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)


BAD_EVENTS = [
    ("", "this is not JSON: "),
    ("3", "this is not a JSON object; write one, like {}"),
    ('{"at": 1}', 'event is "None"; write one of ticked, '),
    ('{"event": "dance", "at": 1}', 'event is "dance"; write one of ticked, '),
    ('{"event": [], "at": 1}', 'event is "[]"; write one of ticked, '),
    ('{"event": "ready"}', "at is null; write seconds since the start, like 31.0"),
    ('{"event": "ready", "at": "1"}', 'at is "1"; write seconds since the start, like 31.0'),
    ('{"event": "ready", "at": true}', "at is true; write seconds since the start"),
    ('{"event": "ready", "at": -0.1}', "at is -0.1; write seconds since the start"),
    ('{"event": "ready", "at": NaN}', "NaN is not a JSON number; write one plain object"),
    ('{"event": "ready", "at": Infinity}', "Infinity is not a JSON number; write one plain object"),
    ('{"event": "ready", "at": 1e400}', "the number 1e400 is too large; write one plain object"),
    ('{"event": "red_flag", "at": 9, "kind": "cramp"}', 'kind is "cramp"; write one of sharp_back_or_rib, chest_pain'),
    ('{"event": "red_flag", "at": 9, "kind": ""}', 'kind is ""; write one of sharp_back_or_rib, chest_pain'),
    ('{"event": "red_flag", "at": 9, "kind": []}', "write one of sharp_back_or_rib, chest_pain"),
    ('{"event": "answered", "at": 9, "number": 3}', 'about is "None"; write one of gate, all_right, repetitions'),
    ('{"event": "answered", "at": 9, "about": "effort"}', "number is null; write a whole number, like 4"),
    ('{"event": "answered", "at": 9, "about": "effort", "number": 3.5}', "number is 3.5; write a whole number, like 4"),
    ('{"event": "resumed", "at": 9}', "resumed cannot happen while setting up; here it can be ready, "),
    ('{"event": "in_place", "at": 9}', "the question comes first; answer it with ready for yes, or stopped for no"),
    ('{"event": "ready", "at": 2}', "at is 2, but the session is at 5; times do not fall"),
]


@pytest.mark.parametrize(("event", "says"), BAD_EVENTS)
def test_a_bad_event_is_told_in_one_line_and_changes_nothing(house: wire.House, event: str, says: str) -> None:
    session, _ = begun(house)
    session, _ = wire.advance(house, session, '{"event": "ticked", "at": 5}')
    after, reply = wire.advance(house, session, event)
    told = json.loads(reply)
    assert says in told["problem"]
    assert "\n" not in told["problem"]
    assert "cues" not in told
    assert after is session


@pytest.mark.parametrize(
    ("about", "number", "says"),
    [
        ("effort", 11, "number is 11; write a whole number from 0 to 10"),
        ("effort", -1, "number is -1; write a whole number from 0 to 10"),
        ("pain", 3, "nothing was asked about that; answer about effort"),
    ],
)
def test_an_answer_must_fit_the_question(house: wire.House, about: str, number: int, says: str) -> None:
    listener = _at_the_effort_question(house)
    told = {"event": "answered", "at": listener.session.at + 1, "about": about, "number": number}
    after, reply = wire.advance(house, listener.session, json.dumps(told))
    assert json.loads(reply)["problem"] == says
    assert after is listener.session


@pytest.mark.parametrize(
    ("question", "number"),
    [("repetitions", 0), ("repetitions", 2), ("effort", 0), ("effort", 10), ("pain", 0), ("pain", 10)],
)
def test_an_answer_at_either_end_of_its_scale_is_taken_and_one_beyond_is_not(
    house: wire.House, question: str, number: int
) -> None:
    listener = start(house, "neck-press", "pillow", 2)
    live_until(listener, lambda session: session.waiting_for == ("effort" if question == "repetitions" else question))
    told = {"event": "answered", "at": listener.session.at + 1, "about": question, "number": number}
    after, _ = wire.advance(house, listener.session, json.dumps(told))
    assert {about.value: answer for about, answer in after.answers.items()}[question] == number
    beyond = number + (1 if number else -1)
    _, reply = wire.advance(house, listener.session, json.dumps({**told, "number": beyond}))
    assert f"number is {beyond}; write a whole number from 0 to {2 if question == 'repetitions' else 10}" in reply


def _at_the_effort_question(house: wire.House) -> Listener:
    listener = start(house, "neck-press", "pillow", 1)
    live_until(listener, lambda session: session.waiting_for == "effort")
    return listener


BAD_DAYS = [
    ("{}", "now is None; write local time with its offset"),
    ('{"now": "2026-11-23"}', "now is '2026-11-23'; write local time with its offset"),
    ('{"now": "2026-11-23T08:00:00+01:00", "entries": null}', "entries is null; write a list of entries"),
    ('{"now": "2026-11-23T08:00:00+01:00", "entries": {}}', "entries is {}; write a list of entries"),
]


@pytest.mark.parametrize(("request_", "says"), BAD_DAYS)
def test_a_day_that_cannot_be_planned_says_why(house: wire.House, request_: str, says: str) -> None:
    with pytest.raises(BadRequest) as refused:
        wire.today(house, request_)
    assert says in str(refused.value)


@pytest.mark.parametrize(("exercise", "rung"), [(exercise, rung) for exercise in RUNGS for rung in RUNGS[exercise]])
@pytest.mark.parametrize("half_effort", [True, False])
def test_the_script_read_before_the_coach_is_up_says_what_the_coach_would_say(
    house: wire.House, exercise: str, rung: str, half_effort: bool
) -> None:
    manner = {"half_effort": half_effort, "own_time_seconds": 90}
    script = json.loads(wire.set_up_script(house, exercise, json.dumps(manner), rung))
    session, _ = begun(house, exercise=exercise, rung=rung, manner=manner)
    assert [(step["key"], step["waits"], step["figure"]) for step in script["steps"]] == [
        (page.step.say, page.waits.value, page.step.figure) for page in session.setup
    ]
    assert all(step["own_time_seconds"] == 90 and step["seconds"] > 0 for step in script["steps"])
    assert script["steps"][0]["about"] == "gate"
    assert script["steps"][0]["waits"] == "tap"


def test_the_script_holds_no_effort(house: wire.House) -> None:
    for exercise in RUNGS:
        steps = json.loads(wire.set_up_script(house, exercise))["steps"]
        assert {step["cue"] for step in steps} == {"ask", "instruct"}


@pytest.mark.parametrize(
    "manifest",
    ["", "[]", "{}", '{"clips": []}', '{"clips": {"shared.rest": {}}}', '{"clips": {"shared.rest": {"seconds": "x"}}}',
     '{"clips": {"shared.rest": {"seconds": 0}}}', '{"clips": {"shared.rest": {"seconds": NaN}}}',
     '{"clips": {"shared.rest": {"seconds": 3600}}}'],
)  # fmt: skip
def test_a_broken_list_of_clips_is_found_when_the_house_is_opened(files: dict[str, str], manifest: str) -> None:
    with pytest.raises(Faulty, match=r"voice/en/manifest\.json: this is no list of clips"):
        wire.open_house({**files, "voice/en/manifest.json": manifest})


def test_sentences_take_as_long_as_their_clips(files: dict[str, str]) -> None:
    house = wire.open_house({**files, "voice/en/manifest.json": '{"clips": {"shared.rest": {"seconds": 0.61}}}'})
    assert house.spoken_seconds["shared.rest"] == 0.61
    assert house.spoken_seconds["shared.tired"] == house.wording.sentences["shared.tired"].seconds


def test_a_language_that_is_not_there_is_asked_for_by_name(files: dict[str, str]) -> None:
    with pytest.raises(BadRequest, match=r'language is "de", but wording/de\.toml is missing; write that file'):
        wire.open_house(files, "de")


# -------------------------------------------------------------------- what is felt, and what an answer is met with


def felt(house: wire.House, exercise: str | None, mistake: bool = False) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(wire.what_hurts(house, json.dumps({"exercise": exercise, "mistake": mistake})))
    return told


@pytest.mark.parametrize("exercise", [*RUNGS, None])
def test_every_warning_sign_can_be_told_of_every_exercise_and_what_is_on_no_list_is_last(
    house: wire.House, exercise: str | None
) -> None:
    told = felt(house, exercise)
    assert {sign["kind"] for sign in told["signs"]} == {flag.value for flag in RedFlag}
    assert told["signs"][-1]["kind"] == "something_else"
    assert all(sign["text"] == house.wording.text(sign["key"]) for sign in told["signs"])
    # At the wall the chair comes first (S9), and so it does where nobody knows how the person is.
    calm = {"wall-ball-press": "feel.calm_standing", None: "feel.calm_anywhere"}
    assert (told["calm"]["key"], told["sore"]["key"]) == (calm.get(exercise, "feel.calm"), "feel.sore")


@pytest.mark.parametrize("exercise", RUNGS)
def test_the_words_shown_for_a_sign_are_those_that_are_heard(house: wire.House, exercise: str) -> None:
    for sign in felt(house, exercise)["signs"]:
        session, _ = begun(house, exercise=exercise)
        event = {"event": "red_flag", "at": 3, "kind": sign["kind"]}
        _, reply = wire.advance(house, session, json.dumps(event))
        stop = next(cue for cue in json.loads(reply)["cues"] if cue["cue"] == "stop")
        assert (stop["key"], stop["text"]) == (sign["says"]["key"], sign["says"]["text"])
        assert sign["call"] == ("emergency number now" in stop["text"])
        standing = exercise == "wall-ball-press"
        assert stop["steadied"] == (house.wording.text("shared.ease_off") if standing else None)


def test_for_a_fright_of_the_heart_the_head_or_the_legs_the_emergency_number_is_called_at_once(
    house: wire.House,
) -> None:
    calls = {sign["kind"] for sign in felt(house, None)["signs"] if sign["call"]}
    assert calls == {"chest_pain", "faint_or_breathless", "face_or_speech", "numb_or_weak", "bladder_bowel_or_saddle"}


@pytest.mark.parametrize(("language", "double"), [("en", "seeing double"), ("es", "veo doble")])
def test_seeing_double_is_called_for_at_once_and_who_is_dizzy_is_that_and_nothing_else(
    files: dict[str, str], language: str, double: str
) -> None:
    told = {sign["kind"]: sign for sign in felt(wire.open_house(files, language), None)["signs"]}
    assert [kind for kind, sign in told.items() if double in sign["text"]] == ["face_or_speech"]
    assert told["face_or_speech"]["call"]
    assert not told["dizzy"]["call"]


def test_a_slip_is_offered_only_where_it_can_be_said(house: wire.House) -> None:
    assert felt(house, "neck-press", mistake=True)["mistake"]["key"] == "feel.mistake"
    assert felt(house, "neck-press")["mistake"] is None
    assert felt(house, None)["mistake"] is None


def test_the_script_read_before_the_coach_is_up_knows_what_can_hurt(house: wire.House) -> None:
    for exercise in RUNGS:
        script = json.loads(wire.set_up_script(house, exercise))
        assert script["what_hurts"] == felt(house, exercise, mistake=True)


MONDAY = "2026-11-23T"


def told_pain(hour: str, kind: str, **body: Any) -> dict[str, Any]:
    ids = {"id": f"019a8f00-0000-7000-8000-0000000{hour[:2]}{hour[3:]}0", "person": PERSON}
    return {**ids, "at": f"{MONDAY}{hour}:00+01:00", "kind": kind, "body": body, "schema": 1}


PERSON = "019a8f00-0000-7000-8000-000000000000"


def met(house: wire.House, when: str, pain: int | None, *entries: dict[str, Any], at: str = "12:00") -> dict[str, Any]:
    asked = {"when": when, "pain": pain, "entries": entries, "now": f"{MONDAY}{at}:00+01:00"}
    told: dict[str, Any] = json.loads(wire.answer_to_pain(house, json.dumps(asked)))
    return told


@pytest.mark.parametrize("when", ["before", "after", "morning", "now"])
@pytest.mark.parametrize("pain", range(6, 11))
def test_much_pain_is_met_with_a_human_word_a_number_to_call_and_is_told(
    house: wire.House, when: str, pain: int
) -> None:
    answer = met(house, when, pain, told_pain("08:00", "morning_after", pain=pain))
    assert (answer["key"], answer["call"], answer["tell"]) == (f"answer.much_{when}", True, True)
    assert answer["text"] == house.wording.text(answer["key"])


@pytest.mark.parametrize("pain", [None, 0, 3, 5])
def test_whoever_comes_to_say_that_something_hurts_has_told_pain_by_whatever_number(
    house: wire.House, pain: int | None
) -> None:
    answer = met(house, "now", pain)
    assert (answer["key"], answer["call"], answer["tell"]) == ("answer.some_now", False, True)


@pytest.mark.parametrize("when", ["before", "after", "morning"])
@pytest.mark.parametrize("pain", [None, 0, 1, 3])
def test_little_pain_is_thanked_for_and_nothing_more(house: wire.House, when: str, pain: int | None) -> None:
    answer = met(house, when, pain)
    assert answer == {**answer, "key": "answer.some", "call": False, "tell": False, "rest": False}


def test_before_an_exercise_a_rise_is_measured_from_the_first_pain_told_that_day(house: wire.House) -> None:
    morning = told_pain("08:00", "morning_after", pain=0)
    session = told_pain("09:00", "pain_told", pain=1, exercise=None)
    assert met(house, "before", 1, morning)["tell"] is False
    assert met(house, "before", 2, morning, session)["key"] == "answer.more_than_before"
    assert met(house, "before", 2, morning, session)["tell"] is True
    assert met(house, "before", 2, session, morning)["tell"] is True  # order does not matter
    yesterday = {**morning, "at": "2026-11-22T08:00:00+01:00"}
    assert met(house, "before", 2, yesterday)["tell"] is False
    later = {**morning, "at": f"{MONDAY}13:00:00+01:00"}
    assert met(house, "before", 2, later)["tell"] is False


@pytest.mark.parametrize("pain", [4, 5])
def test_some_pain_before_an_exercise_gets_a_rest_offered_and_nobody_is_made_to(house: wire.House, pain: int) -> None:
    answer = met(house, "before", pain, told_pain("08:00", "morning_after", pain=pain))
    assert answer == {**answer, "key": "answer.rest_today", "call": False, "tell": False, "rest": True}


@pytest.mark.parametrize(
    ("request_", "says"),
    [
        ("[]", "this is not a JSON object"),
        ('{"when": "later", "now": "2026-11-23T12:00:00+01:00"}', 'when is "later"; write one of before, after'),
        (
            '{"when": "now", "pain": 11, "now": "2026-11-23T12:00:00+01:00"}',
            "pain is 11; write a whole number from 0 to",
        ),
        ('{"when": "now", "pain": true, "now": "2026-11-23T12:00:00+01:00"}', "pain is true; write a whole number"),
        ('{"when": "now", "pain": 3}', "now is None; write local time with its offset"),
    ],
)
def test_an_answer_to_pain_that_cannot_be_given_says_why(house: wire.House, request_: str, says: str) -> None:
    with pytest.raises(BadRequest) as refused:
        wire.answer_to_pain(house, request_)
    assert says in str(refused.value)


@pytest.mark.parametrize(
    ("request_", "says"),
    [
        ('{"exercise": "sit-up"}', 'exercise is "sit-up"; write one of'),
        ('{"exercise": null, "mistake": "no"}', 'mistake is "no"; write true or false'),
    ],
)
def test_what_hurts_that_cannot_be_told_says_why(house: wire.House, request_: str, says: str) -> None:
    with pytest.raises(BadRequest) as refused:
        wire.what_hurts(house, request_)
    assert says in str(refused.value)
