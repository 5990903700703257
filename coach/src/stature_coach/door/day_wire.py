"""A day, and the days before it, as JSON for programs: the plan of today and what was done.

Translates and decides nothing. wire.py is the door.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from stature_coach.regimen.values import Exercise, Regimen
from stature_coach.regimen.wording import Wording
from stature_coach.safety import local_day
from stature_coach.weeks.closing import Clears, Closing
from stature_coach.weeks.course import Change, Dose, is_harder
from stature_coach.weeks.entry import Entry
from stature_coach.weeks.follows import ACCEPTED
from stature_coach.weeks.history import Day, History, adherence
from stature_coach.weeks.measures import Measure
from stature_coach.weeks.notices import Kept
from stature_coach.weeks.proposals import Proposal
from stature_coach.weeks.ringing import Ringing
from stature_coach.weeks.schedule import part_of_day
from stature_coach.weeks.today import Beat, Planned, Today


def day_json(regimen: Regimen, wording: Wording, plan: Today) -> dict[str, Any]:
    """Today's plan, with every sentence in the wording's language."""
    return {
        "date": plan.date.isoformat(),
        "valid_until": plan.valid_until.isoformat(),
        "screen_needed": plan.screen_needed,
        "ask_again": list(plan.ask_again),
        "ask_morning_after": plan.ask_morning_after,
        "next": plan.next,
        "exercises": [_planned(wording, planned) for planned in plan.exercises],
        "proposals": [_proposal(regimen, wording, step) for step in plan.proposals],
        "changes": [_change(regimen, wording, change, _latest(plan.changes)) for change in plan.changes],
        "may_go_back": [
            {"exercise": exercise, "step": step, "to": _dose(regimen.exercise(exercise), wording, to)}
            for exercise, step, to in plan.may_go_back
        ],
        "measures": {measure.name: _measure(wording, measure) for measure in plan.measures},
        "show_me": plan.show_me,
        "unread": [_kept(kept) for kept in plan.unread],
        "ahead": [_kept(kept) for kept in plan.ahead],
        "notes": [
            {"key": notice.key, "text": wording.text(notice.key), "clears": _clears(notice.clears)}
            for notice in plan.notices
        ],
        "calendar": _calendar(plan.ringing),
    }


def _calendar(ringing: Ringing) -> dict[str, Any]:
    return {
        "first": ringing.first.isoformat(),
        "told_at": ringing.told_at.isoformat(),
        "changes": ringing.changes,
        "rings": [
            {"id": ring.id, "part_of_day": ring.part_of_day, "time": ring.time, "days": list(ring.days)}
            for ring in ringing.rings
        ],
    }


def _kept(kept: Kept) -> dict[str, Any]:
    entry = kept.entry
    return {"id": entry.id, "kind": entry.kind, "at": entry.at.isoformat(), "closes": kept.closes}


def _clears(clears: Clears | None) -> dict[str, Any] | None:
    """The body of the `cleared` that a page must write."""
    return {"what": clears.what, "entries": list(clears.entries)} if clears else None


def history_json(regimen: Regimen, wording: Wording, told: History) -> dict[str, Any]:
    """The days, one by one, and what they add up to."""
    return {
        "from": told.days[0].date.isoformat() if told.days else None,
        "to": told.days[-1].date.isoformat() if told.days else None,
        "days": [_day(regimen, wording, day) for day in told.days],
        "measures": {
            "height": _taken(told.measures, "height", "centimetres"),
            "chair_stands": _taken(told.measures, "chair_stands", "stands"),
        },
        "adherence": {
            exercise: {"planned": planned, "done": done}
            for exercise, (planned, done) in sorted(adherence(told.days).items())
        },
    }


def _planned(wording: Wording, planned: Planned) -> dict[str, Any]:
    rung = planned.exercise.rung(planned.rung)
    return {
        "id": planned.id,
        "exercise": planned.exercise.id,
        "name": wording.text(planned.exercise.name),
        "purpose": wording.text(planned.exercise.purpose),
        "part_of_day": planned.part_of_day,
        "time": planned.time,
        "days": list(planned.days),
        "due": planned.state != "rest_day",
        "state": planned.state,
        "done": planned.done,
        "half_effort": planned.half_effort,
        "dose": _dose(planned.exercise, wording, planned.dose),
        "figures": {"start": rung.start_figure, "hold": rung.hold_figure},
        "beat": _beat(wording, planned.beat),
        "closed": [_closing(wording, closing) for closing in planned.closed],
    }


def _closing(wording: Wording, closing: Closing) -> dict[str, Any]:
    return {
        "rule": closing.rule,
        "key": closing.because,
        "text": wording.text(closing.because),
        "opened_by": closing.opened_by,
        "question": closing.question,
        "entries": list(closing.entries),
        "clears": _clears(closing.clears),
        "until": closing.until.isoformat() if closing.until else None,
        "call": closing.call,
    }


def _beat(wording: Wording, beat: Beat) -> dict[str, Any]:
    return {
        "seconds": beat.seconds,
        "slower": beat.slower,
        "quicker": beat.quicker,
        "because": wording.text(beat.because),
    }


def _dose(exercise: Exercise, wording: Wording, dose: Dose) -> dict[str, Any]:
    rung = exercise.rung(dose.rung)
    return {
        "repetitions": dose.repetitions,
        "rung": rung.id,
        "rung_name": wording.text(rung.name),
        "hold_counts": exercise.dose.hold_counts,
        "beat_seconds": dose.beat_seconds,
        "ceiling": rung.ceiling,
    }


def _proposal(regimen: Regimen, wording: Wording, step: Proposal) -> dict[str, Any]:
    exercise = regimen.exercise(step.exercise)
    return {
        "id": f"{step.exercise}/{step.step}",
        "exercise": step.exercise,
        "step": step.step,
        "kind": step.kind,
        "from": _dose(exercise, wording, step.before),
        "to": _dose(exercise, wording, step.after) if step.after else None,
        "key": step.key,
        "text": wording.text(step.key),
        **_because(regimen, wording, step.because, step.rule, step.source),
        "entries": [entry.id for entry in step.entries],
        "dates": [local_day(entry.at).isoformat() for entry in step.entries],
    }


def _latest(changes: Iterable[Change]) -> Mapping[str, Change]:
    """The newest change of each exercise; only that can be taken back as such."""
    return {change.exercise: change for change in reversed(tuple(changes))}


def _change(regimen: Regimen, wording: Wording, change: Change, latest: Mapping[str, Change]) -> dict[str, Any]:
    exercise = regimen.exercise(change.exercise)
    return {
        "exercise": change.exercise,
        "direction": "up" if is_harder(exercise, change.before, change.after) else "down",
        "at": change.at.isoformat(),
        "step": change.step,
        "from": _dose(exercise, wording, change.before),
        "to": _dose(exercise, wording, change.after),
        **_because(regimen, wording, change.because, change.rule, change.source),
        "entries": list(change.entries),
        "may_undo": change.because == ACCEPTED and latest[change.exercise] is change,
    }


def _because(regimen: Regimen, wording: Wording, key: str, rule: str, source: str) -> dict[str, Any]:
    """Why, in words, by which rule, and where that comes from."""
    found = next((one for one in regimen.sources if one.key == source), None)
    told = {"title": found.title, "url": found.url} if found else None
    return {"because_key": key, "because": wording.text(key), "rule": rule, "source": told}


def _measure(wording: Wording, measure: Measure) -> dict[str, Any]:
    last = {"date": local_day(measure.last.at).isoformat(), **measure.last.body} if measure.last else None
    told: dict[str, Any] = {"due": measure.due, "last": last}
    if measure.name == "chair_stands":
        closed = wording.text(measure.closed) if measure.closed else None
        told |= {"open": measure.closed is None, "because": closed}
    return told


def _day(regimen: Regimen, wording: Wording, day: Day) -> dict[str, Any]:
    return {
        "date": day.date.isoformat(),
        "planned": sum(day.planned.values()),
        "done": sum(day.done.values()),
        "morning_after": day.morning_after,
        "sessions": [_session(regimen, wording, entry) for entry in day.sessions],
        "notes": [_note(entry) for entry in day.notes],
    }


def _session(regimen: Regimen, wording: Wording, entry: Entry) -> dict[str, Any]:
    body, exercise = entry.body, regimen.exercise(entry.body["exercise"])
    names = {rung.id: wording.text(rung.name) for rung in exercise.ladder}
    dose = body["dose"] if isinstance(body.get("dose"), dict) else {}
    plain = ("reason", "repetitions", "repetitions_said", "effort", "pain", "pain_before", "seconds")
    return {
        "id": entry.id,
        "at": entry.at.isoformat(),
        "exercise": exercise.id,
        "name": wording.text(exercise.name),
        "part_of_day": part_of_day(entry.at, exercise.parts_of_day),
        **{key: body.get(key) for key in plain},
        "dose": {**dose, "rung_name": names.get(str(dose.get("rung")))},
    }


def _note(entry: Entry) -> dict[str, Any]:
    kinds = {"step_answered": "step", "plan_set": "plan", "screen_answered": "screen", "measure_taken": "measure"}
    # A red flag's own kind would be hidden by the note's.
    flag = {"flag": entry.body.get("kind")} if entry.kind == "red_flag" else {}
    place = {"id": entry.id, "at": entry.at.isoformat(), "kind": kinds.get(entry.kind, entry.kind)}
    return {**entry.body, **flag, **place}


def _taken(measures: Iterable[Entry], name: str, key: str) -> list[dict[str, Any]]:
    """One that was broken off because it hurt is no measure of anything."""
    return [
        {"id": entry.id, "date": local_day(entry.at).isoformat(), key: entry.body[key]}
        for entry in measures
        if entry.body["measure"] == name and not entry.body.get("hurt")
    ]
