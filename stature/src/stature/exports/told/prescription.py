"""What stands on the paper of a prescription: a code for the camera and to type, and behind it the handout with its dose.

Decided here: what stands on the first page. It names a first name at most and nothing of anybody's health. Not known here:
how it looks, what the code says (the coach), and who will take it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

from stature.exports.told.handout import Plan, Sheet, Told, date_in, often, pages_of, when_in
from stature_coach.door.prescription import Paper, address_in
from stature_coach.door.prescription_code import code_of
from stature_coach.regimen.values import Exercise
from stature_coach.weeks.closing import WAITS, Closing
from stature_coach.weeks.diary import NOTHING_KNOWN
from stature_coach.weeks.entry_bodies import WEEK_DAYS
from stature_coach.weeks.prescribed import OLDEST_DAYS
from stature_coach.weeks.schedule import Chosen


def prescription_told(sheet: Sheet, paper: Paper, name: str, link: str | None = None) -> dict[str, Any]:
    """All that is told on it, but the square for the camera. `name` is whom it is for, as it can be shown.

    `link` is that of the paper, whose address is printed for whoever has never been there; None where there is none.

    What waits is named and has no page: the physiotherapist decided it, and no answer of the person's opens it.
    """
    plans = list(_plans(sheet, paper))
    going, waiting = ([plan for plan in plans if bool(plan.closed) is closed] for closed in (False, True))
    made = datetime.combine(paper.prescribed.made, time(12), UTC)
    theirs = replace(sheet, words={**sheet.words, "handout": _words(sheet, paper, name, going=bool(going))})
    told = pages_of(theirs, going, Told(NOTHING_KNOWN, made, is_new=False), name, before=1)
    as_of = sheet.words["prescription"]["made_on"].format(date=date_in(sheet, paper.prescribed.made))
    resting = _resting(sheet, paper, waiting, going=bool(going))
    return {**told, "as_of": as_of, "resting": resting, "front": _front(sheet, paper, plans, name, link)}


def _words(sheet: Sheet, paper: Paper, name: str, *, going: bool) -> dict[str, Any]:
    """The handout's words, said by whoever made this paper: they were asked already, and are the one to call."""
    own, by, who = sheet.words["prescription"], _by(sheet, paper), _whom(sheet, paper)
    foot = (own["foot"].format(name=name) if name else "", who if paper.words.by or paper.words.telephone else "")
    return {
        **sheet.own,
        "title": own["title_behind"],
        # Where nothing is to be begun, nobody tires of it.
        "first": [own["broken"].format(by=by), *([own["not_now"].format(who=who)] if going else [])],
        "stop": [*([sheet.own["stop"][0]] if going else []), own["hurts"].format(who=who)],
        "hurts": own["hurts"].format(who=who),
        "hurts_brief": own["hurts_brief"].format(who=who),
        "not_by": own["source_of"].format(by=by),
        "page": " · ".join([*(one for one in foot if one), sheet.own["page"]]),
        "take_first": own["first"],
        "doctor_today": own["doctor_today"],
        "emergency": own["emergency"],
        "good_until": own["good_until"].format(
            date=date_in(sheet, paper.prescribed.made + timedelta(days=OLDEST_DAYS))
        ),
    }


def _by(sheet: Sheet, paper: Paper) -> str:
    return paper.words.by or str(sheet.words["prescription"]["nobody"])


def _whom(sheet: Sheet, paper: Paper) -> str:
    """Whom to call, with the number where there is one."""
    return ", ".join(one for one in (_by(sheet, paper), paper.words.telephone) if one)


def _resting(sheet: Sheet, paper: Paper, waiting: list[Plan], *, going: bool) -> str:
    if not waiting:
        return ""
    names = ", ".join(sheet.said(plan.exercise.name) for plan in waiting)
    own = sheet.words["prescription"]
    said = str(own["resting" if going else "resting_all"].format(by=_by(sheet, paper), names=names))
    return said[:1].upper() + said[1:]


def _plans(sheet: Sheet, paper: Paper) -> Iterator[Plan]:
    """What the paper names, as the handout sets it out; of what it says nothing, it says nothing."""
    for exercise in sheet.house.regimen.exercises:
        if exercise.id in paper.prescribed.plan:
            yield _plan(exercise, paper)


def _plan(exercise: Exercise, paper: Paper) -> Plan:
    do, days = paper.prescribed.plan[exercise.id], paper.prescribed.days or WEEK_DAYS
    return Plan(
        exercise=exercise,
        repetitions=do.repetitions if do else exercise.dose.first_repetitions,
        rung=do.rung if do else exercise.ladder[0].id,
        half_effort=False,
        closed=() if do else (Closing("S6", WAITS, "paper"),),
        parts=do.parts if do else exercise.parts_of_day,
        chosen=Chosen(do.parts if do else exercise.parts_of_day, days, {}),
        with_company=False,
    )


def _front(sheet: Sheet, paper: Paper, plans: list[Plan], name: str, link: str | None) -> dict[str, Any]:
    own, words, code = sheet.words["prescription"], paper.words, code_of(sheet.house.regimen, paper.prescribed)
    by = ", ".join(word for word in (words.by, words.practice) if word)
    made = own["made_by" if by else "made"].format(date=date_in(sheet, paper.prescribed.made), by=by)
    return {
        "title": own["title"],
        "who": [*([own["for_one"].format(name=name)] if name else []), made],
        "alt": own["alt"],
        "steps": own["steps"],
        "address": address_in(link) if link else "",
        "or_type": own["or_type"],
        "code": code,
        "lines": [*(_line(sheet, plan) for plan in plans), *_unchanged(sheet, plans), *_of_all(sheet, paper)],
        "note": [own["note"].format(by=_by(sheet, paper)), words.note] if words.note else [],
        "telephone": own["telephone"].format(who=_by(sheet, paper), telephone=words.telephone)
        if words.telephone
        else "",
    }


def _line(sheet: Sheet, plan: Plan) -> str:
    own, name = sheet.words["prescription"], sheet.said(plan.exercise.name)
    if plan.closed:
        return str(own["waits"].format(name=name))
    rung = sheet.said(plan.exercise.rung(plan.rung).name)
    in_parts = Plan(plan.exercise, plan.repetitions, plan.rung, False, (), plan.parts, None, False)
    return str(own["does"].format(name=name, often=often(sheet, plan), rung=rung, when=when_in(sheet, in_parts)))


def _unchanged(sheet: Sheet, plans: list[Plan]) -> Iterator[str]:
    """Those that the paper says nothing of, by name: what is not said was read as "not for you", and as "go on"."""
    named = {plan.exercise.id for plan in plans}
    for exercise in sheet.house.regimen.exercises:
        if exercise.id not in named:
            yield sheet.words["prescription"]["stays"].format(name=sheet.said(exercise.name))


def _of_all(sheet: Sheet, paper: Paper) -> Iterator[str]:
    own, dates = sheet.words["prescription"], sheet.words["dates"]
    if paper.prescribed.days is not None:
        yield own["days"].format(days=", ".join(dates[day] for day in paper.prescribed.days))
    if paper.prescribed.locked:
        yield own["locked"]
