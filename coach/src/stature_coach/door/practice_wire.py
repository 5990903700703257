"""The pages of a practice in JSON: files looked at one by one, one person of them, and a paper to print.

Translates and decides nothing. What was looked at is a value that whoever asks hands in again; forgetting it ends it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, cast

from stature_coach.door.asked import date_in, object_of, text_in
from stature_coach.door.caseload import Caseload, Held, OnePerson, in_words, one_person, read_file
from stature_coach.door.day_wire import day_json, history_json
from stature_coach.door.prescription import Link, Paper, link_of, prescribed_from, read_paper, words_from
from stature_coach.door.prescription_code import BadCode, code_of
from stature_coach.door.taking import unreadable
from stature_coach.door.wire import House
from stature_coach.problems import BadRequest
from stature_coach.regimen.values import Exercise
from stature_coach.safety import local_day
from stature_coach.weeks.diary import by_the_clock, known
from stature_coach.weeks.entry import Entry, moment
from stature_coach.weeks.history import history
from stature_coach.weeks.prescribed import Do, Prescribed
from stature_coach.weeks.readiness import answers, careful_first
from stature_coach.weeks.today import today
from stature_coach.weeks.unread import understood

if TYPE_CHECKING:
    # Types alone: a home downloads none of them.
    from stature_coach.door import practice_contract as contract
    from stature_coach.door.day_contract import Day, Entry as EntryJson, PartOfDay
    from stature_coach.weeks.caseload import Said

NOBODY_YET: Final = Caseload()
# Twelve weeks are looked at across a table.
LOOKED_AT: Final = timedelta(days=83)


# -------------------------------------------------------------------- files, and the people in them


def look_at(house: House, so_far: Caseload, request: str, text: str) -> tuple[Caseload, str]:
    """One more file. Of several people in it, the one who is named, and else nobody. Raises BadRequest in one line."""
    asked = object_of(request)
    name, person, now = text_in(asked, "file"), asked.get("person"), moment(asked.get("now"), "now")
    read = read_file(name, text.encode("utf-8", "surrogatepass"))
    people: list[contract.CaseloadPerson] = [{"person": one.person, "name": one.name} for one in read]
    chosen = [one for one in read if len(read) == 1 or one.person == person]
    after = so_far.more(chosen)
    told: contract.CaseloadRead = {"people": people, "row": None}
    if chosen:
        told["row"] = _row(house, _one(house, after, chosen[0].person, now))
    return after, json.dumps(told)


def one(house: House, so_far: Caseload, request: str) -> str:
    """All that is told of somebody on the list: {"person", "now"}. Raises BadRequest where they are not on it."""
    asked = object_of(request)
    found, now = _one(house, so_far, text_in(asked, "person"), moment(asked.get("now"), "now")), asked["now"]
    entries = _entries(so_far.held[found.person])
    at = found.row.ends.at if found.row.ends else moment(now, "now")
    told, last = known(entries), local_day(at)
    past = history(house.regimen, told, last - LOOKED_AT, last, at)
    whole: contract.CaseloadOne = {
        "row": _row(house, found),
        "today": day_json(house.regimen, house.wording, today(house.regimen, told, at)),
        "history": history_json(house.regimen, house.wording, past),
        "answers": _answers(house, entries, at),
        "entries": [_entry(entry) for entry in entries],
    }
    return json.dumps(whole)


def _one(house: House, so_far: Caseload, person: str, now: datetime) -> OnePerson:
    if person not in so_far.held:
        raise BadRequest("nobody of that name is on the list; look at their file again")
    return one_person(house.regimen, so_far.held[person], now)


def _row(house: House, found: OnePerson) -> contract.CaseloadRow:
    row = found.row
    return {
        "person": found.person,
        "name": found.name,
        "headings": [heading.value for heading in row.headings],
        "said": _said(house, row.said),
        "told": [_said(house, said) for said in row.told],
        "last": local_day(row.ends.at).isoformat() if row.ends else None,
        "made": row.ends is not None and row.ends.made,
        "squares": [square.how.value for square in row.squares],
        "done": row.done,
        "planned": row.planned,
        "files": list(found.files),
    }


def _said(house: House, said: Said) -> contract.CaseloadSaid:
    return {
        "key": said.key,
        "text": in_words(house.wording, said),
        "day": said.day.isoformat() if said.day else None,
    }


def _entries(held: Iterable[Held]) -> list[Entry]:
    """Each thing that is told once, oldest first."""
    every = {
        (entry.id, entry.at, json.dumps(entry.body, sort_keys=True)): entry
        for one in held
        for entry in one.file.entries
    }
    return sorted(every.values(), key=lambda entry: (entry.at, entry.id))


def _entry(entry: Entry) -> EntryJson:
    told = {"id": entry.id, "person": entry.person, "at": entry.at.isoformat(), "kind": entry.kind}
    return cast("EntryJson", {**told, "body": dict(entry.body), "schema": entry.schema})


def _answers(house: House, entries: Iterable[Entry], at: datetime) -> list[contract.AnsweredQuestion]:
    told = answers(house.regimen.questions, by_the_clock(understood(house.regimen, known(entries)), at))
    found: list[contract.AnsweredQuestion] = []
    for question in careful_first(house.regimen.questions, told):
        last = told.get(question.id)
        found.append({
            "key": question.text_key,
            "text": house.wording.text(question.text_key),
            "answer": cast("Any", last.word) if last else None,
            "day": local_day(last.at).isoformat() if last else None,
        })  # fmt: skip
    return found


# -------------------------------------------------------------------- a paper


def form(house: House) -> str:
    """What can be prescribed, with the names that the person knows."""
    told: contract.PracticeForm = {"exercises": [_of_form(house, exercise) for exercise in house.regimen.exercises]}
    return json.dumps(told)


def _of_form(house: House, exercise: Exercise) -> contract.PracticeExercise:
    return {
        "exercise": exercise.id,
        "name": house.wording.text(exercise.name),
        "ladder": [
            {"rung": rung.id, "name": house.wording.text(rung.name), "ceiling": rung.ceiling}
            for rung in exercise.ladder
        ],
        "parts": [cast("PartOfDay", part) for part in exercise.parts_of_day],
        "repetitions": exercise.dose.first_repetitions,
    }


def make(house: House, request: str) -> str:
    """A paper of what the form says. Raises BadRequest in one line: what may not be prescribed, or not be shown."""
    paper, link = paper_asked(house, request), link_asked(house, request)
    whole: contract.PracticePaper = {
        "code": code_of(house.regimen, paper.prescribed),
        "link": link.text if link else None,
        "printed_only": list(link.printed_only) if link else [],
        "lines": _lines(house, paper.prescribed),
    }
    return json.dumps(whole)


def link_asked(house: House, request: str) -> Link | None:
    """Where the paper of the form is taken; None where the app lies nowhere that another device could reach."""
    asked = object_of(request)
    if asked.get("address") is None:
        return None
    return link_of(house.regimen, paper_asked(house, request), text_in(asked, "address"))


def paper_asked(house: House, request: str) -> Paper:
    """What the form says, as the value that is printed. Raises BadRequest in one line."""
    asked = object_of(request)
    made, words = date_in(asked, "made"), asked.get("words")
    if made is None or not isinstance(words, dict):
        raise BadRequest("a paper is made of a plan, words and a date; write all three")
    prescribed = prescribed_from(house.regimen, _asked(asked.get("plan")), made)
    told = {("for" if name == "to" else name): text or None for name, text in words.items()}
    return Paper(prescribed, words_from({**told, "language": _other_than_english(told.get("language"))}))


def read(house: House, text: str) -> str:
    """The plan of a code or a link that was brought back."""
    told: contract.PracticeRead
    try:
        told = {"plan": _plan(house, read_paper(house.regimen, text).prescribed), "refused": None}
    except BadCode as problem:
        told = {"plan": None, "refused": unreadable(problem)}
    return json.dumps(told)


def _asked(plan: object) -> Mapping[str, Any]:
    """The form's plan as prescribed_from has it."""
    parts = plan.get("exercises") if isinstance(plan, dict) else None
    if not isinstance(plan, dict) or not isinstance(parts, list) or not all(isinstance(part, dict) for part in parts):
        raise BadRequest("plan is no plan; write exercises, days and locked")
    said = {str(part.get("exercise")): part for part in parts if part.get("says") != "as_it_is"}
    doses = {name: _dose_asked(part) for name, part in said.items()}
    return {**doses, "days": plan.get("days"), "locked": plan.get("locked", False)}


