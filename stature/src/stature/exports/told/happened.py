"""What of a report happened, newest first: stops and warning signs, steps and plans, measures, and what was written down."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from stature.exports.told.period import Period, newest
from stature_coach.regimen.values import Exercise
from stature_coach.safety import local_day
from stature_coach.weeks.answered_later import as_happened
from stature_coach.weeks.course import Change, Dose
from stature_coach.weeks.diary import Entry
from stature_coach.weeks.entry_bodies import MEASURES
from stature_coach.weeks.history import History
from stature_coach.weeks.pain import is_red_flag
from stature_coach.weeks.progression import courses
from stature_coach.weeks.without_app import DONE_WITHOUT, day_of


def stops(period: Period) -> list[str]:
    """Each on the day on which it happened, as in the table, be it told on a later one."""
    hurts = as_happened(period.known.hurts)
    told = dict.fromkeys((*hurts, *period.known.red_flags, *period.known.sure.cleared))
    found = [(day_of(entry), entry) for entry in told if period.first <= day_of(entry) <= period.last]
    return newest(((day, entry.at), _stop(period, period.own, entry)) for day, entry in found)


def _stop(period: Period, own: Mapping[str, Any], entry: Entry) -> str:
    day = period.date(day_of(entry))
    if entry.kind == "cleared":
        return str(own["cleared"].format(date=day, what=_what(period, entry.body["what"])))
    if entry.kind == "measure_taken":
        return str(own["measure_hurt"].format(date=day))
    if is_red_flag(entry):
        kind = entry.body.get("kind") or entry.body.get("red_flag") or "unknown"
        return str(own["red_flag"].format(date=day, kind=own["flag"].get(str(kind), own["flag"]["unknown"])))
    how = _how_it_hurt(period, entry)
    told = {"repetitions": entry.body.get("repetitions"), "pain": entry.body.get("pain")}
    name = "" if how.startswith("pain_told") else period.name(entry.body["exercise"])
    return str(own[how].format(date=day, name=name, **told))


def _what(period: Period, what: str) -> str:
    """What was asked about, in words; a question by its own."""
    questions = {question.id: question.text_key for question in period.house.regimen.questions}
    return period.said(questions[what]) if what in questions else str(period.own["what"].get(what, what))


def _how_it_hurt(period: Period, entry: Entry) -> str:
    """Also of an exercise that this version does not know, and of pain that was there before the first effort."""
    known = [exercise.id for exercise in period.house.regimen.exercises]
    ended_in_pain, pain = entry.body.get("reason") == "PAIN" or entry.body.get("pain_told"), entry.body.get("pain")
    if entry.kind == DONE_WITHOUT and entry.body.get("exercise") in known:
        return "without_hurt" if pain is None else "without_hurt_number"
    if (
        entry.kind != "session_finished"
        or entry.body.get("exercise") not in known
        or (pain is None and not ended_in_pain)
    ):
        return "pain_told_number" if isinstance(pain, int) else "pain_told"
    if not ended_in_pain:
        return "pain_left"
    return "pain_stop_untold" if pain is None else "pain_stop"


def steps(period: Period) -> list[str]:
    """Every change of a dose with its reason, and the answers that opened something or said not now."""
    found: list[tuple[datetime, str]] = []
    for one in courses(period.house.regimen, period.known, period.end).values():
        found += [
            (change.at, _change(period, one.exercise, change)) for change in one.changes if period.holds(change.at)
        ]
    shown = [entry for entry in period.known.sure.steps if period.holds(entry.at) and _stands_alone(entry)]
    found += [(entry.at, _answer(period, entry)) for entry in shown]
    return newest(found)


def _stands_alone(entry: Entry) -> bool:
    """Whether no change of a dose tells of it already."""
    return entry.body["answer"] == "declined" or ":" not in entry.body["step"]


def _change(period: Period, exercise: Exercise, change: Change) -> str:
    rungs = [rung.id for rung in exercise.ladder]
    before, after = ((rungs.index(dose.rung), dose.repetitions) for dose in (change.before, change.after))
    shape: str = period.own["change_up" if after > before else "change_down"]
    return shape.format_map(
        {
            "date": period.date(local_day(change.at)),
            "name": period.said(exercise.name),
            "from": _short(period, exercise, change.before),
            "to": _short(period, exercise, change.after),
            "because": _because(period, change),
        }
    )


def _because(period: Period, change: Change) -> str:
    """Of the person, and not to them: somebody else reads it."""
    told = period.own["because"].get(change.because.removeprefix("change."))
    return period.said(change.because) if told is None else str(told)


def _short(period: Period, exercise: Exercise, dose: Dose) -> str:
    rung = period.said(exercise.rung(dose.rung).name)
    return str(period.own["dose_short"].format(repetitions=dose.repetitions, rung=rung))


def _answer(period: Period, entry: Entry) -> str:
    own, body = period.own, entry.body
    line: str = own["step"].format(
        date=period.date(local_day(entry.at)),
        name=period.name(body["exercise"]),
        step=_step_name(period, body),
        answer=own["answer"][body["answer"]],
    )
    return f"{line}, {own['shown']}" if body.get("shown_by_therapist") else line


def _step_name(period: Period, body: Mapping[str, Any]) -> str:
    kind, _, rest = body["step"].partition(":")
    if kind == "repetitions":
        return str(period.own["step_repetitions"].format(n=rest))
    rungs = {rung.id: rung.name for rung in period.house.regimen.exercise(body["exercise"]).ladder}
    if rest in rungs:
        return period.said(rungs[rest])
    return str({"open": period.own["step_open"], "chair_and_company": period.own["step_chair"]}.get(kind, body["step"]))


def measures(period: Period, told: History) -> list[str]:
    found = []
    for entry in told.measures:
        if entry.body.get("hurt"):  # it stands among the stops
            continue
        shape = period.own["height" if entry.body["measure"] == "height" else "stands"]
        key = MEASURES[entry.body["measure"]]
        told_of = {key: period.number(entry.body[key])}
        found.append((entry.at, shape.format(date=period.date(local_day(entry.at)), **told_of)))
    lines = newest(found)
    heights = any(entry.body["measure"] == "height" for entry in told.measures)
    return [*lines, period.own["height_note"]] if heights else lines


def own_words(period: Period, told: History) -> list[str]:
    """As they were written; the end of a line is a space."""
    written = [(entry, " ".join(entry.body["text"].split())) for day in told.days for entry in day.own_words]
    lines = ((one.at, period.date(day_of(one)), text) for one, text in written)
    return newest((at, period.own["words"].format(date=day, text=text)) for at, day, text in lines)
