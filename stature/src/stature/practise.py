"""A session in the terminal: what the coach would say to a person whose gates are all open.

Decided here: how a file of events is read, which form of the exercise is shown, and how cues become lines.
The whole session is played through on the simulated clock first, so nothing is said before the file is known
to be good; the wall clock only decides when each line is shown.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from stature_coach.door.group_wire import RoomHouse, group_event_of
from stature_coach.door.wire import House, event_of, exercise_of
from stature_coach.problems import BadRequest
from stature_coach.regimen.group import FEWEST_TURNS
from stature_coach.regimen.values import Exercise
from stature_coach.session.cues import AskFor, Count, Cue, Finish, StopNow
from stature_coach.session.group import advance_group, begin_group
from stature_coach.session.room import Room
from stature_coach.session.session import begin
from stature_coach.session.state import Manner, Prescription
from stature_coach.session.table import Impossible
from stature_coach.session.transcript import EventImpossible, as_lines, play
from stature_coach.strict_json import read_strictly

KEYS = {"red_flag": {"at", "event", "kind"}, "paused": {"at", "event", "why"}}
# A day. Whoever says nothing for so long is not there, and the session is over: what is told later comes after its end.
LATEST_SECONDS = 86_400.0
# Beyond this a number has no milliseconds left; it is a slip.
MOST_SECONDS = 1e12
# More than anybody tells in a day; a device that never ends is no file of events.
LARGEST_FILE_BYTES = 16 * 1024 * 1024
SHORT = 60


@dataclass(frozen=True, slots=True)
class Tellable:
    """What a file may tell of: the words, how one is read, and a line that would be right."""

    words: tuple[str, ...]
    read: Callable[[Mapping[str, Any]], Any]
    right: str


# The rest (answers, ticks) the person of a practice session does by themselves.
OF_A_PERSON = Tellable(
    words=("ready", "paused", "resumed", "tired", "pain", "red_flag", "stopped"),
    read=event_of,
    right='{"at": 31.0, "event": "tired"}',
)
# The leader of a group; that those at the wall have had enough is a key of the page.
OF_A_LEADER = Tellable(
    words=("ready", "paused", "resumed", "everybody_relax", "somebody_hurts", "warning_sign", "go_on", "finished"),
    read=group_event_of,
    right='{"at": 31.0, "event": "everybody_relax"}',
)


class CannotPractise(Exception):
    """The session cannot be shown. The message is one clear line."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line to show when `at` seconds have passed."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Told:
    """An event and the line of the file that told it, counted from 1."""

    event: Any
    line: int


def session_lines(
    house: House, exercise_id: str, repetitions: str | None, events: Path | None, as_json: bool
) -> list[Line]:
    """Every line of the session in the order of time. Raises CannotPractise."""
    try:
        prescription = _prescription(exercise_of(house, exercise_id), repetitions)
    except BadRequest as error:
        raise CannotPractise(str(error)) from None
    begun = begin(prescription, Manner(), house.spoken_seconds)
    cues = _played(events, OF_A_PERSON, lambda told: play(begun, told))
    return _lines_of(house, cues, as_json)


def group_lines(house: RoomHouse, exercise_id: str, events: Path | None, as_json: bool) -> list[Line]:
    """Every line of a group in two halves, whose leader has ticked all; its count is nobody's dose. Raises CannotPractise."""
    try:
        begun = _group(house, exercise_of(house, exercise_id))
    except BadRequest as error:
        raise CannotPractise(str(error)) from None
    cues = _played(events, OF_A_LEADER, lambda told: play(begun, told, advance_group))
    return _lines_of(house, cues, as_json)


def _group(house: RoomHouse, exercise: Exercise) -> tuple[Room, tuple[Cue, ...]]:
    group = house.group
    if exercise.id != group.exercise:
        raise BadRequest(f'exercise is "{exercise.id}", which no group does; write {group.exercise}')
    return begin_group(house.regimen, group, FEWEST_TURNS, Manner(), house.spoken_seconds)


def _lines_of(house: House, cues: Sequence[Cue], as_json: bool) -> list[Line]:
    texts = [_json_line(house, cue) for cue in cues] if as_json else as_lines(cues, house.wording.text)
    return [Line(cue.at, text) for cue, text in zip(cues, texts, strict=True)]


def show(
    lines: Iterable[Line],
    out: TextIO,
    now: Callable[[], float] | None = time.monotonic,
    wait: Callable[[float], None] = time.sleep,
) -> None:
    """Writes each line when it is due; without a clock (`now` is None) all at once."""
    started = now() if now else 0.0
    for line in lines:
        if now:
            wait(max(0.0, started + line.at - now()))
        out.write(line.text + "\n")
        out.flush()


