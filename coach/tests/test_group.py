"""A room that exercises together: its table is whole, and each rule of the room is kept, in the words that are heard (P8)."""

from __future__ import annotations

import json
import re
from typing import get_args

import pytest
from listening import Listener, live_on, live_until
from rooms import KEYS, LIVING, a_room, at_phase, press, ticked, told

from stature_coach.door import group_wire, wire
from stature_coach.door.group_wire import RoomHouse, open_group
from stature_coach.problems import BadRequest
from stature_coach.session.cues import Count, Cue, GetReady, Hold, Instruct, Lift, Lower, Reason
from stature_coach.session.group import turns_for
from stature_coach.session.group_events import GROUP_EVENT_WORDS, GroupEvent
from stature_coach.session.room import RoomPhase
from stature_coach.session.table import Impossible, impossible
from stature_coach.session.tables.group import GROUP

EFFORT = (Lift, Hold, Count)
LANGUAGES = ("en", "es")


@pytest.fixture(scope="session")
def house(room_house: RoomHouse) -> RoomHouse:
    return room_house


def texts(house: RoomHouse, cues: list[Cue]) -> list[str]:
    return [house.wording.text(cue.key) for cue in cues if cue.key]


def since(listener: Listener, at: float) -> list[Cue]:
    return [cue for cue in listener.cues if cue.at >= at]


# -------------------------------------------------------------------- the table


def test_every_phase_has_a_row_and_every_row_has_every_event() -> None:
    assert set(GROUP) == set(RoomPhase)
    assert all(set(row) == set(get_args(GroupEvent)) for row in GROUP.values())
    assert set(GROUP_EVENT_WORDS.values()) == set(get_args(GroupEvent))


@pytest.mark.parametrize("phase", RoomPhase)
@pytest.mark.parametrize("word", GROUP_EVENT_WORDS)
def test_each_place_of_the_table_does_what_it_says(house: RoomHouse, phase: RoomPhase, word: str) -> None:
    listener = at_phase(house, phase)
    event, room = told(word, listener.session.at + 0.1), listener.session
    if GROUP[phase][GROUP_EVENT_WORDS[word]] is impossible:
        with pytest.raises(
            Impossible, match=f"{word} cannot happen while {phase.value.replace('_', ' ')}; here it can be "
        ):
            listener.lived(room, event)
    else:
        assert listener.lived(room, event)[0].at == event.at


@pytest.mark.parametrize("phase", LIVING)
def test_the_three_keys_are_possible_in_every_phase(phase: RoomPhase) -> None:
    assert all(GROUP[phase][GROUP_EVENT_WORDS[word]] is not impossible for word in KEYS)


# -------------------------------------------------------------------- the three keys


@pytest.mark.parametrize("phase", LIVING)
@pytest.mark.parametrize("key", KEYS)
def test_each_key_lets_go_at_once_in_every_phase(house: RoomHouse, phase: RoomPhase, key: str) -> None:
    listener = at_phase(house, phase)
    press(listener, key)
    pressed_at = listener.session.at
    live_on(listener, answering=False, until=pressed_at + 200)
    first = since(listener, pressed_at)[0]
    assert isinstance(first, Lower)
    assert first.at - pressed_at <= 1.0
    assert not [cue for cue in since(listener, pressed_at) if isinstance(cue, (*EFFORT, GetReady))]


@pytest.mark.parametrize("phase", LIVING)
@pytest.mark.parametrize("key", ["somebody_hurts", "warning_sign"])
def test_when_somebody_hurts_the_first_words_are_to_ease_off_the_chair_and_to_sit(
    house: RoomHouse, phase: RoomPhase, key: str
) -> None:
    listener = at_phase(house, phase)
    press(listener, key)
    assert texts(house, since(listener, listener.session.at))[0] == "Ease off. Hold the chair. Sit, if you can."


