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

from stature_coach.door.wire import House, event_of, exercise_of
from stature_coach.problems import BadRequest
from stature_coach.regimen.values import Exercise
from stature_coach.session.cues import AskFor, Count, Cue, Finish, StopNow
from stature_coach.session.events import Event
from stature_coach.session.session import begin
from stature_coach.session.state import Manner, Prescription
from stature_coach.session.table import Impossible
from stature_coach.session.transcript import EventImpossible, as_lines, play
from stature_coach.strict_json import read_strictly

# What a file may tell of. The rest (answers, ticks) the person of a practice session does by themselves.
TOLD = ("ready", "paused", "resumed", "tired", "pain", "red_flag", "stopped")
KEYS = {"red_flag": {"at", "event", "kind"}, "paused": {"at", "event", "why"}}
# A day. Whoever says nothing for so long is not there, and the session is over: what is told later comes after its end.
LATEST_SECONDS = 86_400.0
# Beyond this a number has no milliseconds left; it is a slip.
MOST_SECONDS = 1e12
# More than anybody tells in a day; a device that never ends is no file of events.
LARGEST_FILE_BYTES = 16 * 1024 * 1024
SHORT = 60
RIGHT = '{"at": 31.0, "event": "tired"}'


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

    event: Event
    line: int


def session_lines(
    house: House, exercise_id: str, repetitions: str | None, events: Path | None, as_json: bool
) -> list[Line]:
    """Every line of the session in the order of time. Raises CannotPractise."""
    try:
        prescription = _prescription(exercise_of(house, exercise_id), repetitions)
    except BadRequest as error:
        raise CannotPractise(str(error)) from None
    told = read_events(events) if events else []
    cues = _played(house, prescription, told, events)
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


def _played(house: House, prescription: Prescription, told: Sequence[Told], file: Path | None) -> tuple[Cue, ...]:
    begun = begin(prescription, Manner(), house.spoken_seconds)
    try:
        return play(begun, [each.event for each in told if each.event.at <= LATEST_SECONDS])
    except EventImpossible as error:
        possible = tuple(word for word in error.possible if word in TOLD)
        raise _bad(file, told[error.index].line, str(Impossible(error.says, possible))) from None


def read_events(file: Path) -> list[Told]:
    """The events of a file of JSON lines. Raises CannotPractise for the first line that is not right."""
    lines = _lines(file)
    told: list[Told] = []
    before = 0.0
    for number, line in enumerate(lines, start=1):
        try:
            event = _event(line, before)
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


def _event(line: str, before: float) -> Event:
    found = _object(line)
    word, at = found.get("event"), found.get("at")
    if not isinstance(word, str) or word not in TOLD:
        raise BadRequest(f"event is {_short(word)}; write one of {', '.join(TOLD)}")
    if isinstance(at, bool) or not isinstance(at, int | float) or not 0 <= at <= MOST_SECONDS:
        raise BadRequest(f"at is {_short(at)}; write seconds since the start, like 31.0")
    if unknown := sorted(set(found) - KEYS.get(word, {"at", "event"})):
        raise BadRequest(f"{_short(unknown[0])} is no part of this event; write it like {RIGHT}")
    if at < before:
        raise BadRequest(f"at is {at}, earlier than the line before; write {before} or more, times do not fall")
    return event_of({**found, "at": float(at)})


def _object(line: str) -> Mapping[str, Any]:
    if not line.strip():
        raise BadRequest(f"the line is empty; write an event like {RIGHT}, or take the line out")
    try:
        found = read_strictly(line)
    except json.JSONDecodeError as error:
        raise BadRequest(
            f"this is not JSON at column {error.colno} ({error.msg}); write one event, like {RIGHT}"
        ) from None
    except ValueError as error:
        raise BadRequest(f"{error}; write one event, like {RIGHT}") from None
    if not isinstance(found, dict):
        raise BadRequest(f"this is no event; write one, like {RIGHT}")
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
