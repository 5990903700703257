"""What stands on the handout of one person: what to do, how often, when to stop, and a grid to tick.

Decided here: what stands on which page, from the regimen, the diary and the words of the papers. An exercise that is
closed for the person is named with its reason and never set out as something to do. Not known here: how it looks, and the
time of day: the paper holds what was true at the diary's last entry.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from stature.exports.as_of import as_of
from stature.exports.told.speaking import CannotPrint, spoken
from stature_coach.door.wire import House
from stature_coach.regimen.values import Exercise, Step
from stature_coach.safety import PRONE, local_day
from stature_coach.weeks import today as day
from stature_coach.weeks.closing import CHEST_RAISE, Closing
from stature_coach.weeks.diary import Entry, Known, known as fold
from stature_coach.weeks.entry_bodies import WEEK_DAYS
from stature_coach.weeks.schedule import Chosen, chosen

# Steps that the device says of itself, and those that stand elsewhere on the same page.
NOT_ON_PAPER: Final = frozenset(
    {
        *("shared.steps", "shared.device_to_hand", "shared.if_silent", "shared.stop_whenever"),
        *("neck_press.until_tired", "wall_ball_press.until_tired", "prone_chest_raise.until_tired"),
        *("prone_chest_raise.rest", "prone_chest_raise.pillow_back"),
        "wall_ball_press.hold_chair",  # the step after it says so again
    }
)
SHOWN_APART: Final = "log_roll."
# Each is a number of its own: whoever lies level already would skip the chin with the pillows before it.
BEGINS_ANEW: Final = frozenset({"neck_press.chin", "neck_press.how"})

# What a night, the app's questions or the person's own word opens again; a doctor is asked for all else.
OPENED_BY_REST: Final = frozenset({"next_morning", "answers_again", "step", "paper"})

# More than three in a row are not kept in mind.
SENTENCES_TOGETHER: Final = 3

DOWN: Final = (
    ("log_roll.sit", "log-roll-2"),
    ("log_roll.down", "log-roll-3"),
    ("log_roll.onto_back", "log-roll-5"),
    ("log_roll.middle", "bed-middle-back"),
)
UP: Final = (
    ("log_roll.knees", "log-roll-up-1"),
    ("log_roll.near_arm_up", "log-roll-up-arm"),
    ("log_roll.onto_side", "log-roll-up-2"),
    ("log_roll.to_edge", "log-roll-shift"),
    ("log_roll.up", "log-roll-up-3"),
    ("log_roll.sit_a_while", "log-roll-up-4"),
)
# Onto the front and off it, shown only to those who do the chest raise; both begin and end on the side.
FRONT: Final = (
    ("log_roll.shift_back", "bed-middle"),
    ("log_roll.room", "bed-middle-room"),
    ("log_roll.arm_up", "log-roll-prone-1"),
    ("log_roll.onto_front", "log-roll-prone-2"),
)
OFF_THE_FRONT: Final = (
    ("log_roll.far_arm_up", "log-roll-prone-back-1"),
    ("log_roll.away_from_edge", "log-roll-prone-back-2"),
    ("log_roll.bend_knees", "log-roll-prone-back-3"),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What every part of the handout is written from."""

    house: House
    words: Mapping[str, Any]
    language: str

    @property
    def own(self) -> Mapping[str, Any]:
        return self.words["handout"]  # type: ignore[no-any-return]

    def said(self, key: str) -> str:
        """The coach's sentence, or the one for paper in its stead."""
        instead: Mapping[str, str] = self.words["instead"]
        return instead[key] if key in instead else spoken(self.house, key, self.language)

    def figure(self, name: str) -> dict[str, str]:
        """A picture by its name, with its words; whoever shows it draws it."""
        if name not in self.words["pictures"]:
            raise CannotPrint(f"wording/paper/{self.language}.toml has no words for the picture {name}; write them")
        return {"picture": name, **self.words["pictures"][name]}


@dataclass(frozen=True, slots=True)
class Plan:
    """One exercise as this person does it; `parts` of the day with the times they chose, `closed` says why it waits."""

    exercise: Exercise
    repetitions: int
    rung: str
    half_effort: bool
    closed: tuple[Closing, ...]
    parts: tuple[str, ...]
    chosen: Chosen | None
    with_company: bool