def _dose_asked(part: Mapping[str, Any]) -> Mapping[str, Any]:
    if part.get("says") == "wait":
        return {"do": False}
    return {"do": True, **{key: part.get(key) for key in ("repetitions", "rung", "parts")}}


def _plan(house: House, prescribed: Prescribed) -> contract.PracticePlan:
    return {
        "exercises": [_part(exercise, prescribed) for exercise in house.regimen.exercises],
        "days": None if prescribed.days is None else [cast("Day", day) for day in prescribed.days],
        "locked": prescribed.locked,
    }


def _part(exercise: Exercise, prescribed: Prescribed) -> contract.PracticePart:
    named, do = exercise.id in prescribed.plan, prescribed.plan.get(exercise.id)
    dose = do or Do(exercise.dose.first_repetitions, exercise.ladder[0].id, exercise.parts_of_day)
    return {
        "exercise": exercise.id,
        "says": "do" if do else "wait" if named else "as_it_is",
        "repetitions": dose.repetitions,
        "rung": dose.rung,
        "parts": [cast("PartOfDay", part) for part in dose.parts],
    }


def _lines(house: House, prescribed: Prescribed) -> list[str]:
    """What it prescribes, in the words of the house."""
    return [
        _line(house, exercise, prescribed.plan[exercise.id])
        for exercise in house.regimen.exercises
        if exercise.id in prescribed.plan
    ]


def _line(house: House, exercise: Exercise, do: Do | None) -> str:
    say, name = house.wording.text, house.wording.text(exercise.name)
    if do is None:
        return say("caseload.waits").format(exercise=name)
    parts = f" {say('caseload.and')} ".join(say(f"caseload.part_{part}") for part in do.parts)
    rung = say(exercise.rung(do.rung).name)
    return say("caseload.does").format(exercise=name, n=do.repetitions, what=rung, parts=parts)


def _other_than_english(language: object) -> str | None:
    """English is what a paper without a language is in."""
    return language if isinstance(language, str) and language not in ("", "en") else None


__all__ = ["NOBODY_YET", "form", "look_at", "make", "one", "paper_asked", "read"]
