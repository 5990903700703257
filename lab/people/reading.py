"""A diary read a second time: which entry can be read, which is doubted, and what was told on which day.

Knows entries as JSON alone. Does not decide what follows; that is `closed.py` and `grown.py`.
"""

from __future__ import annotations

import json
from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from lab.people import rules
from lab.people.rules import Json

SCHEMA: Final = 1
EVER: Final = datetime.max.replace(tzinfo=UTC)
PARTS: Final = frozenset({"id", "person", "at", "kind", "body", "schema"})
REASONS: Final = frozenset({"TARGET_REACHED", "TIRED", "STOPPED", "INTERRUPTED", "FORM", "PAIN", "RED_FLAG"})
SIGNS: Final = frozenset(
    {
        "sharp_back_or_rib",
        "sharp_neck",
        "chest_pain",
        "faint_or_breathless",
        "numb_or_weak",
        "dizzy",
        "bladder_bowel_or_saddle",
        "face_or_speech",
        "something_else",
    }
)
MAY_CLOSE: Final = frozenset(
    {
        "session_finished",
        "pain_told",
        "red_flag",
        "screen_answered",
        "measure_taken",
        "done_without_app",
        "morning_after",
        "session_answered",
    }
)


@dataclass(slots=True, eq=False)
class Said:
    """One entry. `doubled`: another body has the same id. `taken_back`: since when it was said never to have been.

    `in_part`: all that we know of it can be read, and it tells more, so that it is not readable. `as_told` is the body of
    a session before what was told of it the morning after.
    """

    id: str
    at: datetime
    kind: str
    body: Json
    readable: bool
    wall: datetime
    day: date
    doubled: bool = False
    taken_back: datetime | None = None
    in_part: bool = False
    as_told: Json = field(default_factory=dict)

    def stands(self, moment: datetime) -> bool:
        """Whether it may open or raise at that moment: read, told by then, told one way, and not taken back."""
        return self.readable and not self.doubled and self.at <= moment and not self.is_taken_back(moment)

    def is_taken_back(self, moment: datetime) -> bool:
        """Whether somebody had taken it back by then."""
        return self.taken_back is not None and self.taken_back <= moment