# -------------------------------------------------------------------- what is open, and how much


@dataclass(frozen=True, slots=True)
class Told:
    """What is known, and the moment of its last entry: what was true then is what the paper says."""

    known: Known
    as_of: datetime
    is_new: bool

    @classmethod
    def of(cls, entries: Sequence[Entry], now: datetime) -> Told:
        return cls(fold(entries), as_of(entries, now), not entries)


def plans_of(house: House, diary: Told) -> list[Plan]:
    if diary.is_new:
        return [_first_plan(exercise) for exercise in house.regimen.exercises]
    known, now = diary.known, diary.as_of
    planned = {one.exercise.id: one for one in day.today(house.regimen, known, now).exercises}
    return [
        Plan(
            exercise=one.exercise,
            repetitions=one.repetitions,
            rung=one.rung,
            half_effort=one.half_effort,
            closed=one.closed,
            parts=chosen(one.exercise, known, now).parts,
            chosen=_chosen(one.exercise, known, now),
            with_company=_with_company(one.exercise, known),
        )
        for one in planned.values()
    ]


def _first_plan(exercise: Exercise) -> Plan:
    parts = exercise.parts_of_day
    return Plan(exercise, exercise.dose.first_repetitions, exercise.ladder[0].id, True, (), parts, None, False)


def _chosen(exercise: Exercise, known: Known, now: datetime) -> Chosen | None:
    """Days and times, where there is anything to say of them."""
    found = chosen(exercise, known, now)
    keys = {key for plan in known.sure.plans if plan.body["exercise"] == exercise.id for key in plan.body}
    return found if keys & {"days", "times"} or found.days != WEEK_DAYS else None


def _with_company(exercise: Exercise, known: Known) -> bool:
    answers = [e.body for e in known.sure.steps if e.body["exercise"] == exercise.id]
    company = [body["answer"] for body in answers if body["step"] == "chair_and_company"]
    return bool(company) and company[-1] == "accepted"


# -------------------------------------------------------------------- the pages


def pages_of(sheet: Sheet, plans: Iterable[Plan], diary: Told, name: str, before: int = 0) -> dict[str, Any]:
    """What the template is told. `before` are the pages in front of these."""
    plans = sorted(plans, key=lambda plan: plan.exercise.order)
    going = [plan for plan in plans if not plan.closed]
    waiting = [plan for plan in plans if plan.closed]
    lying = [plan for plan in going if plan.exercise.lying]
    moving_pages = 2 if _turns_over(lying) else 1
    moves = bool(lying) or (bool(waiting) and not going and _only_rests(waiting))
    # After the rule and the exercises; where none is open, after the page that says why.
    moving_page = before + 2 + (len(going) or 1)
    source = sheet.house.regimen.sources[0]
    return {
        "lang": sheet.language,
        "words": sheet.own,
        "name": sheet.own["name"].format(name=name) if name else "",
        "as_of": "" if diary.is_new else sheet.own["as_of"].format(date=date_in(sheet, local_day(diary.as_of))),
        "resting": _resting(sheet, waiting) if going and waiting else "",
        "tall": sheet.figure("stand-tall"),
        "source": {"title": source.title, "url": source.url},
        "waiting": _waiting(sheet, waiting, plans, diary),
        "rest": sheet.own["waiting_rest"].format(n=moving_page) if moves and not going else "",
        "ask": _ask(sheet, waiting),
        "exercises": [_exercise(sheet, plan, moving_page, moving_pages - 1, new=diary.is_new) for plan in going],
        "moving": _moving(sheet, lying) if moves else None,
        "log": _log(sheet, going),
        "front": None,
        "pages": before + 1 + len(going) + bool(waiting) + moving_pages * moves + bool(going),
    }


# -------------------------------------------------------------------- what rests, why, and what opens it


def _only_rests(waiting: Sequence[Plan]) -> bool:
    """Whether no doctor needs to be asked and no warning sign stands: then getting up and lying down is shown (S9)."""
    return all(closing.opened_by in OPENED_BY_REST for plan in waiting for closing in plan.closed)


def _resting(sheet: Sheet, waiting: Sequence[Plan]) -> str:
    """`{n}` stays: only whoever sets the pages knows the number."""
    return str(sheet.own["resting"].replace("{names}", _names(sheet, waiting)))


