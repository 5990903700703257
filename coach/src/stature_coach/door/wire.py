"""The coach for programs that speak JSON: the browser's worker, the terminal, a test in another language.

Translates and decides nothing. Every function is pure: texts in, values and texts out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, cast

from stature_coach.door import backup
from stature_coach.door.asked import date_in, kept_in, number_in, object_of, time_in, whole_in, word_in, yes_in
from stature_coach.door.cue_wire import cue_json, sentence
from stature_coach.door.day_wire import day_json, history_json
from stature_coach.problems import SHOWN_LETTERS, BadRequest, Faulty, Problem
from stature_coach.regimen.reading import read_regimen
from stature_coach.regimen.values import IN_TURN, Exercise, Movement, Question, Regimen
from stature_coach.regimen.wording import Wording, read_wording
from stature_coach.safety import local_day
from stature_coach.session.begun import NOTHING_BEGUN, Begun
from stature_coach.session.cues import Cue
from stature_coach.session.events import EVENT_WORDS, PLAIN_EVENTS, About, Answered, Event, RedFlag, RedFlagReported
from stature_coach.session.moves.asking import MOST_EFFORT_OR_PAIN
from stature_coach.session.session import advance as advance_session, begin as begin_session
from stature_coach.session.signs import FELT_AS, URGENCY, Urgency, warning
from stature_coach.session.state import Manner, Phase, Prescription, Session
from stature_coach.session.table import Impossible
from stature_coach.strict_json import read_strictly
from stature_coach.weeks import diary, history as past, today as day
from stature_coach.weeks.copies import copy_due
from stature_coach.weeks.folded import Folded, folded, look as look_at, with_more
from stature_coach.weeks.going_on import going_on as may_go_on
from stature_coach.weeks.pain_answers import When, first_told, met_with

if TYPE_CHECKING:
    # Types alone: a home downloads none of them.
    from stature_coach.door import contract, day_contract

# A sentence that takes a minute is a broken file.
LONGEST_CLIP_SECONDS: Final = 60.0
LONGEST_HISTORY_DAYS: Final = 3660


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

    `request`: {"exercise", "repetitions"?, "rung"?, "manner"?: {"beat_seconds", ...}, "begun"?: what `going_on` gave}.
    Raises BadRequest in one line.
    """
    asked = object_of(request)
    prescription = _prescription(exercise_of(house, asked.get("exercise")), asked)
    manner, begun = manner_of(asked.get("manner")), _begun(asked.get("begun"))
    session, cues = begin_session(prescription, manner, house.spoken_seconds, begun=begun)
    return session, _reply(house, session, cues)


def _prescription(exercise: Exercise, asked: Mapping[str, Any]) -> Prescription:
    """What was asked for; where nothing was, the handout's dose on the handout's rung."""
    once = Prescription(exercise, asked.get("rung") or exercise.dose.rung, 1)
    if asked.get("repetitions") is not None:
        return replace(once, repetitions=whole_in(asked, "repetitions"))
    return replace(once, repetitions=min(exercise.dose.repetitions, exercise.rung(once.rung).ceiling))


def _begun(asked: object) -> Begun:
    """What of the set is behind the person; nothing where nothing is said."""
    if asked is None:
        return NOTHING_BEGUN
    if not isinstance(asked, dict):
        raise BadRequest(f'begun is {json.dumps(asked)}; write an object, like {{"repetitions": 2, "efforts": 2}}')
    numbers = {key: whole_in(asked, key) for key in ("repetitions", "efforts", "pressed_by_mistake")}
    return Begun(**numbers, tired_taken_back=yes_in(asked, "tired_taken_back"))


def going_on(house: House, request: str) -> str:
    """Whether a session that was cut short may be gone on with: {"plan", "body", "at", "entries", "now"} -> {"begun"}.

    `plan` is the id of the planned exercise, `body` what was written down of the session at `at`; `begun` is for `begin`,
    or null where what was done can only be kept. Raises BadRequest.
    """
    asked = object_of(request)
    at, now, body = diary.moment(asked.get("at"), "at"), diary.moment(asked.get("now"), "now"), asked.get("body")
    if not isinstance(body, dict):
        raise BadRequest(f"body is {json.dumps(body)[:SHOWN_LETTERS]}; write what was kept of the session")
    heard = yes_in(asked, "heard", otherwise=True)
    today = day.today(house.regimen, diary.known(entries_in(asked)), now, heard=heard)
    begun = may_go_on(today, asked.get("plan"), body, at, now)
    return json.dumps({"begun": None if begun is None else asdict(begun)})