@pytest.mark.parametrize("phase", LIVING)
def test_after_a_warning_sign_it_is_said_whom_to_call_and_the_group_is_over(house: RoomHouse, phase: RoomPhase) -> None:
    listener = at_phase(house, phase)
    press(listener, "warning_sign")
    at = listener.session.at
    for word in ("ready", "go_on", "resumed", "paused", "enough", "finished"):
        press(listener, word)
    live_on(listener, answering=True)
    said = texts(house, since(listener, at))
    assert said[1].startswith("Call the emergency number now.")
    assert listener.session.reason is Reason.RED_FLAG
    assert not [cue for cue in since(listener, at) if isinstance(cue, (*EFFORT, GetReady, Instruct))]


REST_OF_THE_ROOM = [phase for phase in LIVING if phase not in (RoomPhase.WARNED, RoomPhase.CLOSING)]


@pytest.mark.parametrize("phase", REST_OF_THE_ROOM)
def test_the_rest_goes_on_only_by_the_leaders_word_and_first_whoever_hurt_is_told_to_stay_seated(
    house: RoomHouse, phase: RoomPhase
) -> None:
    listener = at_phase(house, phase)
    press(listener, "somebody_hurts")
    at = listener.session.at
    for word in ("ready", "resumed", "paused", "enough"):
        press(listener, word, 4.0)
    assert listener.session.phase is RoomPhase.HURT
    live_on(listener, answering=False, until=at + 60)
    press(listener, "go_on")
    went_on = listener.session.at
    assert texts(house, since(listener, went_on))[0] == "Whoever hurt stays seated today."
    live_on(listener, answering=True)
    assert listener.session.reason is Reason.PAIN


def test_everybody_relax_is_a_pause_and_going_on_asks_whether_everybody_stands_well(house: RoomHouse) -> None:
    listener = at_phase(house, RoomPhase.HOLDING)
    press(listener, "everybody_relax")
    press(listener, "resumed", 20.0)
    assert listener.session.phase is RoomPhase.ASKING_READY
    listener.tick(listener.session.at + 5)
    assert "Is the ball on the floor? Then sit, and count." in texts(house, listener.cues)[-1]
    live_on(listener, answering=False, until=listener.session.at + 45)
    assert listener.session.phase is RoomPhase.ASKING_READY
    live_on(listener, answering=True)
    assert listener.session.reason is Reason.TARGET_REACHED


def test_a_pause_without_end_is_the_end_after_a_quarter_of_an_hour(house: RoomHouse) -> None:
    for key in ("paused", "somebody_hurts"):
        listener = at_phase(house, RoomPhase.LIFTING)
        press(listener, key)
        at = listener.session.at
        live_on(listener, answering=False)
        assert 900 <= listener.session.at - at <= 920
        assert listener.finished


def test_a_hand_that_presses_the_end_twice_does_not_lose_the_way_from_the_wall(house: RoomHouse) -> None:
    listener = at_phase(house, RoomPhase.LEAVING)
    press(listener, "finished", 0.4)
    assert listener.session.phase is RoomPhase.LEAVING
    press(listener, "finished", 5.0)
    assert listener.session.phase is RoomPhase.CLOSING


# -------------------------------------------------------------------- the room


def test_whoever_stood_sits_before_anybody_else_gets_up_and_the_leader_sees_it(house: RoomHouse) -> None:
    for turns in (2, 3):
        listener = live_on(a_room(house, turns), answering=True)
        said = texts(house, listener.cues)
        sit = [index for index, text in enumerate(said) if text == "Now walk to your chair, and sit down."]
        rise = [index for index, text in enumerate(said) if text.startswith("All seated? The others stand up slowly")]
        assert (len(sit), len(rise)) == (turns, turns - 1)
        assert all(index - 1 in sit for index in rise)
    silent = at_phase(house, RoomPhase.CHANGING)
    live_on(silent, answering=False, until=silent.session.at + 1000)
    assert not [text for text in texts(house, silent.cues) if text.startswith("All seated?")]