def _waiting(sheet: Sheet, waiting: Sequence[Plan], plans: Sequence[Plan], diary: Told) -> list[dict[str, Any]]:
    """Each reason once, under the names of those that wait for it."""
    whose: dict[tuple[str, str], list[Plan]] = {}
    for plan in waiting:
        for closing in plan.closed:
            why = (sheet.said(closing.because), _opens(sheet, closing, diary))
            whose.setdefault(why, []).append(plan)
    by_names: dict[str, list[list[str]]] = {}
    for why, those in whose.items():
        once = [plan for plan in waiting if plan in those]
        names = sheet.own["all_of_them"] if len(once) == len(plans) else _names(sheet, once)
        by_names.setdefault(names, []).append(list(why))
    return [{"names": names, "why": why} for names, why in by_names.items()]


def _ask(sheet: Sheet, waiting: Sequence[Plan]) -> str:
    """What to ask the doctor, where it is the doctor's word that opens; else nothing."""
    asked = [plan for plan in waiting if any(closing.opened_by == "cleared" for closing in plan.closed)]
    return sheet.own["ask"].format(names=_names(sheet, asked)) if asked else ""


def _names(sheet: Sheet, plans: Sequence[Plan]) -> str:
    return ", ".join(sheet.said(plan.exercise.name) for plan in plans)


def _opens(sheet: Sheet, closing: Closing, diary: Told) -> str:
    if closing.opened_by == "next_morning":
        return _opens_by_itself(sheet, closing, diary)
    return str(sheet.own["opened_by"].get(closing.opened_by, sheet.own["again"]))


def _opens_by_itself(sheet: Sheet, closing: Closing, diary: Told) -> str:
    """A paper does not know when it is read: it names the day of the pain, and the morning after which it is old."""
    if closing.until is None:
        return str(sheet.own["again"])
    following = date_in(sheet, closing.until.date())
    hurts = [entry for entry in diary.known.hurts if entry.id in closing.entries]
    if not hurts:
        return str(sheet.own["from_morning"]).format(next=following)
    last = date_in(sheet, max(local_day(entry.at) for entry in hurts))
    return str(sheet.own["opened_by"]["next_morning"]).format(date=last, next=following)


def date_in(sheet: Sheet, on: date) -> str:
    """The day as people write it."""
    dates = sheet.words["dates"]
    return str(dates["date"].format(day=on.day, month=dates["months"][on.month - 1], year=on.year))


# -------------------------------------------------------------------- what is open


def _exercise(sheet: Sheet, plan: Plan, moving_page: int, up_is: int, *, new: bool) -> dict[str, Any]:
    exercise, rung = plan.exercise, plan.exercise.rung(plan.rung)
    figures = dict.fromkeys((rung.start_figure, rung.hold_figure))
    return {
        "name": sheet.said(exercise.name),
        "purpose": sheet.said(exercise.purpose),
        "upright": not exercise.lying,
        "figures": [sheet.figure(name) for name in figures],
        "conditions": _conditions(sheet, plan, new=new),
        "dose": _dose(sheet, plan, new=new),
        "steps": list(_steps(sheet, plan, moving_page, up_is)),
    }


def _conditions(sheet: Sheet, plan: Plan, *, new: bool) -> list[str]:
    if plan.exercise.id == CHEST_RAISE:
        told: list[str] = sheet.own["conditions_chest"]
        return [*told, *([sheet.own["conditions_chest_new"]] if new else [])]
    return [sheet.own["company"]] if plan.with_company else []


def _dose(sheet: Sheet, plan: Plan, *, new: bool) -> dict[str, Any]:
    own, exercise = sheet.own, plan.exercise
    most = exercise.dose.ceiling
    return {
        "title": own["dose_title_new" if new else "dose_title"],
        "times": often(sheet, plan),
        "when": when_in(sheet, plan),
        "rung": sheet.said(exercise.rung(plan.rung).name),
        "more": [
            own["hold"].format(n=exercise.dose.hold_counts),
            own["tired"],
            *([own["grow"].format(n=most)] if new and plan.rung != "trying" else []),
        ],
    }


def often(sheet: Sheet, plan: Plan) -> str:
    """How many times, in words."""
    once = "tries" if plan.rung == "trying" else "times"
    return str(sheet.own[f"{once}_one"] if plan.repetitions == 1 else sheet.own[once].format(n=plan.repetitions))