def advance(house: House, session: Session, event: str) -> tuple[Session, str]:
    """The session after the event, and {"cues", "view"}; where it cannot be, {"problem"} and the same session."""
    try:
        moved, cues = advance_session(session, event_of(object_of(event)))
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
    asked = {"exercise": exercise, "rung": rung, "manner": object_of(manner)}
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
        **sentence(house.wording, session.says),
        "spoken": True,
        "step": session.step + 1,
        "of": len(session.pages),
        "figure": page.step.figure,
        "waits": page.waits.value,
    }
    time: contract.SetUpTime = {
        "seconds": session.seconds_of(session.says),
        "own_time_seconds": session.manner.own_time_seconds,
        "may_lie": session.may_lie,
        "may_be_ready": session.may_be_ready,
        "no_is_pain": session.no_is_pain,
        "seen": house.wording.seen(session.says),
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
    numbers = {key: number_in(chosen, key) for key in known if chosen.get(key) is not None}
    turn = whole_in(chosen, "turn") if chosen.get("turn") is not None else 0
    half, familiar, heard = (
        yes_in(chosen, key, otherwise=key == "heard") for key in ("half_effort", "familiar", "heard")
    )
    return Manner(**numbers, half_effort=half, familiar=familiar, turn=max(0, turn), heard=heard)


def event_of(told: Mapping[str, Any]) -> Event:
    """An event from its JSON. Raises BadRequest in one line."""
    word = told.get("event")
    if not isinstance(word, str) or word not in EVENT_WORDS:
        raise BadRequest(f'event is "{word}"; write one of {", ".join(EVENT_WORDS)}')
    at = time_in(told)
    match word:
        case "red_flag":
            return RedFlagReported(at, word_in(RedFlag, told, "kind") if told.get("kind") is not None else None)
        case "answered":
            return Answered(at, word_in(About, told, "about"), whole_in(told, "number"))
        case plain:
            return PLAIN_EVENTS[plain](at)


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
        "may_answer_later": session.may_answer_later,
        "may_step_back": session.may_step_back,
        "no_is_pain": session.no_is_pain,
    }


def _reply(house: House, session: Session, cues: tuple[Cue, ...]) -> str:
    told = [cue_json(house.wording, cue, heard=session.manner.heard) for cue in cues]
    reply: contract.Reply = {"cues": told, "view": view(session)}
    return json.dumps(reply)


# -------------------------------------------------------------------- the day, the questions, the diary


def today(house: House, request: str) -> str:
    """What is due: {"entries": [...], "now": local time with offset} -> the day's plan as JSON.

    What stands in the diary and cannot be read is kept, and careful. Raises BadRequest where entries is no list.
    """
    asked = object_of(request)
    now = diary.moment(asked.get("now"), "now")
    known = diary.known(entries_in(asked))
    plan = day.today(house.regimen, known, now, heard=yes_in(asked, "heard", otherwise=True))
    return json.dumps(day_json(house.regimen, house.wording, plan, copy_due(known, kept_in(asked), now)))


def look(house: House, so_far: Folded | None, request: str) -> tuple[Folded, str]:
    """The same for somebody who asks again and again: `so_far` is what they have told, "entries" what is new since.

    Raises BadRequest where entries is no list; then nothing of the request was heard.
    """
    asked = object_of(request)
    now = diary.moment(asked.get("now"), "now")
    before = so_far or folded(house.regimen)
    told = with_more(before, entries_in(asked, before.entries[:1]))
    plan = look_at(told, now, heard=yes_in(asked, "heard", otherwise=True))
    return told, json.dumps(day_json(house.regimen, house.wording, plan, copy_due(told.told, kept_in(asked), now)))


def history(house: House, request: str) -> str:
    """What was done: {"entries": [...], "now", "from"?, "to"?} -> its days as JSON; all of them unless said.

    Raises BadRequest where a date cannot be read, or entries is no list.
    """
    asked = object_of(request)
    now = diary.moment(asked.get("now"), "now")
    known = diary.known(entries_in(asked))
    last = date_in(asked, "to") or local_day(now)
    first = date_in(asked, "from") or _ten_years_at_most(past.first_day(known, now), last)
    if last < first or (last - first).days > LONGEST_HISTORY_DAYS:
        raise BadRequest(f"from is {first} and to is {last}; write a first day and a later last one, within ten years")
    return json.dumps(history_json(house.regimen, house.wording, past.history(house.regimen, known, first, last, now)))