def test_no_turn_goes_beyond_the_ceiling_of_the_exercise_also_where_efforts_are_broken_off(house: RoomHouse) -> None:
    listener = at_phase(house, RoomPhase.HOLDING)
    for _ in range(30):
        if not live_until(listener, lambda room: room.phase is RoomPhase.HOLDING or room.turn == 2):
            break
        if listener.session.turn == 2:
            break
        press(listener, "everybody_relax")
        press(listener, "resumed", 5.0)
    first_turn = [cue for cue in listener.cues if isinstance(cue, Lift)]
    assert len(first_turn) == 20


def test_those_at_the_wall_can_have_had_enough_and_it_is_the_others_turn(house: RoomHouse) -> None:
    for phase in (RoomPhase.ASKING_READY, RoomPhase.LIFTING, RoomPhase.HOLDING, RoomPhase.RESTING, RoomPhase.PAUSED):
        listener = at_phase(house, phase)
        press(listener, "enough")
        assert listener.session.phase is RoomPhase.CHANGING
        live_on(listener, answering=True)
        assert listener.session.reason is Reason.TARGET_REACHED


@pytest.mark.parametrize("phase", LIVING)
def test_the_leader_can_end_it_at_any_time_and_nobody_is_left_at_the_wall(house: RoomHouse, phase: RoomPhase) -> None:
    listener = at_phase(house, phase)
    stood = listener.session.at_the_wall and not listener.session.hurt
    press(listener, "finished")
    at = listener.session.at
    live_on(listener, answering=True)
    assert listener.finished
    assert not [cue for cue in since(listener, at) if isinstance(cue, (*EFFORT, GetReady))]
    if stood and phase not in (RoomPhase.WARNED, RoomPhase.CLOSING):
        assert "Now walk to your chair, and sit down." in texts(house, listener.cues)


def test_what_is_done_lying_is_shown_and_nobody_is_asked_to_do_it(house: RoomHouse) -> None:
    """Nothing of the way to a bed is ever said in a room (P8)."""
    listener = live_on(a_room(house), answering=True)
    lying = [exercise for exercise in house.regimen.exercises if exercise.lying]
    said = [cue.key for cue in listener.cues]
    for exercise in lying:
        here = said.index(exercise.purpose)
        assert house.wording.text(said[here + 1]) == "This one is for your bed at home."
        theirs = {step.say for step in (*exercise.setup, *exercise.leaving)} | {
            exercise.words.lift,
            exercise.words.lower,
        }
        assert not (theirs - _shared_with_the_wall(house)) & set(said)


def _shared_with_the_wall(house: RoomHouse) -> set[str]:
    wall = house.regimen.exercise("wall-ball-press")
    return {step.say for step in (*wall.setup, *wall.leaving)}


def test_the_way_to_the_wall_is_the_exercises_own_in_its_order(house: RoomHouse) -> None:
    group, wall = house.group, house.regimen.exercise("wall-ball-press")
    own = [step.say for step in wall.setup if not step.rungs and step.effort == "always"]
    room = [step.say for step in group.to_the_wall if step.say in own]
    assert room == [key for key in own if key in room]
    moves = {step.say for step in wall.setup if step.moves_body and not step.rungs}
    assert moves <= set(room)
    assert [step.say for step in group.from_the_wall][: len(wall.leaving)] == [step.say for step in wall.leaving]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_of_a_room_names_measures_bends_or_lays_down(files: dict[str, str], language: str) -> None:
    house = open_group(files, language)
    own = {key: sentence for key, sentence in house.wording.sentences.items() if key.startswith("group.")}
    assert len(own) > 25
    for key, sentence in own.items():
        spoken = sentence.spoken
        assert not re.search(r"\{|\d" if spoken else r"\{", sentence.text), key
        assert not re.search(
            r"\b(lie|lay|bend|bow|floor mat|acu[eé]st|tumb|dobl|inclin|agach)", sentence.text.lower()
        ), key
        for part in re.split(r"(?<=[.?!]) ", sentence.text) if spoken else ():
            assert len(part.split()) <= 13, (key, part)