def when_in(sheet: Sheet, plan: Plan) -> str:
    """The parts of the day, and the days."""
    own, parts = sheet.own, plan.parts
    times = plan.chosen.times if plan.chosen else {}
    said = [own[part] + (f" {own['at_time'].format(time=times[part])}" if part in times else "") for part in parts]
    when = f" {own['and']} ".join(said)
    return when[:1].upper() + when[1:] + "." + _on_days(sheet, plan)


def _on_days(sheet: Sheet, plan: Plan) -> str:
    if plan.chosen is None or len(plan.chosen.days) == len(WEEK_DAYS):
        return ""
    names = ", ".join(sheet.words["dates"][name] for name in plan.chosen.days)
    return " " + str(sheet.own["days"].format(days=names)) + "."


def _steps(sheet: Sheet, plan: Plan, moving_page: int, up_is: int) -> list[str]:
    """What to do, in order; sentences stand together, a move of the body begins anew."""
    items: list[list[str]] = []
    before: Step | None = None
    for step, sentence in _told(sheet, plan, moving_page):
        if before is not None and _goes_on(before, step) and len(items[-1]) < SENTENCES_TOGETHER:
            items[-1].append(sentence)
        else:
            items.append([sentence])
        before = step
    return [" ".join(item) for item in (*items, [*_told_leaving(sheet, plan, moving_page, up_is)]) if item]


def _goes_on(before: Step, step: Step) -> bool:
    if step.say in BEGINS_ANEW:
        return False
    return not step.moves_body and step.say.startswith(SHOWN_APART) == before.say.startswith(SHOWN_APART)


def _told(sheet: Sheet, plan: Plan, moving_page: int) -> Iterable[tuple[Step, str]]:
    """The regimen's steps; lying down is told once, when all is laid out, and shown on its own page."""
    lain_down = False
    for step in plan.exercise.setup:
        if not _belongs(step, plan):
            continue
        if not step.say.startswith(SHOWN_APART):
            yield step, sheet.said(step.say)
        elif step.moves_body and not lain_down:
            lain_down = True
            yield step, sheet.own["lie_down"].format(n=moving_page)


def _told_leaving(sheet: Sheet, plan: Plan, moving_page: int, up_is: int) -> Iterable[str]:
    for step in plan.exercise.leaving:
        if not step.say.startswith((SHOWN_APART, "shared.")) and step.say not in NOT_ON_PAPER:
            yield sheet.said(step.say)
    if plan.exercise.lying:
        yield sheet.own["get_up"].format(n=moving_page + up_is)


def _belongs(step: Step, plan: Plan) -> bool:
    effort = "half_effort" if plan.half_effort else "usual_effort"
    on_paper = not step.when_lying and step.say not in NOT_ON_PAPER
    return on_paper and step.is_for(plan.rung, effort, plan.repetitions)


def _turns_over(lying: Sequence[Plan]) -> bool:
    """Whether somebody lies on the front: then lying down and getting up have a page each, else they share one."""
    return any(plan.exercise.position == PRONE for plan in lying)


def _moving(sheet: Sheet, lying: Sequence[Plan]) -> dict[str, Any]:
    def shown(steps: Sequence[tuple[str, str]]) -> list[dict[str, Any]]:
        """Each with its picture, but where it is the picture before."""
        before = ("", *(figure for _, figure in steps))
        return [
            {"say": sheet.said(key), "figure": sheet.figure(figure) if figure != last else None}
            for (key, figure), last in zip(steps, before, strict=False)
        ]

    prone = _turns_over(lying)
    return {
        "long_back": sheet.said("log_roll.long_back"),
        "down": shown(DOWN),
        "front": shown(FRONT) if prone else [],
        "off_front": shown(OFF_THE_FRONT) if prone else [],
        "up": shown(UP),
    }


def _log(sheet: Sheet, going: Sequence[Plan]) -> dict[str, Any]:
    rows = [sheet.own["log"][plan.exercise.id][part] for plan in going for part in plan.parts]
    dates = sheet.words["dates"]
    return {"rows": [*rows, *([sheet.own["pain_row"]] if rows else [])], "days": [dates[name] for name in WEEK_DAYS]}
