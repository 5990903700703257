"""The two questions after a set: how it was, beside the count, and whether anything hurts."""

from __future__ import annotations

import json
from typing import Any

import pytest
from listening import Listener, live_until, start
from weeks import easy, easy_days, plan

from stature_coach.door import wire
from stature_coach.door.cue_wire import cue_json
from stature_coach.safety import EASY_EFFORT
from stature_coach.session.events import About, Answered, LittlePainReported, Skipped
from stature_coach.session.state import Phase
from stature_coach.weeks.diary import session_body


def asked(house: wire.House, about: str, repetitions: int = 2) -> Listener:
    listener = start(house, "neck-press", "pillow", repetitions)
    assert live_until(listener, lambda session: session.waiting_for == about)
    return listener


def told_of(listener: Listener) -> dict[str, Any]:
    body = session_body(listener.session)
    return {key: body[key] for key in ("repetitions_said", "effort", "pain", "little_pain")}


def test_after_a_whole_set_two_questions_are_asked(house: wire.House) -> None:
    assert asked(house, "effort").session.questions == (About.EFFORT, About.PAIN)


def test_how_it_was_has_five_words_of_which_two_are_easy(house: wire.House) -> None:
    listener = asked(house, "effort")
    question = next(cue for cue in listener.cues if cue.key == "shared.ask_effort")
    choices = cue_json(house.wording, question)["choices"]  # type: ignore[typeddict-item]
    assert [(one["text"], one["number"]) for one in choices] == [
        ("Very easy", 1), ("Easy", 3), ("Firm", 5), ("Hard", 7), ("Too hard", 9)
    ]  # fmt: skip
    assert [one["number"] <= EASY_EFFORT for one in choices] == [True, True, False, False, False]


def test_whoever_says_how_it_was_has_seen_the_count_and_gone_on(house: wire.House) -> None:
    listener = asked(house, "effort")
    listener.give(Answered(listener.session.at + 1, About.EFFORT, 3))
    assert told_of(listener)["repetitions_said"] == 2


def test_fewer_are_said_beside_the_question_which_still_waits(house: wire.House) -> None:
    listener = asked(house, "effort")
    for number in (1, 0, 1):
        listener.give(Answered(listener.session.at + 1, About.REPETITIONS, number))
        assert listener.session.waiting_for == "effort"
    listener.give(Answered(listener.session.at + 1, About.EFFORT, 3))
    assert (told_of(listener)["repetitions_said"], listener.refused) == (1, [])


def test_a_count_is_unknown_where_nobody_said_how_it_was(house: wire.House) -> None:
    listener = asked(house, "effort")
    listener.give(Skipped(listener.session.at + 1))
    assert told_of(listener) == {"repetitions_said": None, "effort": None, "pain": None, "little_pain": False}


def test_more_than_were_counted_and_a_count_out_of_place_are_refused(house: wire.House) -> None:
    listener = asked(house, "effort")
    listener.give(Answered(listener.session.at + 1, About.REPETITIONS, 3))
    listener.give(LittlePainReported(listener.session.at + 1))
    listener.give(Answered(listener.session.at + 1, About.EFFORT, 3))
    listener.give(Answered(listener.session.at + 1, About.REPETITIONS, 1))
    assert len(listener.refused) == 3
    assert told_of(listener)["repetitions_said"] == 2


def test_whoever_says_a_little_and_then_nothing_has_said_it(house: wire.House) -> None:
    listener = asked(house, "pain")
    listener.give(LittlePainReported(listener.session.at + 1))
    live_until(listener, lambda session: session.phase is Phase.FINISHED, answering=False)
    assert told_of(listener)["little_pain"] is True


def test_a_little_that_is_more_than_before_keeps_its_number_beside_the_word(house: wire.House) -> None:
    listener = asked(house, "pain")
    listener.give(LittlePainReported(listener.session.at + 1))
    listener.give(Answered(listener.session.at + 1, About.PAIN, 2))
    assert (told_of(listener)["pain"], told_of(listener)["little_pain"]) == (2, True)


def test_a_little_pain_that_was_there_before_is_kept_in_these_words(house: wire.House) -> None:
    listener = asked(house, "pain")
    listener.give(LittlePainReported(listener.session.at + 1))
    assert (listener.session.waiting_for, told_of(listener)["little_pain"]) == ("pain", True)
    listener.give(Skipped(listener.session.at + 1))
    assert listener.session.phase is Phase.CLOSING
    assert told_of(listener) == {"repetitions_said": None, "effort": None, "pain": None, "little_pain": True}


def test_an_answer_in_the_last_moment_takes_back_the_end_that_was_told_ahead(house: wire.House) -> None:
    """Told within the coach's look ahead: nobody is thanked, and nothing is over, while the question still waits."""
    for before in (0.001, 0.5, 2.0, 2.999):
        listener = asked(house, "pain")
        assert listener.session.due is not None
        late = round(listener.session.due - before, 3)
        listener.tick(late)
        listener.give(LittlePainReported(late))
        listener.tick(late + 10)
        assert listener.session.waiting_for == "pain"
        assert "shared.done" not in {cue.key for cue in listener.cues}


@pytest.mark.parametrize("pain", [None, 0])
def test_a_session_with_a_little_pain_is_never_easy(house: wire.House, pain: int | None) -> None:
    little = easy(20, 5, pain=pain, little_pain=True)
    assert plan(house, *easy_days(5), easy(20, 5), days=6)["proposals"] != []
    assert plan(house, *easy_days(5), little, days=6)["proposals"] == []


def test_pain_is_asked_before_the_first_exercise_of_a_day_alone(house: wire.House) -> None:
    first = easy(9, 6.1, pain_before=2, pain=1)
    assert plan(house, *easy_days(3), days=6)["pain_first_told"] is None
    assert plan(house, *easy_days(3), first, days=6.2)["pain_first_told"] == 2
    assert plan(house, *easy_days(3), first, days=7.3)["pain_first_told"] == 2  # the morning's question of that day


def test_what_was_not_said_is_asked_again(house: wire.House) -> None:
    untold = easy(1, 0.1, pain_before=None, pain=None)
    assert plan(house, untold, days=0.2)["pain_first_told"] is None


def test_the_answers_travel_as_words_and_numbers(house: wire.House) -> None:
    listener = asked(house, "pain")
    event = json.dumps({"event": "little_pain", "at": listener.session.at + 1})
    after, reply = wire.advance(house, listener.session, event)
    assert (after.little_pain, "problem" in json.loads(reply)) == (True, False)
