"""What of a report was prescribed and done: a line an exercise, and what stands below that table. It counts, and interprets nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from stature.exports.told.period import Period
from stature_coach.regimen.values import Exercise
from stature_coach.safety import HIGH_PAIN, PAIN_RISE, local_day
from stature_coach.weeks.history import History, adherence
from stature_coach.weeks.progression import courses
from stature_coach.weeks.schedule import chosen
from stature_coach.weeks.today import today
from stature_coach.weeks.unread import not_understood, understood

# So many days on which something could not be read, the last ones: a therapist asks about these.
UNREAD_DAYS: Final = 5


def line_of(period: Period, exercise: Exercise, told: History) -> dict[str, str]:
    planned, done = adherence(told.days).get(exercise.id, (0, 0))
    bodies = [entry.body for day in told.days for entry in day.sessions if entry.body["exercise"] == exercise.id]
    own = period.own
    share = own["done"].format(done=done, planned=planned) if planned else None
    return {
        "exercise": period.said(exercise.name),
        "dose": _prescribed(period, exercise),
        "done": share or own["none_planned"],
        "repetitions": _range(period, [repetitions_of(body) for body in bodies]),
        "effort": _range(period, [body.get("effort") for body in bodies]),
        "pain_before": _range(period, [body.get("pain_before") for body in bodies]),
        "pain_after": _pain_after(period, bodies),
    }


def _pain_after(period: Period, bodies: Sequence[Mapping[str, Any]]) -> str:
    """The numbers, and how often it was told in words that a little hurts, and no more than before."""
    numbers = _range(period, [body.get("pain") for body in bodies])
    little = sum(body.get("little_pain") is True and body.get("pain") is None for body in bodies)
    shape = "little_pain_once" if little == 1 else "little_pain"
    return f"{numbers}; {period.own[shape].format(n=little)}" if little else numbers


def repetitions_of(body: Mapping[str, Any]) -> int:
    """What the person says was done, where they said it."""
    said = body.get("repetitions_said")
    return int(body["repetitions"] if said is None else said)


def _prescribed(period: Period, exercise: Exercise) -> str:
    now = courses(period.house.regimen, period.known, period.end)[exercise.id]
    meant = chosen(exercise, period.known, period.end)
    days = meant.days
    words, dates = period.words["handout"], period.words["dates"]
    when = f" {words['and']} ".join(words[part] for part in meant.parts)
    shown = "" if len(days) == len(_WEEK) else " (" + ", ".join(dates[day] for day in days) + ")"
    line: str = period.own["dose_line"].format(
        repetitions=now.dose.repetitions,
        hold=exercise.dose.hold_counts,
        rung=period.said(exercise.rung(now.dose.rung).name),
        when=when + shown,
    )
    shown = f"{line}; {period.own['locked']}" if now.locked else line
    if not _is_not_open(period, exercise):
        return shown
    # The app's own first dose says nothing of somebody who may not begin; what a therapist set stands.
    return f"{shown}; {period.own['not_open']}" if now.changes else str(period.own["not_open"])


def _is_not_open(period: Period, exercise: Exercise) -> bool:
    """Whether it was never done, and was closed at the end by more than a night's rest."""
    told = period.known.told
    if any(one.body.get("exercise") == exercise.id for one in (*told.sessions, *told.without_app)):
        return False
    plans = today(period.house.regimen, period.known, period.end).exercises
    return any(one.until is None for plan in plans if plan.exercise.id == exercise.id for one in plan.closed)


_WEEK: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _range(period: Period, values: Iterable[int | None]) -> str:
    """Least, most and middle, with how many times it was told."""
    told = [value for value in values if value is not None]
    if not told:
        return str(period.own["untold"])
    shape = "range_one" if len(told) == 1 else "same" if min(told) == max(told) else "range"
    middle = period.number(median(told))
    return str(period.own[shape].format(least=min(told), most=max(told), middle=middle, n=len(told)))


def below(period: Period, told: History) -> Iterable[str]:
    endings = Counter(entry.body["reason"] for day in told.days for entry in day.sessions)
    shown = [text.format(n=endings[reason]) for reason, text in period.own["ended"].items() if endings[reason]]
    without = sum(len(day.without_app) for day in told.days)
    if without:
        yield period.own["without_line"].format(n=without)
    if shown:
        yield period.own["ended_line"].format(n=endings.total(), endings=", ".join(shown))
    yield period.own["morning_line"].format(range=_range(period, [day.morning_after for day in told.days]))
    if period.known.hurts:
        yield period.own["pain_rule"].format(rise=PAIN_RISE, high=HIGH_PAIN)
    understood_now = understood(period.house.regimen, period.known)
    unread = [entry for entry in not_understood(understood_now) if period.holds(entry.at)]
    if unread:
        days = list(dict.fromkeys(period.date(local_day(entry.at), short=True) for entry in reversed(unread)))
        shown = [*days[:UNREAD_DAYS], *(["..."] if len(days) > UNREAD_DAYS else [])]
        yield period.own["unread"].format(n=len(unread), days=", ".join(shown))


def median(values: Sequence[int]) -> float:
    """The middle one of many, or what lies between two. Python's own comes with more than a page need fetch for it."""
    ordered, half = sorted(values), len(values) // 2
    return ordered[half] if len(values) % 2 else (ordered[half - 1] + ordered[half]) / 2
