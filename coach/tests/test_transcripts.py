"""What is heard, to the letter. When one of these fails, read the new transcript as the person who will hear it."""

from __future__ import annotations

from pathlib import Path

import pytest
from listening import live_on, start
from scenarios import ROOMS, SCENARIOS, RoomScenario, Scenario, in_other_languages, written, written_room

from stature_coach.door import wire
from stature_coach.door.group_wire import RoomHouse
from stature_coach.session import transcript
from stature_coach.session.session import begin
from stature_coach.session.state import Manner, Prescription

FOLDER = Path(__file__).parent / "transcripts"


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_what_is_heard_is_what_was_read_and_agreed(house: wire.House, scenario: Scenario) -> None:
    agreed = (FOLDER / f"{scenario.name}.txt").read_text(encoding="utf-8")
    assert written(house, scenario) == agreed, "./write transcripts writes it anew; read it before you keep it"


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_what_a_room_hears_is_what_was_read_and_agreed(room_house: RoomHouse, room: RoomScenario) -> None:
    agreed = (FOLDER / f"{room.name}.txt").read_text(encoding="utf-8")
    assert written_room(room_house, room) == agreed, "./write transcripts writes it anew; read it before you keep it"


def test_there_is_no_transcript_of_a_session_that_is_no_more() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == {scenario.name for scenario in (*SCENARIOS, *ROOMS)}


def test_each_whole_exercise_is_there_to_read_in_every_language(files: dict[str, str]) -> None:
    for language, texts in in_other_languages(files).items():
        folder = FOLDER.with_name(f"transcripts_{language}")
        agreed = {path.stem: path.read_text(encoding="utf-8") for path in folder.iterdir()}
        assert texts == agreed, "./write transcripts writes them anew; a physiotherapist should read them"


@pytest.mark.parametrize("exercise", ["neck-press", "wall-ball-press", "prone-chest-raise"])
def test_a_practice_session_is_heard_as_by_any_other_listener(house: wire.House, exercise: str) -> None:
    dose = house.regimen.exercise(exercise).dose
    prescription = Prescription(house.regimen.exercise(exercise), dose.rung, dose.repetitions)
    practised = transcript.play(begin(prescription, Manner(), house.spoken_seconds))
    listener = live_on(start(house, exercise, dose.rung, dose.repetitions), answering=True)
    assert list(practised) == listener.cues