@dataclass(slots=True)
class Reading:
    """Everything told so far, by id, by day, by kind and by exercise, each in order of its own time.

    `lived_to`: where days are lived through again, the moment that was come to; what was told later is not known there.
    """

    by_id: dict[str, list[Said]] = field(default_factory=lambda: defaultdict(list))
    by_day: dict[date, list[Said]] = field(default_factory=lambda: defaultdict(list))
    by_kind: dict[str, list[Said]] = field(default_factory=lambda: defaultdict(list))
    sessions: dict[str, list[Said]] = field(default_factory=lambda: defaultdict(list))
    unread: list[Said] = field(default_factory=list)
    signs: list[Said] = field(default_factory=list)
    in_time: list[Said] = field(default_factory=list)
    lived_to: datetime = EVER
    _bodies: dict[tuple[str, str], Said] = field(default_factory=dict)
    _taken_back: dict[str, datetime] = field(default_factory=dict)
    _stops: dict[date, list[Stop]] = field(default_factory=dict)
    _answers: dict[str, list[Said]] = field(default_factory=lambda: defaultdict(list))

    def read(self, entries: Iterable[Json]) -> list[Said]:
        """Takes entries in, in any order; what is known already is nothing new. Gives those that are new."""
        return [said for entry in entries if (said := self._read_one(entry)) is not None]

    def ahead(self, now: datetime) -> list[Said]:
        """What is dated after now."""
        return self.in_time[bisect_right(self.in_time, now, key=_time) :]

    def days(self, now: datetime, back: int, on: int = 0) -> Iterator[Said]:
        """What was told on the days from so many days ago to so many days on, by its own clock; nothing after now."""
        today = day_of(now)
        for ago in range(back, -on - 1, -1):
            yield from (said for said in self.by_day.get(today - timedelta(days=ago), ()) if said.at <= now)

    def latest(self, kind: str, now: datetime, *, in_part: bool = False) -> Iterator[Said]:
        """The readable entries of a kind told until now, the newest first; where asked, those readable in part too."""
        for said in reversed(self.by_kind[kind]):
            if said.at <= now and (said.readable or (in_part and said.in_part)):
                yield said

    def stops(self, day: date) -> list[Stop]:
        """The stops of that day: pain, warning signs, lost form, and "stop" in the middle of the effort."""
        if day not in self._stops:
            self._stops[day] = list(_stops_of(self.by_day.get(day, []), self._hurt_before))
        return self._stops[day]

    def _hurt_before(self, answer: Said) -> list[Said]:
        """The sessions that it answers for and that hurt; a session that hurt counts from when it was done."""
        told = (one for one in self.by_id.get(answer.body["entry"], ()) if one.at <= answer.at and one.readable)
        return [one for one in told if one.kind == "session_finished" and self._hurt_in(one)]

    def _hurt_in(self, session: Said) -> bool:
        rose = any(one is session for one in _rises(self.by_day[session.day]))
        return (_stop_in_session(session.body, rose=rose) or "").startswith("pain")

    def _read_one(self, entry: Json) -> Said | None:
        key = (entry["id"], _canonical(entry))
        if key in self._bodies:
            return None
        said = said_from(entry)
        self._bodies[key] = said
        self._place(said)
        self._doubt(said)
        self._take_back(said)
        self._answer(said)
        return said

    def _answer(self, said: Said) -> None:
        """Fills in what waited for this, or fills it in anew where this puts an answer in doubt."""
        told = self.by_id.get(said.body["entry"], ()) if said.kind == "retracted" and said.readable else ()
        if said.kind == "session_answered" and (said.readable or said.in_part):
            self._answers[said.body["entry"]].append(said)
        for one in (said, *told, *self.by_id[said.id]):
            if one.kind == "session_answered" and isinstance(one.body.get("entry"), str):
                self._fill_in(one.body["entry"])
        self._fill_in(said.id)

    def _fill_in(self, id_: str) -> None:
        for session in self.by_id.get(id_, ()):
            if session.kind != "session_finished" or not (session.readable or session.in_part):
                continue
            session.as_told = session.as_told or session.body
            session.body = _filled_in(session, self._answers.get(id_, []))
            self._stops.clear()

    def _place(self, said: Said) -> None:
        self.by_id[said.id].append(said)
        self._stops.pop(said.day, None)
        for place in self._places(said):
            insort(place, said, key=_time)

    def _places(self, said: Said) -> Iterator[list[Said]]:
        yield self.in_time
        yield self.by_day[said.day]
        yield self.by_kind[said.kind]
        if not said.readable:
            yield self.unread
        elif said.kind == "session_finished":
            yield self.sessions[said.body["exercise"]]
        if said.readable and is_sign(said):
            yield self.signs

    def _doubt(self, said: Said) -> None:
        bodies = self.by_id[said.id]
        for one in bodies if len(bodies) > 1 else ():
            one.doubled = True

    def _take_back(self, said: Said) -> None:
        if said.kind == "retracted" and said.readable:
            entry = said.body["entry"]
            self._taken_back[entry] = min(self._taken_back.get(entry, said.at), said.at)
            for one in self.by_id.get(entry, ()):
                one.taken_back = self._taken_back[entry]
        said.taken_back = self._taken_back.get(said.id)


def _filled_in(session: Said, answers: list[Said]) -> Json:
    """The session as it was told, with the worst of what was told of it by the end of the next day.

    Answers in doubt make it no lighter: how hard it was and how many they were is then unknown.
    """
    body, told = dict(session.as_told), [one for one in answers if _in_time(session, one)]
    if body.get("answers_wait") is not True or not told:
        return body
    sure = any(one.stands(EVER) for one in told)
    worst: dict[str, Callable[..., Any]] = {"pain": max, "little_pain": max}
    worst |= {"effort": max, "repetitions_said": min} if sure else {}
    for key, of in worst.items():
        words = [one[key] for one in (body, *(said.body for said in told)) if one.get(key) is not None]
        body |= {key: of(words)} if words else {}
    return body


def _in_time(session: Said, answer: Said) -> bool:
    return session.at <= answer.at and (answer.day - session.day).days <= 1


def may_close(said: Said) -> bool:
    """Whether an entry that cannot be read may close; one that has lost its kind may have been any."""
    return said.kind in MAY_CLOSE or not isinstance(said.kind, str)


def said_from(entry: Json) -> Said:
    """The entry as it was told."""
    at = datetime.fromisoformat(entry["at"])
    kind, body = entry["kind"], entry["body"]
    is_whole = set(entry) == PARTS and entry["schema"] == SCHEMA and at >= rules.APP_BEGAN
    is_ours = is_whole and readable(kind, body)
    more = is_ours and _tells_more(kind, body)
    return Said(entry["id"], at, kind, body, is_ours and not more, rules.wall(at), day_of(at), in_part=more)


def day_of(at: datetime) -> date:
    """The local day, which begins at four."""
    return (rules.wall(at) - timedelta(hours=rules.MORNING_HOUR)).date()


def _time(said: Said) -> datetime:
    return said.at


def _canonical(entry: Json) -> str:
    return json.dumps(entry, sort_keys=True)


# -------------------------------------------------------------------- what can be read


def readable(kind: str, body: object) -> bool:
    """Whether this kind and every word of its body that we know of are known to us."""
    return kind in _READS and isinstance(body, dict) and _READS[kind](body)