def test_the_leaders_page_is_told_no_number_of_repetitions(house: RoomHouse) -> None:
    room, _ = group_wire.begin(house, _asked(house))
    assert {
        key for key, value in group_wire.view(room).items() if isinstance(value, int) and not isinstance(value, bool)
    } == {
        "turn",
        "turns",
    }


# -------------------------------------------------------------------- before it begins


def _asked(house: RoomHouse, **other: object) -> str:
    return json.dumps({"people": 8, "at_the_wall": 4, "ticked": ticked(house), **other})


def test_without_all_ticks_nothing_begins(house: RoomHouse) -> None:
    for name in ticked(house):
        rest = [other for other in ticked(house) if other != name]
        with pytest.raises(BadRequest, match=f"{name} is not ticked; a group begins when all of "):
            group_wire.begin(house, _asked(house, ticked=rest))


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"ticked": None}, "ticked is null; write the ids of what was ticked"),
        ({"ticked": [3]}, r"ticked is \[3\]; write the ids of what was ticked"),
        ({"ticked": ["chairs", "bed"]}, 'ticked has "bed"; write chairs, wall, balls, shoes, telephone, questions'),
        ({"people": 1}, "people is 1; write a whole number from 2 to 40"),
        ({"people": "many"}, 'people is "many"; write a whole number, like 4'),
        ({"people": 41}, "people is 41; write a whole number from 2 to 40"),
        ({"at_the_wall": 0}, "at_the_wall is 0 for 8 people; write a whole number from 2 to 8, or make two groups"),
        ({"at_the_wall": 9}, "at_the_wall is 9 for 8 people; write a whole number from 2 to 8$"),
        ({"manner": {"beat_seconds": 0.5}}, "beat_seconds is 0.5; write a number from 1"),
    ],
)
def test_what_cannot_be_led_is_refused_in_one_line(house: RoomHouse, wrong: dict[str, object], says: str) -> None:
    with pytest.raises(BadRequest, match=says) as refused:
        group_wire.begin(house, _asked(house, **wrong))
    assert "\n" not in str(refused.value)


def test_there_are_as_many_turns_as_it_takes_and_two_at_least(house: RoomHouse) -> None:
    group = house.group
    assert [turns_for(group, people, wall) for people, wall in ((8, 8), (8, 4), (8, 3), (9, 3), (13, 4), (40, 10))] == [
        2, 2, 3, 3, 4, 4,
    ]  # fmt: skip


def test_a_regimen_without_a_group_says_which_file_is_missing(files: dict[str, str]) -> None:
    rest = {name: text for name, text in files.items() if name != "group.toml"}
    assert wire.open_house(rest).regimen.exercises
    with pytest.raises(BadRequest, match="this regimen has no group; write the file group"):
        open_group(rest)


def test_an_event_that_cannot_be_is_one_line_and_the_same_room(house: RoomHouse) -> None:
    room, _ = group_wire.begin(house, _asked(house))
    for event, says in (
        ('{"event": "tired", "at": 1}', 'event is "tired"; write one of ticked, ready, '),
        ('{"event": "go_on", "at": 1}', "go_on cannot happen while before; here it can be ready, paused, "),
        ('{"event": "ready", "at": -1}', "at is -1; write seconds since the start"),
    ):
        same, reply = group_wire.advance(house, room, event)
        assert same is room
        assert json.loads(reply)["problem"].startswith(says)


def test_what_stands_on_the_leaders_page_comes_from_the_regimen(house: RoomHouse) -> None:
    before = json.loads(group_wire.before(house))
    assert [tick["id"] for tick in before["ticks"]] == ticked(house)
    assert [line["text"] for line in before["foot"]] == [
        "Tired? Stop and sit. That is a full set.",
        "It hurts? Let go, step in, sit, and say so.",
    ]
    assert len(before["signs"]) == 9
