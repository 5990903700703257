"""When: the days and times a person chose, and which part of the day it is now.

Rest days and days that went by are no fault; nothing here counts them as one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from types import MappingProxyType
from typing import Any, Final, Protocol

from stature_coach.regimen.values import Exercise, Regimen
from stature_coach.safety import MORNING, wall_clock
from stature_coach.weeks.diary import Known
from stature_coach.weeks.entry import Entry, in_time
from stature_coach.weeks.entry_bodies import WEEK_DAYS
from stature_coach.weeks.papers import Taken, counting, parts_left
from stature_coach.weeks.session_facts import was_done
from stature_coach.weeks.without_app import DONE_WITHOUT

# The day turns here from "before getting up" to "before going to sleep".
AFTERNOON: Final = time(14, 0)
# Until a person chooses: "before getting up", in daylight, "before going to sleep" (handout; the hours are our own).
USUAL_TIMES: Final[Mapping[str, str]] = MappingProxyType({"morning": "07:30", "once": "10:30", "evening": "21:00"})


class Timed(Protocol):
    """An exercise in one part of the day, with the person's own time for it, such as `07:30`."""

    @property
    def part_of_day(self) -> str: ...
    @property
    def time(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Chosen:
    """The parts of the day in which one exercise is done, the days of the week and the times of day chosen for it.

    All parts that it has, every day and the usual times unless said.
    """

    parts: tuple[str, ...]
    days: tuple[str, ...] = WEEK_DAYS
    times: Mapping[str, str] = field(default_factory=lambda: USUAL_TIMES, hash=False)

    def on(self, day: date) -> bool:
        """Whether that day is one of the chosen."""
        return WEEK_DAYS[day.weekday()] in self.days


def chosen(exercise: Exercise, known: Known, until: datetime) -> Chosen:
    """What was chosen last for the exercise, of all that was said until then, by the person or by a paper."""
    mine = [plan for plan in known.sure.plans if plan.body["exercise"] == exercise.id and plan.at <= until]
    papers = counting(known)
    plans = (
        [plan.body for plan in sorted((*mine, *_with_days(papers, until)), key=in_time)]
        if papers
        else [p.body for p in mine]
    )
    days = _latest_days(plans) or _days_of_the_others(exercise.id, known, until) or WEEK_DAYS
    times = {part: at for plan in plans for part, at in (plan.get("times") or {}).items()}
    return Chosen(parts_left(exercise, papers, until), days, {**USUAL_TIMES, **times})


def _with_days(papers: Iterable[Taken], until: datetime) -> list[Entry]:
    """The papers that set days, for every exercise."""
    return [one.entry for one in papers if one.good and one.at <= until and not one.is_anothers(until)]


def _latest_days(plans: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    days = next((plan["days"] for plan in reversed(plans) if plan.get("days")), ())
    return tuple(day for day in WEEK_DAYS if day in days)


def _days_of_the_others(exercise_id: str, known: Known, until: datetime) -> tuple[str, ...]:
    """For an exercise that was opened later: the days of the others then, where they were chosen and are the same.

    Whoever rests between means to rest from the new one too.
    """
    at = min(
        (step.at for step in known.sure.steps if _opens(step.body, exercise_id) and step.at <= until), default=None
    )
    if at is None:
        return ()
    before = [plan.body for plan in known.sure.plans if plan.at <= at]
    others = {plan["exercise"] for plan in before} - {exercise_id}
    days = {_latest_days([plan for plan in before if plan["exercise"] == other]) for other in others}
    return days.pop() if len(others) > 1 and len(days) == 1 else ()


def _opens(body: Mapping[str, Any], exercise_id: str) -> bool:
    return {"exercise": exercise_id, "step": "open", "answer": "accepted"}.items() <= body.items()


def is_morning(at: datetime) -> bool:
    """Whether it is the first half of the day; the small hours are still the evening before."""
    return MORNING <= wall_clock(at).time() < AFTERNOON


def in_part(at: datetime, part: str) -> bool:
    """Whether the moment lies in that part of its day; `once` is any time of it."""
    return part == "once" or (part == "morning") == is_morning(at)


def done_in(entry: Entry, part: str) -> bool:
    """Whether it was done in that part of its day; of what was done without the app, the person says in which."""
    return bool(entry.body["part_of_day"] == part) if entry.kind == DONE_WITHOUT else in_part(entry.at, part)


def parts_done(exercise: Exercise, done: Iterable[Entry]) -> int:
    """In how many parts of a day the exercise was done, by what was done that day."""
    mine = [entry for entry in done if entry.body["exercise"] == exercise.id and was_done(entry)]
    return sum(any(done_in(entry, part) for entry in mine) for part in exercise.parts_of_day)


def part_of_day(at: datetime, parts: tuple[str, ...]) -> str:
    """The part of the day, among those an exercise has, that the moment lies in."""
    return next((part for part in parts if in_part(at, part)), parts[0])


def show_me(regimen: Regimen, day: date) -> str:
    """The id of the movement to show on that day: one a day, all in turn, the same for everybody."""
    return regimen.moving[day.toordinal() % len(regimen.moving)].id