def _tells_more(kind: str, body: Json) -> bool:
    return not body.keys() <= _KEYS[kind]


def _whole(value: object, least: int, most: int) -> bool:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def _scale(body: Json, *keys: str) -> bool:
    return all(body.get(key) is None or _whole(body[key], 0, 10) for key in keys)


def _is_day(told: object) -> bool:
    try:
        return isinstance(told, str) and bool(date.fromisoformat(told))
    except ValueError:
        return False


def day_it_is_about(said: Said) -> date:
    """The day on which something was done without the app: never later than the one on which it was told."""
    return min(date.fromisoformat(said.body["day"]), said.day)


def _exercise(body: Json) -> bool:
    return body.get("exercise") in rules.EXERCISES


def _session(body: Json) -> bool:
    words = _exercise(body) and body.get("reason") in REASONS and body.get("red_flag") in (None, *SIGNS)
    said = body.get("repetitions_said")
    numbers = _whole(body.get("repetitions"), 0, 20) and (said is None or _whole(said, 0, 20))
    return words and numbers and _dose(body) and _scale(body, "effort", "pain", "pain_before")


def _dose(body: Json) -> bool:
    dose = body.get("dose")
    return dose is None or (isinstance(dose, dict) and dose.get("rung") in rules.LADDERS[body["exercise"]])


def _answers(body: Json) -> bool:
    answers = body.get("answers")
    known = ("yes", "no", "not_sure")
    return isinstance(answers, dict) and all(q in rules.QUESTIONS and a in known for q, a in answers.items())


def _plan(body: Json) -> bool:
    beat = body.get("beat_seconds")
    rung = body.get("rung")
    if not _exercise(body) or (rung is not None and rung not in rules.LADDERS[body["exercise"]]):
        return False
    return beat is None or (isinstance(beat, (int, float)) and 1.0 <= beat <= 1.5)


def _step(body: Json) -> bool:
    return _exercise(body) and isinstance(body.get("step"), str) and body.get("answer") in _STEP_ANSWERS


_STEP_ANSWERS: Final = ("accepted", "declined", "undone")
_CLEARED: Final = frozenset({"red_flag", "screen", "unread", "clock", "wait", "not_mine", *rules.QUESTIONS})
_READS: Final[Mapping[str, Callable[[Json], bool]]] = {
    "session_finished": _session,
    "session_answered": lambda body: isinstance(body.get("entry"), str) and _scale(body, "effort", "pain"),
    "screen_answered": _answers,
    "plan_set": _plan,
    "step_answered": _step,
    "morning_after": lambda body: _scale(body, "pain"),
    "pain_told": lambda body: _scale(body, "pain") and (body.get("exercise") is None or _exercise(body)),
    "measure_taken": lambda body: body.get("measure") in ("height", "chair_stands"),
    "done_without_app": lambda body: _exercise(body) and _scale(body, "pain") and _is_day(body.get("day")),
    "words_written": lambda body: isinstance(body.get("text"), str) and _is_day(body.get("day")),
    "red_flag": lambda body: body.get("kind") in (None, *SIGNS),
    "cleared": lambda body: body.get("what") in _CLEARED,
    "retracted": lambda body: isinstance(body.get("entry"), str),
    "prescription_taken": lambda body: isinstance(body.get("made"), str) and isinstance(body.get("plan"), dict),
}
# As docs/diary.md names them.
_KEYS: Final[Mapping[str, frozenset[str]]] = {
    kind: frozenset(keys.split())
    for kind, keys in {
        "session_finished": "exercise reason repetitions repetitions_said dose beat_seconds half_effort set_begun efforts "
        "effort pain little_pain answers_wait pain_before pain_told red_flag tired_taken_back pressed_by_mistake unanswered seconds",
        "session_answered": "entry repetitions_said effort pain little_pain",
        "screen_answered": "answers",
        "plan_set": "exercise repetitions rung beat_seconds days times locked by",
        "step_answered": "exercise step answer shown_by_therapist",
        "morning_after": "pain",
        "pain_told": "pain exercise",
        "measure_taken": "measure centimetres stands hurt",
        "done_without_app": "exercise day part_of_day hurt pain little_pain",
        "words_written": "day text",
        "red_flag": "kind exercise",
        "cleared": "what entries answer exercise",
        "prescription_taken": "made locked days plan by practice telephone for note language",
        "retracted": "entry",
    }.items()
}