def entries_in(asked: Mapping[str, Any], before: Iterable[diary.Entry] = ()) -> tuple[diary.Entry, ...]:
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
    return {"answers": list(question.urgent), **sentence(house.wording, question.urgent_key), "call": True}


def moving_safely(house: House) -> str:
    """Every way of moving with a long back, in its order, as JSON: [{"id", "name", "steps": [{"key", "text", "figure"}], "watch"}]."""
    return json.dumps([_movement_json(house, movement) for movement in house.regimen.moving])


def _movement_json(house: House, movement: Movement) -> dict[str, Any]:
    steps = [{"key": step.say, "text": house.wording.text(step.say), "figure": step.figure} for step in movement.steps]
    return {"id": movement.id, "name": house.wording.text(movement.name), "steps": steps, "watch": list(movement.watch)}


def write_backup(request: str) -> str:
    """A whole diary in one file: {"people", "entries"} -> {"text"}. Raises BadRequest."""
    asked = object_of(request)
    people, entries = asked.get("people", []), asked.get("entries", [])
    if not isinstance(people, list) or not isinstance(entries, list):
        raise BadRequest("a backup is made of people and entries; write two lists")
    return json.dumps({"text": backup.write_backup(people, entries, asked.get("made"))})


def read_backup(text: str) -> str:
    """What a backup, or JSON lines of entries, holds: {"people", "entries", "made"}. Raises BadRequest naming the line."""
    held = backup.read_backup(text.encode("utf-8", "surrogatepass"))
    return json.dumps({"people": list(held.people), "entries": list(held.entries), "made": held.made})


def finished_entry(session: Session, request: str) -> str:
    """The diary entry of a session: {"id", "person", "at", "pain_before"?} -> the entry as JSON.

    A session that has not finished is kept as interrupted: what was done is done. Raises BadRequest where the entry
    could not be read again.
    """
    asked = object_of(request)
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
    asked = object_of(request)
    exercise = None if asked.get("exercise") is None else exercise_of(house, asked["exercise"])
    return json.dumps(_what_hurts(house, exercise, mistake=yes_in(asked, "mistake")))


def _what_hurts(house: House, exercise: Exercise | None, *, mistake: bool) -> contract.WhatHurts:
    standing = exercise is None or exercise.standing
    return {
        "calm": sentence(house.wording, _calm(exercise)),
        "signs": [_sign_json(house, kind, standing=standing) for kind in FELT_AS],
        "sore": sentence(house.wording, "feel.sore"),
        "mistake": sentence(house.wording, "feel.mistake") if mistake else None,
    }


def _calm(exercise: Exercise | None) -> str:
    """The first line, by how the person is: outside an exercise nobody knows, and they may be standing (S9)."""
    if exercise is None:
        return "feel.calm_anywhere"
    return "feel.calm_standing" if exercise.standing else "feel.calm"


def _sign_json(house: House, kind: RedFlag, *, standing: bool) -> contract.SignToName:
    call = URGENCY[kind] is Urgency.EMERGENCY
    says = sentence(house.wording, warning({kind}, standing=standing))
    return {"kind": kind.value, **sentence(house.wording, FELT_AS[kind]), "call": call, "says": says}


def answer_to_pain(house: House, request: str) -> str:
    """What an answer about pain is met with: {"when", "pain": 0-10 or null, "entries", "now"} -> as JSON

    {"key", "text", "call": the page shows whom to call, "tell": it writes `pain_told` with that pain, "rest": a day of
    rest is offered}. `when`: before, after, morning, or now. Raises BadRequest.
    """
    asked = object_of(request)
    now = diary.moment(asked.get("now"), "now")
    pain = None if asked.get("pain") is None else whole_in(asked, "pain")
    if pain is not None and not 0 <= pain <= MOST_EFFORT_OR_PAIN:
        raise BadRequest(f"pain is {pain}; write a whole number from 0 to {MOST_EFFORT_OR_PAIN}, or null")
    met = met_with(word_in(When, asked, "when"), pain, first_told(entries_in(asked), now))
    words = sentence(house.wording, met.key)
    answer: day_contract.AnswerToPain = {**words, "call": met.call, "tell": met.tell, "rest": met.rest}
    return json.dumps(answer)


__all__ = ["BadRequest", "Faulty", "House", "advance", "begin", "history", "open_house", "screen",
           "set_up_script", "today"]  # fmt: skip
