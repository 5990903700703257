"""Where no voice is heard: other words, all of them each time and at the reader's own pace; what looks down waits."""

from __future__ import annotations

import json
from typing import Any

import pytest
from diaries import screened
from listening import start
from weeks import answer, at, easy, fair_mornings, pain_told, reasons

from stature_coach.door import wire
from stature_coach.problems import BadRequest
from stature_coach.session.cues import Waits
from stature_coach.session.state import Manner

CHEST = "prone-chest-raise"
UNHEARD = "closed.not_heard"
# Words that only somebody who listens can follow.
FOR_EARS = ("my voice", "aloud with me", "listen", "hear me")


def opened(house: wire.House, *more: dict[str, Any], **asked: object) -> dict[str, Any]:
    """Today, sixteen days on, of somebody who has opened the chest raise."""
    days = 16.0
    lived = [
        easy(n * 2 + other, n + other / 10, name, rung=rung)
        for n in range(16)
        for other, (name, rung) in enumerate((("neck-press", "pillow"), ("wall-ball-press", "start")))
    ]
    yes = answer(900, 15.9, "open", exercise=CHEST)
    diary = [screened(at(-0.1)), *lived, yes, *more]
    told: dict[str, Any] = json.loads(
        wire.today(house, json.dumps({"entries": [*diary, *fair_mornings(diary[1:], days)], "now": at(days), **asked}))
    )
    return told


def test_the_chest_raise_waits_for_the_voice(house: wire.House) -> None:
    heard, unheard = opened(house), opened(house, heard=False)
    assert reasons(heard, CHEST) == []
    assert reasons(unheard, CHEST) == [UNHEARD]
    (closing,) = next(one["closed"] for one in unheard["exercises"] if one["exercise"] == CHEST)
    assert (closing["rule"], closing["opened_by"], closing["clears"]) == ("S7", "voice", None)


def test_what_can_be_seen_or_felt_lying_on_the_back_stays_open(house: wire.House) -> None:
    unheard = opened(house, heard=False)
    assert reasons(unheard) == []
    assert reasons(unheard, "wall-ball-press") == []


def test_a_graver_reason_stands_alone(house: wire.House) -> None:
    told = reasons(opened(house, pain_told(950, 16.0), heard=False), CHEST)
    assert told[0] == "closed.pain"
    assert UNHEARD not in told


def test_it_still_rings_for_what_its_person_can_open_at_once(house: wire.House) -> None:
    heard, unheard = opened(house)["calendar"], opened(house, heard=False)["calendar"]
    assert heard == unheard


def test_a_look_and_going_on_know_it_as_well(house: wire.House) -> None:
    so_far, _ = wire.look(house, None, json.dumps({"entries": [screened(at(-0.1))], "now": at(1)}))
    _, told = wire.look(house, so_far, json.dumps({"entries": [], "now": at(1), "heard": False}))
    assert "closed.not_opened" in reasons(json.loads(told), CHEST)


def test_heard_is_true_or_false(house: wire.House) -> None:
    with pytest.raises(BadRequest, match=r"heard is .*; write true or false"):
        opened(house, heard="yes")
    with pytest.raises(BadRequest, match=r"heard is .*; write true or false"):
        wire.begin(house, json.dumps({"exercise": "neck-press", "manner": {"heard": "no"}}))


def read_by(house: wire.House, exercise: str, *, heard: bool) -> dict[str, str]:
    """What is shown of the whole way in, by key."""
    asked = {"exercise": exercise, "manner": {"heard": heard}}
    session, reply = wire.begin(house, json.dumps(asked))
    shown = {cue["key"]: cue["text"] for cue in json.loads(reply)["cues"]}
    for at_ in range(2000):
        session, reply = wire.advance(
            house, session, json.dumps({"event": "ready" if at_ % 4 else "ticked", "at": at_})
        )
        shown |= {cue["key"]: cue["text"] for cue in json.loads(reply).get("cues", ()) if "key" in cue}
    return shown


@pytest.mark.parametrize("exercise", ["neck-press", "wall-ball-press", CHEST])
def test_what_is_read_needs_no_ears(house: wire.House, exercise: str) -> None:
    unheard = read_by(house, exercise, heard=False)
    assert not [text for text in unheard.values() if any(words in text.lower() for words in FOR_EARS)]
    assert unheard["shared.breathe"] == "Keep breathing, and count aloud."
    assert read_by(house, exercise, heard=True)["shared.breathe"] == "Keep breathing, and count aloud with me."


@pytest.mark.parametrize(("exercise", "rung"), [("neck-press", "pillow"), ("wall-ball-press", "start")])
def test_what_is_read_waits_for_its_reader_and_is_never_shortened(house: wire.House, exercise: str, rung: str) -> None:
    unheard = start(house, exercise, rung, 1, Manner(heard=False, familiar=True)).session
    assert [page.step.say for page in unheard.setup] == [page.step.say for page in unheard.whole_setup]
    assert all(page.waits is not Waits.NO for page in (*unheard.setup, *unheard.leaving))
    assert not unheard.knows_it
    assert not unheard.may_be_told_more


def test_the_set_up_written_ahead_has_both(house: wire.House) -> None:
    script = json.loads(wire.set_up_script(house, "neck-press"))
    both = {step["key"]: (step["text"], step["seen"]) for step in script["steps"]}
    assert both["shared.breathe"] == ("Keep breathing, and count aloud with me.", "Keep breathing, and count aloud.")
    assert both["neck_press.gate"][0] == both["neck_press.gate"][1]