# -------------------------------------------------------------------- what was told


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop: which entry told it, what it was, what steps back for it, and whether it closes the day (S2)."""

    said: Said
    what: str
    steps_back: tuple[str, ...]
    is_pain: bool


def is_sign(said: Said) -> bool:
    """Whether a warning sign was told."""
    if said.kind == "session_finished":
        return said.body["reason"] == "RED_FLAG" or said.body.get("red_flag") is not None
    return said.kind == "red_flag"


def begun(body: Json) -> bool:
    """Whether any effort began; an older app did not say, and then no whole hold means none."""
    return bool(body.get("set_begun", body["repetitions"] > 0))


def begun_session(said: Said) -> bool:
    """Whether it is a session that can be read, in which any effort began."""
    return said.kind == "session_finished" and said.readable and begun(said.body)


def is_mid_effort(body: Json) -> bool:
    """Whether "stop" was said in the middle of the effort: begun, and fewer than the dose."""
    dose = (body.get("dose") or {}).get("repetitions", 0)
    return body["reason"] == "STOPPED" and begun(body) and int(body["repetitions"]) < dose


def held(body: Json) -> int | None:
    """The whole holds that are known: what the person has seen and said, never more than the coach counted."""
    said = body.get("repetitions_said")
    return None if said is None else min(int(said), int(body["repetitions"]))


def _stops_of(told: list[Said], hurt_before: Callable[[Said], list[Said]]) -> Iterator[Stop]:
    rises = {id(said) for said in _rises(told)}
    for said in told:
        if said.readable and said.kind == "session_answered":
            yield from _told_late(said, told, hurt_before(said))
        elif said.readable:
            yield from _stops_in(said, told, rose=id(said) in rises)


def _told_late(answer: Said, told: list[Said], hurt: list[Said]) -> Iterator[Stop]:
    """Pain of the evening before, told in the morning: what hurt steps back, and the day is closed."""
    if hurt:
        named = {said.body["exercise"] for said in hurt if begun(said.body)}
        yield Stop(answer, "pain told late", tuple(sorted(named.union(_done_before(answer, told)))), is_pain=True)


def _stops_in(said: Said, told: list[Said], *, rose: bool) -> Iterator[Stop]:
    body = said.body
    match said.kind:
        case "session_finished":
            if what := _stop_in_session(body, rose=rose):
                yield Stop(said, what, (body["exercise"],), what.startswith("pain"))
        case "pain_told":
            yield Stop(said, "pain told", _done_before(said, told), is_pain=True)
        case "done_without_app" if body.get("hurt") is True or body.get("pain"):
            yield Stop(said, "pain told of what was done without the app", (body["exercise"],), is_pain=True)
        case "measure_taken" if body.get("hurt") is True:
            yield Stop(said, "a measure that hurt", (), is_pain=True)
        case "red_flag":
            yield Stop(said, "a warning sign", (), is_pain=False)
        case _:
            return


def _stop_in_session(body: Json, *, rose: bool) -> str | None:
    if body["reason"] == "PAIN" or body.get("pain_told") is True:
        return "pain told in a session"
    if body["reason"] == "RED_FLAG" or body.get("red_flag") is not None:
        return "a warning sign in a session"
    if rose:
        return "pain that rose in a session"
    if body["reason"] == "FORM":
        return "form lost"
    return "stop in the middle of the effort" if is_mid_effort(body) else None


def _done_before(pain: Said, told: list[Said]) -> tuple[str, ...]:
    """What was done that day before the pain was told."""
    return tuple(sorted({s.body["exercise"] for s in told if begun_session(s) and s.at <= pain.at}))


def _rises(told: list[Said]) -> Iterator[Said]:
    """The sessions in which pain had risen over the first pain told that day (two points, or to four and above).

    A morning's answer may or may not be the first pain of a day: what rose over both is a rise for everybody.
    """
    spoken = [(said, pain) for said in told if said.readable for pain in _pains(said)]
    firsts = [_first(spoken), _first([one for one in spoken if one[0].kind != "morning_after"])]
    for said, pain in spoken:
        if said.kind == "session_finished" and all(first is not None and _rose(pain, first) for first in firsts):
            yield said


def _pains(said: Said) -> list[int]:
    keys = {"session_finished": ("pain_before", "pain"), "pain_told": ("pain",), "morning_after": ("pain",)}
    return [said.body[key] for key in keys.get(said.kind, ()) if said.body.get(key) is not None]


def pains_told(said: Said) -> list[int]:
    """The pains 0-10 told in an entry, in the order of their telling."""
    return _pains(said) if said.readable else []


def _first(spoken: list[tuple[Said, int]]) -> int | None:
    """The first pain; where it was told two ways, the higher, so that only a certain rise is one."""
    if not spoken:
        return None
    first = spoken[0][0]
    return max(_pains(one)[0] for one, _ in spoken if one.id == first.id or one.at == first.at)


def _rose(pain: int, first: int) -> bool:
    return pain >= first + rules.PAIN_RISE or (pain >= rules.HIGH_PAIN and pain > first)


def words_of(value: Any) -> str:
    """A body in one line, for whoever reads what broke."""
    return json.dumps(value, sort_keys=True)
