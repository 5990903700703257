"""The coach for programs that speak JSON: the browser's worker, the terminal, a test in another language.

Translates and decides nothing. Every function is pure: texts in, values and texts out.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, timedelta
from enum import Enum
from types import MappingProxyType
from typing import Any, Final, cast

from stature_coach.door import backup, contract, day_contract
from stature_coach.door.day_wire import day_json, history_json
from stature_coach.problems import SHOWN_LETTERS, BadRequest, Faulty, Problem
from stature_coach.regimen.reading import read_regimen
from stature_coach.regimen.values import IN_TURN, Exercise, Movement, Question, Regimen
from stature_coach.regimen.wording import Wording, read_wording
from stature_coach.safety import local_day
from stature_coach.session.cues import AskFor, Cue, StopNow
from stature_coach.session.events import EVENT_WORDS, PLAIN_EVENTS, About, Answered, Event, RedFlag, RedFlagReported
from stature_coach.session.moves.asking import EFFORT_WORDS, MOST_EFFORT_OR_PAIN
from stature_coach.session.session import advance as advance_session, begin as begin_session
from stature_coach.session.signs import FELT_AS, URGENCY, Urgency, warning
from stature_coach.session.state import Manner, Phase, Prescription, Session
from stature_coach.session.table import Impossible
from stature_coach.strict_json import DEEPEST_KEPT, read_strictly
from stature_coach.weeks import diary, history as past, today as day
from stature_coach.weeks.folded import Folded, folded, look as look_at, with_more
from stature_coach.weeks.pain_answers import When, first_told, met_with

# Cues whose sentence is never said: a hold falls together with count one.
UNSPOKEN: Final = frozenset({"hold", "finish", "cancel"})
# Answers in words, by what is asked.
CHOICES: Final = MappingProxyType({About.EFFORT: EFFORT_WORDS})
# A sentence that takes a minute is a broken file.
LONGEST_CLIP_SECONDS: Final = 60.0
LONGEST_HISTORY_DAYS: Final = 3660
# A message holds a list of entries as they were kept.
DEEPEST_TOLD: Final = DEEPEST_KEPT + 8


@dataclass(frozen=True, slots=True)
class House:
    """Everything that was read once: the regimen, one language, and how long its sentences take to say."""

    regimen: Regimen = field(repr=False)
    wording: Wording = field(repr=False)
    spoken_seconds: Mapping[str, float] = field(repr=False)


def open_house(files: Mapping[str, str], language: str = "en") -> House:
    """Reads the files of the regimen folder, by their path in it, like `neck-press.toml` or `wording/en.toml`.

    The voice manifest (`voice/en/manifest.json`) may be missing; sentences are then timed by their words. Raises
    Faulty with every problem found.
    """
    name = f"wording/{language}.toml"
    if name not in files:
        raise BadRequest(f'language is "{language}", but {name} is missing; write that file')
    wording = read_wording(name, files[name])
    exercises = {path: text for path, text in files.items() if path.endswith(".toml") and "/" not in path}
    regimen = read_regimen(exercises, wording.sentences)
    timed = _clip_seconds(files, f"voice/{language}/manifest.json")
    seconds = {key: timed.get(key, said.seconds) for key, said in wording.sentences.items()}
    return House(regimen, wording, MappingProxyType(seconds))


def _clip_seconds(files: Mapping[str, str], name: str) -> Mapping[str, float]:
    if name not in files:
        return {}
    try:
        timed = {key: float(clip["seconds"]) for key, clip in read_strictly(files[name])["clips"].items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        timed = {"": 0.0}
    if not all(0 < seconds < LONGEST_CLIP_SECONDS for seconds in timed.values()):
        raise Faulty((Problem(name, 0, 'this is no list of clips; write {"clips": {KEY: {"seconds": 1.8}, ...}}'),))
    return timed


# -------------------------------------------------------------------- a session


def begin(house: House, request: str) -> tuple[Session, str]:
    """Begins a session.

    `request`: {"exercise", "repetitions"?, "rung"?, "manner"?: {"beat_seconds", ...}}. Raises BadRequest in one line.
    """
    asked = _object(request)
    prescription = _prescription(exercise_of(house, asked.get("exercise")), asked)
    session, cues = begin_session(prescription, manner_of(asked.get("manner")), house.spoken_seconds)
    return session, _reply(house, session, cues)


def _prescription(exercise: Exercise, asked: Mapping[str, Any]) -> Prescription:
    """What was asked for; where nothing was, the handout's dose on the handout's rung."""
    once = Prescription(exercise, asked.get("rung") or exercise.dose.rung, 1)
    if asked.get("repetitions") is not None:
        return replace(once, repetitions=_whole(asked, "repetitions"))
    return replace(once, repetitions=min(exercise.dose.repetitions, exercise.rung(once.rung).ceiling))


def advance(house: House, session: Session, event: str) -> tuple[Session, str]:
    """The session after the event, and {"cues", "view"}; where it cannot be, {"problem"} and the same session."""
    try:
        moved, cues = advance_session(session, event_of(_object(event)))
    except (BadRequest, Impossible) as problem:
        return session, json.dumps({"problem": str(problem), "view": view(session)})
    return moved, _reply(house, moved, cues)


def set_up_script(house: House, exercise: str, manner: str = "{}", rung: str | None = None) -> str:
    """The set-up of an exercise as a list of cues, for a page to read out before the coach is up.

    {"exercise", "steps": [cue + "seconds" (how long it takes to say) + "own_time_seconds" (until it is said again,
    and again until the next step) + "may_lie" + "no_is_pain"], "from_lying": [the steps that follow instead, where
    `may_lie` is and the person says to lie down already], "familiar": [the same two lists for somebody who knows the
    exercise, by its turn], "what_hurts": see there}; only `waits` decides how a step goes on.
    """
    asked = {"exercise": exercise, "rung": rung, "manner": _object(manner)}
    session, _ = begin(house, json.dumps(asked))
    known = [begin_session(session.prescription, manner, house.spoken_seconds)[0] for manner in _familiar(session)]
    script: contract.SetUpScript = {
        "exercise": exercise,
        "pause_seconds": session.manner.pause_seconds,
        **_ways_in(house, session),
        "familiar": [_ways_in(house, one) for one in known],
        "what_hurts": _what_hurts(house, session.exercise, mistake=True),
    }
    return json.dumps(script)


def _familiar(session: Session) -> list[Manner]:
    """The same manner of somebody who knows the exercise, for each of its turns. Nobody does at half effort."""
    turns = sum(page.step.said == IN_TURN for page in session.whole_setup) or 1
    known = () if session.manner.half_effort else range(turns)
    return [replace(session.manner, familiar=True, turn=turn) for turn in known]


def _ways_in(house: House, session: Session) -> contract.WaysIn:
    steps = [_step_script(house, replace(session, step=at)) for at in range(len(session.setup))]
    lying = replace(session, setup=session.from_lying, lying_already=True)
    from_lying = [_step_script(house, replace(lying, step=at)) for at in range(len(lying.setup))]
    return {"steps": steps, "from_lying": from_lying}


def _step_script(house: House, session: Session) -> contract.SetUpStep:
    page = session.page
    said: contract.Step = {
        **_sentence(house, page.step.say),
        "spoken": True,
        "step": session.step + 1,
        "of": len(session.pages),
        "figure": page.step.figure,
        "waits": page.waits.value,
    }
    time: contract.SetUpTime = {
        "seconds": session.seconds_of(page.step.say),
        "own_time_seconds": session.manner.own_time_seconds,
        "may_lie": session.may_lie,
        "may_be_ready": session.may_be_ready,
        "no_is_pain": session.no_is_pain,
    }
    if page.about:
        return {"cue": "ask", **said, **time, "about": cast("contract.AskedAbout", page.about.value), "choices": []}
    return {"cue": "instruct", **said, **time}


def exercise_of(house: House, name: object) -> Exercise:
    """The exercise of that id. Raises BadRequest where there is none."""
    exercises = {exercise.id: exercise for exercise in house.regimen.exercises}
    if not isinstance(name, str) or name not in exercises:
        raise BadRequest(f'exercise is "{name}"; write one of {", ".join(exercises)}')
    return exercises[name]


def manner_of(asked: object) -> Manner:
    """The person's manner. Keys that are not the coach's, like an emergency number, are left to the page."""
    chosen = {} if asked is None else asked
    if not isinstance(chosen, dict):
        raise BadRequest(f'manner is {json.dumps(chosen)}; write an object, like {{"beat_seconds": 1.2}}')
    known = ("beat_seconds", "own_time_seconds", "lead_in_seconds", "pause_seconds")
    numbers = {key: _number(chosen, key) for key in known if chosen.get(key) is not None}
    turn = _whole(chosen, "turn") if chosen.get("turn") is not None else 0
    return Manner(
        **numbers, half_effort=_yes(chosen, "half_effort"), familiar=_yes(chosen, "familiar"), turn=max(0, turn)
    )


def _number(asked: Mapping[str, Any], key: str) -> float:
    value = asked[key]
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise BadRequest(f"{key} is {json.dumps(value)}; write a number, like 1.5")
    return float(value)


def event_of(told: Mapping[str, Any]) -> Event:
    """An event from its JSON. Raises BadRequest in one line."""
    word = told.get("event")
    if not isinstance(word, str) or word not in EVENT_WORDS:
        raise BadRequest(f'event is "{word}"; write one of {", ".join(EVENT_WORDS)}')
    at = _time_of(told)
    match word:
        case "red_flag":
            return RedFlagReported(at, _word_of(RedFlag, told, "kind") if told.get("kind") is not None else None)
        case "answered":
            return Answered(at, _word_of(About, told, "about"), _whole(told, "number"))
        case plain:
            return PLAIN_EVENTS[plain](at)


def _time_of(told: Mapping[str, Any]) -> float:
    """Whole milliseconds, as cues have them: or else a page cannot tell which cues an event takes back."""
    at = told.get("at")
    if isinstance(at, bool) or not isinstance(at, (int, float)) or at < 0:
        raise BadRequest(f"at is {json.dumps(at)}; write seconds since the start, like 31.0")
    return round(float(at), 3)


def _word_of(words: type[Any], told: Mapping[str, Any], key: str) -> Any:
    values = [word.value for word in words]
    if told.get(key) not in values:
        raise BadRequest(f'{key} is "{told.get(key)}"; write one of {", ".join(values)}')
    return words(told[key])


def _whole(told: Mapping[str, Any], key: str) -> int:
    value = told.get(key)
    if isinstance(value, float) and value.is_integer():  # a number that came through JavaScript
        return int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise BadRequest(f"{key} is {json.dumps(value)}; write a whole number, like 4")
    return value


def view(session: Session) -> contract.View:
    """What a page needs to know of the session beside its cues."""
    return {
        "phase": session.phase.value,
        "repetition": session.repetition_shown,
        "of": session.prescription.repetitions,
        "waiting_for": cast("contract.WaitingFor | None", session.waiting_for),
        "wakes_at": session.due,
        "finished": session.phase is Phase.FINISHED,
        "reason": session.reason.value if session.reason else None,
        "repetitions": session.repetitions,
        "beat_seconds": session.manner.beat_seconds,
        "may_take_back": session.may_take_back,
        "may_be_mistake": session.may_be_mistake,
        "may_lie": session.may_lie,
        "may_be_ready": session.may_be_ready,
        "may_be_told_more": session.may_be_told_more,
        "no_is_pain": session.no_is_pain,
    }


def cue_json(house: House, cue: Cue) -> contract.Cue:
    """A cue for a page: its word, its time, its sentence, and whatever else it carries."""
    told: dict[str, Any] = {"at": round(cue.at, 3), "cue": cue.word}
    if cue.key:
        spoken = cue.word not in UNSPOKEN and house.wording.spoken(cue.key)
        told |= {"key": cue.key, "text": house.wording.text(cue.key), "spoken": spoken}
    told |= {name: _plain(value) for name, value in _carries(cue).items()}
    if isinstance(cue, AskFor):
        told["choices"] = [choice(house, key, number) for key, number in CHOICES.get(cue.about, {}).items()]
    if isinstance(cue, StopNow) and cue.steadied:
        told["steadied"] = house.wording.text(cue.steadied)
    return cast("contract.Cue", told)


def choice(house: House, key: str, number: int) -> contract.Choice:
    """An answer in words, and the number by which it is given."""
    return {**_sentence(house, key), "number": number}


def _carries(cue: Cue) -> dict[str, Any]:
    """Everything of a cue beside its time and its sentence."""
    names = (each.name for each in fields(cue) if each.name not in ("at", "key"))
    return {name: getattr(cue, name) for name in names}


def _plain(value: object) -> object:
    return value.value if isinstance(value, Enum) else value


def _reply(house: House, session: Session, cues: tuple[Cue, ...]) -> str:
    reply: contract.Reply = {"cues": [cue_json(house, cue) for cue in cues], "view": view(session)}
    return json.dumps(reply)


# -------------------------------------------------------------------- the day, the questions, the diary


def today(house: House, request: str) -> str:
    """What is due: {"entries": [...], "now": local time with offset} -> the day's plan as JSON.

    What stands in the diary and cannot be read is kept, and careful. Raises BadRequest where entries is no list.
    """
    asked = _object(request)
    now = diary.moment(asked.get("now"), "now")
    plan = day.today(house.regimen, diary.known(_entries(asked)), now)
    return json.dumps(day_json(house.regimen, house.wording, plan))


def look(house: House, so_far: Folded | None, request: str) -> tuple[Folded, str]:
    """The same for somebody who asks again and again: `so_far` is what they have told, "entries" what is new since.

    Raises BadRequest where entries is no list; then nothing of the request was heard.
    """
    asked = _object(request)
    now = diary.moment(asked.get("now"), "now")
    before = so_far or folded(house.regimen)
    told = with_more(before, _entries(asked, before.entries[:1]))
    return told, json.dumps(day_json(house.regimen, house.wording, look_at(told, now)))


def history(house: House, request: str) -> str:
    """What was done: {"entries": [...], "now", "from"?, "to"?} -> its days as JSON; all of them unless said.

    Raises BadRequest where a date cannot be read, or entries is no list.
    """
    asked = _object(request)
    now = diary.moment(asked.get("now"), "now")
    known = diary.known(_entries(asked))
    last = _date(asked, "to") or local_day(now)
    first = _date(asked, "from") or _ten_years_at_most(past.first_day(known, now), last)
    if last < first or (last - first).days > LONGEST_HISTORY_DAYS:
        raise BadRequest(f"from is {first} and to is {last}; write a first day and a later last one, within ten years")
    return json.dumps(history_json(house.regimen, house.wording, past.history(house.regimen, known, first, last, now)))


def _entries(asked: Mapping[str, Any], before: Iterable[diary.Entry] = ()) -> tuple[diary.Entry, ...]:
    """The entries of one person, who told those before too. Those of two would make one plan of both, right for neither."""
    told = asked.get("entries", [])
    if not isinstance(told, list):
        raise BadRequest(f"entries is {json.dumps(told)[:SHOWN_LETTERS]}; write a list of entries")
    entries = tuple(diary.entry_from(entry) for entry in told)
    people = sorted({entry.person for entry in (*before, *entries)} - {""})
    if len(people) > 1:
        raise BadRequest(f"entries are of {len(people)} people, {people[0]} and {people[1]}; write those of one person")
    return entries


def _ten_years_at_most(first: date | None, last: date) -> date:
    """A clock that fell back by decades does not make a history of decades."""
    if first is None or first > last:
        return last
    return first if (last - first).days <= LONGEST_HISTORY_DAYS else last - timedelta(days=LONGEST_HISTORY_DAYS)


def _date(asked: Mapping[str, Any], key: str) -> date | None:
    value = asked.get(key)
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise BadRequest(f"{key} is {json.dumps(value)}; write a date, like 2026-11-23") from None


def screen(house: House) -> str:
    """The readiness questions in their order, as JSON."""
    questions: list[day_contract.ScreenQuestion] = [
        {
            "id": question.id,
            "key": question.text_key,
            "text": house.wording.text(question.text_key),
            "why": house.wording.text(question.why_key),
            "careful": question.careful,
            "urgent": _urgent(house, question),
        }
        for question in house.regimen.questions
    ]
    return json.dumps({"questions": questions})


def _urgent(house: House, question: Question) -> day_contract.Urgent | None:
    """What is said at once after these answers, with the number to call; None where no answer is urgent."""
    if not question.urgent:
        return None
    return {"answers": list(question.urgent), **_sentence(house, question.urgent_key), "call": True}


def moving_safely(house: House) -> str:
    """Every way of moving with a long back, in its order, as JSON: [{"id", "name", "steps": [{"key", "text", "figure"}]}]."""
    return json.dumps([_movement_json(house, movement) for movement in house.regimen.moving])


def _movement_json(house: House, movement: Movement) -> dict[str, Any]:
    steps = [{"key": step.say, "text": house.wording.text(step.say), "figure": step.figure} for step in movement.steps]
    return {"id": movement.id, "name": house.wording.text(movement.name), "steps": steps}


def write_backup(request: str) -> str:
    """A whole diary in one file: {"people", "entries"} -> {"text"}. Raises BadRequest."""
    asked = _object(request)
    people, entries = asked.get("people", []), asked.get("entries", [])
    if not isinstance(people, list) or not isinstance(entries, list):
        raise BadRequest("a backup is made of people and entries; write two lists")
    return json.dumps({"text": backup.write_backup(people, entries)})


def read_backup(text: str) -> str:
    """What a backup, or JSON lines of entries, holds: {"people", "entries"}. Raises BadRequest naming the line."""
    held = backup.read_backup(text.encode("utf-8", "surrogatepass"))
    return json.dumps({"people": list(held.people), "entries": list(held.entries)})


def finished_entry(session: Session, request: str) -> str:
    """The diary entry of a session: {"id", "person", "at", "pain_before"?} -> the entry as JSON.

    A session that has not finished is kept as interrupted: what was done is done. Raises BadRequest where the entry
    could not be read again.
    """
    asked = _object(request)
    place = {key: asked.get(key) for key in ("id", "person", "at")}
    body = {**diary.session_body(session), "pain_before": asked.get("pain_before")}
    entry = {**place, "kind": "session_finished", "body": body, "schema": diary.SCHEMA}
    diary.new_entry_from(entry)
    return json.dumps(entry)


# -------------------------------------------------------------------- what is felt, and what an answer is met with


def what_hurts(house: House, request: str) -> str:
    """What can be said of "it hurts", as JSON: {"calm", "signs", "sore", "mistake"}, each with "key" and "text".

    `request`: {"exercise": id or null, "mistake": whether it may still be a slip}. A sign has its "kind", "call"
    (the emergency number is to be called now) and "says" (what is said when it is named); "mistake" is null where
    that cannot be said.
    """
    asked = _object(request)
    exercise = None if asked.get("exercise") is None else exercise_of(house, asked["exercise"])
    return json.dumps(_what_hurts(house, exercise, mistake=_yes(asked, "mistake")))


def _what_hurts(house: House, exercise: Exercise | None, *, mistake: bool) -> contract.WhatHurts:
    standing = exercise is None or exercise.standing
    return {
        "calm": _sentence(house, _calm(exercise)),
        "signs": [_sign_json(house, kind, standing=standing) for kind in FELT_AS],
        "sore": _sentence(house, "feel.sore"),
        "mistake": _sentence(house, "feel.mistake") if mistake else None,
    }


def _calm(exercise: Exercise | None) -> str:
    """The first line, by how the person is: outside an exercise nobody knows, and they may be standing (S9)."""
    if exercise is None:
        return "feel.calm_anywhere"
    return "feel.calm_standing" if exercise.standing else "feel.calm"


def _sign_json(house: House, kind: RedFlag, *, standing: bool) -> contract.SignToName:
    call = URGENCY[kind] is Urgency.EMERGENCY
    says = _sentence(house, warning({kind}, standing=standing))
    return {"kind": kind.value, **_sentence(house, FELT_AS[kind]), "call": call, "says": says}


def answer_to_pain(house: House, request: str) -> str:
    """What an answer about pain is met with: {"when", "pain": 0-10 or null, "entries", "now"} -> as JSON

    {"key", "text", "call": the page shows whom to call, "tell": it writes `pain_told` with that pain, "rest": a day of
    rest is offered}. `when`: before, after, morning, or now. Raises BadRequest.
    """
    asked = _object(request)
    now = diary.moment(asked.get("now"), "now")
    pain = None if asked.get("pain") is None else _whole(asked, "pain")
    if pain is not None and not 0 <= pain <= MOST_EFFORT_OR_PAIN:
        raise BadRequest(f"pain is {pain}; write a whole number from 0 to {MOST_EFFORT_OR_PAIN}, or null")
    met = met_with(_word_of(When, asked, "when"), pain, first_told(_entries(asked), now))
    words = _sentence(house, met.key)
    answer: day_contract.AnswerToPain = {**words, "call": met.call, "tell": met.tell, "rest": met.rest}
    return json.dumps(answer)


def _sentence(house: House, key: str) -> contract.Sentence:
    return {"key": key, "text": house.wording.text(key)}


def _yes(asked: Mapping[str, Any], key: str) -> bool:
    value = asked.get(key, False)
    if not isinstance(value, bool):
        raise BadRequest(f"{key} is {json.dumps(value)}; write true or false")
    return value


def _object(text: str) -> dict[str, Any]:
    try:
        value = read_strictly(text, DEEPEST_TOLD)
    except json.JSONDecodeError as error:
        raise BadRequest(f"this is not JSON: {error.msg}; write one object, like {{}}") from None
    except (ValueError, RecursionError) as error:
        raise BadRequest(f"{error}; write one plain object, like {{}}") from None
    if not isinstance(value, dict):
        raise BadRequest("this is not a JSON object; write one, like {}")
    return value


__all__ = ["BadRequest", "Faulty", "House", "advance", "begin", "history", "open_house", "screen",
           "set_up_script", "today"]  # fmt: skip