def _prescription(exercise: Exercise, repetitions: str | None) -> Prescription:
    ceiling = exercise.rung(exercise.dose.rung).ceiling
    wanted = exercise.dose.repetitions if repetitions is None else _whole(repetitions)
    if wanted is None or not 1 <= wanted <= ceiling:
        raise CannotPractise(
            f"--reps is {str(repetitions)[:40]!r}; write a whole number from 1 to {ceiling} for {exercise.id}"
        )
    return Prescription(exercise, exercise.dose.rung, wanted)


def _whole(text: str) -> int | None:
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else None


def _played(
    file: Path | None, tellable: Tellable, played: Callable[[Sequence[Any]], tuple[Cue, ...]]
) -> tuple[Cue, ...]:
    told = read_events(file, tellable) if file else []
    try:
        return played([each.event for each in told if each.event.at <= LATEST_SECONDS])
    except EventImpossible as error:
        possible = tuple(word for word in error.possible if word in tellable.words)
        raise _bad(file, told[error.index].line, str(Impossible(error.says, possible))) from None


def read_events(file: Path, tellable: Tellable = OF_A_PERSON) -> list[Told]:
    """The events of a file of JSON lines. Raises CannotPractise for the first line that is not right."""
    lines = _lines(file)
    told: list[Told] = []
    before = 0.0
    for number, line in enumerate(lines, start=1):
        try:
            event = _event(line, before, tellable)
        except BadRequest as error:
            raise _bad(file, number, str(error)) from None
        told.append(Told(event, number))
        before = event.at
    return told


def _lines(file: Path) -> list[str]:
    try:
        with file.open("rb") as reading:
            content = reading.read(LARGEST_FILE_BYTES + 1)
        if len(content) > LARGEST_FILE_BYTES:
            raise CannotPractise(f"{file}: this is far too large for a session; name a file of events")
        # Some editors begin a file with a mark of its encoding; it is no part of the first line.
        text = content.decode("utf-8-sig")
    except OSError as error:
        raise CannotPractise(f"{file}: {error.strerror}; name a file of events") from None
    except UnicodeDecodeError as error:
        number = error.object.count(b"\n", 0, error.start) + 1
        raise _bad(file, number, "this is not UTF-8; save the file as UTF-8") from None
    return text.rstrip().split("\n") if text.strip() else []


def _event(line: str, before: float, tellable: Tellable) -> Any:
    found, words = _object(line, tellable.right), tellable.words
    word, at = found.get("event"), found.get("at")
    if not isinstance(word, str) or word not in words:
        raise BadRequest(f"event is {_short(word)}; write one of {', '.join(words)}")
    if isinstance(at, bool) or not isinstance(at, int | float) or not 0 <= at <= MOST_SECONDS:
        raise BadRequest(f"at is {_short(at)}; write seconds since the start, like 31.0")
    if unknown := sorted(set(found) - KEYS.get(word, {"at", "event"})):
        raise BadRequest(f"{_short(unknown[0])} is no part of this event; write it like {tellable.right}")
    if at < before:
        raise BadRequest(f"at is {at}, earlier than the line before; write {before} or more, times do not fall")
    return tellable.read({**found, "at": float(at)})


def _object(line: str, right: str) -> Mapping[str, Any]:
    if not line.strip():
        raise BadRequest(f"the line is empty; write an event like {right}, or take the line out")
    try:
        found = read_strictly(line)
    except json.JSONDecodeError as error:
        raise BadRequest(
            f"this is not JSON at column {error.colno} ({error.msg}); write one event, like {right}"
        ) from None
    except ValueError as error:
        raise BadRequest(f"{error}; write one event, like {right}") from None
    if not isinstance(found, dict):
        raise BadRequest(f"this is no event; write one, like {right}")
    return found


def _bad(file: Path | None, line: int, says: str) -> CannotPractise:
    return CannotPractise(f"{file}:{line}: {says}")


def _short(value: object) -> str:
    shown = json.dumps(value, ensure_ascii=False)
    return shown if len(shown) <= SHORT else shown[:SHORT] + "..."


def _json_line(house: House, cue: Cue) -> str:
    return json.dumps({"at": cue.at, "cue": cue.word, **_carries(cue), **_text(house, cue)}, ensure_ascii=False)


def _carries(cue: Cue) -> dict[str, object]:
    """What a reader of the lines needs beside the sentence; the pages get more, in the coach's own words."""
    match cue:
        case Count():
            return {"number": cue.number}
        case AskFor():
            return {"about": cue.about.value}
        case StopNow():
            return {"reason": cue.reason.value}
        case Finish():
            return {"reason": cue.reason.value, "repetitions": cue.repetitions}
        case _:
            return {}


def _text(house: House, cue: Cue) -> dict[str, str]:
    return {"text": house.wording.text(cue.key)} if cue.key else {}
