"""The diary: a growing set of immutable entries, and what is known of a person, which is a fold over them.

Decides what an entry may be and how entries add up: order does not matter, doubles do not count. Does not know where
entries are kept. The schema of each kind stands in docs/diary.md.
"""

import json
import re
from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Final, TypeVar

from stature_coach.cues import Reason
from stature_coach.entry_bodies import BODIES, body_problem
from stature_coach.events import About
from stature_coach.pain import hurt, stopped
from stature_coach.problems import BadRequest, shown
from stature_coach.safety import local_day
from stature_coach.state import Session

SCHEMA: Final = 1
# A year outside these is a clock that was never set, or a slip of the pen.
_YEARS: Final = range(2000, 3000)
_PAIN: Final = Reason.PAIN.value
_RED_FLAG: Final = Reason.RED_FLAG.value
_UUID7: Final = re.compile(r"^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened. `at` is local time with its offset; `body` is plain JSON."""

    id: str
    person: str
    at: datetime
    kind: str
    body: Mapping[str, Any] = field(hash=False)
    schema: int = SCHEMA


@dataclass(frozen=True, slots=True)
class Known:
    """What the diary says of one person, oldest first in each list.

    `pains` are sessions that ended in pain or left more of it than they found, and measures that hurt; `red_flags` are warning signs, in a
    session or after it; `stops` are these and sessions that were stopped. `days` has the sessions of each local day.
    """

    sessions: tuple[Entry, ...] = ()
    screens: tuple[Entry, ...] = ()
    cleared: tuple[Entry, ...] = ()
    steps: tuple[Entry, ...] = ()
    plans: tuple[Entry, ...] = ()
    pains: tuple[Entry, ...] = ()
    red_flags: tuple[Entry, ...] = ()
    stops: tuple[Entry, ...] = ()
    mornings: tuple[Entry, ...] = ()
    measures: tuple[Entry, ...] = ()
    days: Mapping[date, tuple[Entry, ...]] = field(default_factory=dict, hash=False)


def entry_from(told: object) -> Entry:
    """An entry from its JSON object. Raises BadRequest in one line: what was found, and what would be right."""
    if not isinstance(told, dict):
        raise BadRequest("an entry is an object with id, person, at, kind, body and schema")
    kind, body, schema = told.get("kind"), told.get("body"), told.get("schema")
    if isinstance(schema, bool) or not isinstance(schema, int) or schema < 1:
        raise BadRequest(f"schema is {shown(schema)}; write {SCHEMA}")
    if not isinstance(kind, str) or (kind not in BODIES and schema == SCHEMA):
        raise BadRequest(f"kind is {shown(kind)}; write one of {', '.join(BODIES)}")
    if not isinstance(body, dict):
        raise BadRequest("body is not an object; write what happened, like {}")
    if schema == SCHEMA and (problem := body_problem(kind, body)):  # a newer app's body is kept as it is
        raise BadRequest(problem)
    at = moment(told.get("at"), "at")
    return Entry(_uuid7(told, "id"), _uuid7(told, "person"), at, kind, body, schema)


def moment(value: object, name: str) -> datetime:
    """A local time with its offset. Raises BadRequest."""
    right = "write local time with its offset, like 2026-11-23T08:00:00+01:00"
    try:
        at = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        at = None
    if at is None or at.utcoffset() is None or at.year not in _YEARS:
        raise BadRequest(f"{name} is {shown(value)}; {right}")
    return at


def known(entries: Iterable[Entry]) -> Known:
    """What these entries of one person add up to. A double counts once.

    A retracted entry never was, but that opens nothing and raises nothing: pain, warning signs and what made a dose
    smaller stay, and an answer taken back is not known. Nothing takes a stop back (S2). Pain and warning signs also
    count when a newer app wrote them in a way that this one cannot read.
    """
    told = sorted(_once_each(entries), key=in_time)
    readable = [entry for entry in told if _readable(entry)]
    retracted = {entry.body["entry"] for entry in readable if entry.kind == "retracted"}
    counted = [_unsure(entry) if entry.id in retracted else entry for entry in readable
               if entry.id not in retracted or _outlasts(entry)]  # fmt: skip
    of = grouped(counted, lambda entry: entry.kind)
    sessions = of.get("session_finished", ())
    pains = tuple(entry for entry in told if _hurt(entry))
    flags = tuple(entry for entry in told if entry.kind == "red_flag" or _ended(entry, _RED_FLAG))
    stops = {*pains, *flags, *(entry for entry in sessions if stopped(entry.body))}
    return Known(
        sessions=sessions,
        screens=of.get("screen_answered", ()),
        cleared=of.get("cleared", ()),
        steps=of.get("step_answered", ()),
        plans=of.get("plan_set", ()),
        pains=pains,
        red_flags=flags,
        stops=tuple(sorted(stops, key=in_time)),
        mornings=of.get("morning_after", ()),
        measures=of.get("measure_taken", ()),
        days=grouped(sessions, lambda entry: local_day(entry.at)),
    )


def known_by(known: Known, at: datetime) -> Known:
    """What was known by that time; its days stay whole."""

    def so_far(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        return entries[: bisect_right(entries, at, key=lambda entry: entry.at)]

    return Known(
        sessions=so_far(known.sessions),
        screens=so_far(known.screens),
        cleared=so_far(known.cleared),
        steps=so_far(known.steps),
        plans=so_far(known.plans),
        pains=so_far(known.pains),
        red_flags=so_far(known.red_flags),
        stops=so_far(known.stops),
        mornings=so_far(known.mornings),
        measures=so_far(known.measures),
        days=known.days,
    )


def in_time(entry: Entry) -> tuple[datetime, str]:
    """The order of entries: by their moment; of one moment, the same on every device."""
    return entry.at, entry.id


def grouped(entries: Iterable[Entry], key: Callable[[Entry], Key]) -> Mapping[Key, tuple[Entry, ...]]:
    """The entries of each key, in the order in which they come."""
    groups = dict[Key, list[Entry]]()
    for entry in entries:
        groups.setdefault(key(entry), []).append(entry)
    return {one: tuple(told) for one, told in groups.items()}


def _outlasts(entry: Entry) -> bool:
    """Whether an entry stands though it was retracted, because without it more would be open, or a dose higher."""
    if entry.kind == "step_answered":
        return bool(entry.body["answer"] != "accepted")
    return entry.kind in ("screen_answered", "plan_set", "morning_after")


def _unsure(entry: Entry) -> Entry:
    """The entry as it stands when taken back: answers to the questions are then not known (S5)."""
    if entry.kind != "screen_answered":
        return entry
    return replace(entry, body={**entry.body, "answers": dict.fromkeys(entry.body["answers"], "not_sure")})


def _once_each(entries: Iterable[Entry]) -> Iterable[Entry]:
    """Each id once. Should two entries share an id, the same one of them counts on every device."""
    unique = dict[str, Entry]()
    for entry in entries:
        other = unique.get(entry.id)
        unique[entry.id] = entry if other is None else max(other, entry, key=_canonical)
    return unique.values()


def _hurt(entry: Entry) -> bool:
    """Whether the session ended in pain or left more than it found (clinical A9), or a measure hurt."""
    if entry.kind == "session_finished" and _readable(entry):
        return hurt(entry.body)
    return _ended(entry, _PAIN) or (entry.kind == "measure_taken" and entry.body.get("hurt") is True)


def session_body(session: Session) -> dict[str, Any]:
    """What is kept of a session. One that has not finished is kept as interrupted."""
    reason = session.reason or Reason.INTERRUPTED
    return {
        "exercise": session.exercise.id,
        "reason": reason.value,
        "repetitions": session.repetitions,
        "repetitions_said": session.answers.get(About.REPETITIONS),
        "dose": {
            "repetitions": session.prescription.repetitions,
            "rung": session.prescription.rung,
            "hold_counts": session.exercise.dose.hold_counts,
        },
        "beat_seconds": session.manner.beat_seconds,
        "half_effort": session.manner.half_effort,
        "set_begun": session.set_begun,
        "effort": session.answers.get(About.EFFORT),
        "pain": session.answers.get(About.PAIN),
        "red_flag": session.red_flag.value if session.red_flag else None,
        "seconds": round(session.at, 1),
    }


def _uuid7(told: Mapping[str, Any], key: str) -> str:
    value = told.get(key)
    if not isinstance(value, str) or not _UUID7.fullmatch(value):
        raise BadRequest(f"{key} is {shown(value)}; write a UUIDv7, like 019a8f00-0000-7000-8000-000000000000")
    return value


def _readable(entry: Entry) -> bool:
    """Whether this app knows what the entry says; a newer app may write what an older one can only keep.

    One of this app's own schema was looked through when it was read.
    """
    return entry.schema == SCHEMA or (entry.kind in BODIES and body_problem(entry.kind, entry.body) is None)


def _ended(entry: Entry, reason: str) -> bool:
    return entry.kind == "session_finished" and entry.body.get("reason") == reason


def _canonical(entry: Entry) -> str:
    """The same text for the same entry: should two entries share an id, the same one counts on every device."""
    return json.dumps([entry.at.isoformat(), entry.kind, entry.body, entry.schema], sort_keys=True, default=str)
