"""The handout of one person, in large print: what to do, how often, when to stop, and a grid to tick.

Decided here: what stands on which page, from the regimen, the diary and the words of the papers. An exercise that is
closed for the person is named with its reason and never set out as something to do. Not known here: how it looks
(`paper/handout.typ`), and the time of day: the paper holds what was true at the diary's last entry.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from stature.exports.as_of import as_of
from stature.exports.typesetting import (
    CannotPrint,
    house_in,
    paper_words,
    picture,
    printable_name,
    regimen_folder,
    spoken,
    typeset,
)
from stature_coach.door.wire import House
from stature_coach.regimen.values import Exercise, Step
from stature_coach.safety import PRONE, local_day
from stature_coach.weeks import today as day
from stature_coach.weeks.closing import CHEST_RAISE, Closing
from stature_coach.weeks.diary import Entry, Known, entry_from, known as fold
from stature_coach.weeks.entry_bodies import WEEK_DAYS
from stature_coach.weeks.schedule import Chosen, chosen

PAPERS: Final = {"letter": "us-letter", "a4": "a4"}

# Large print begins at 18 points (American Printing House; UK Association for Accessible Formats asks for 16 to 18).
# Twenty where an exercise still fits its own page.
SIZES_PT: Final = (20.0, 19.5, 19.0, 18.5, 18.0)
# The air between lines, as a share of what reads best; it goes before a letter would shrink further.
AIRS: Final = (0.9, 0.8, 0.7, 0.6, 0.5, 0.4)

# Steps that the device says of itself, and those that stand elsewhere on the same page.
NOT_ON_PAPER: Final = frozenset(
    {
        *("shared.device_to_hand", "shared.if_silent", "shared.stop_whenever"),
        *("neck_press.until_tired", "wall_ball_press.until_tired", "prone_chest_raise.until_tired"),
        *("prone_chest_raise.rest", "prone_chest_raise.pillow_back"),
        "wall_ball_press.hold_chair",  # the step after it says so again
    }
)
SHOWN_APART: Final = "log_roll."
# Lying down on the one, getting up on the next.
MOVING_PAGES: Final = 2

# What a night, the app's questions or the person's own word opens again; a doctor is asked for all else.
OPENED_BY_REST: Final = frozenset({"next_morning", "answers_again", "step"})

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


def handout_pdf(  # noqa: PLR0913, PLR0917 (the door that the command line and the server agreed upon)
    house: House,
    person: str | None,
    entries: Sequence[Mapping[str, Any]],
    paper: str,
    language: str,
    name: str | None,
    *,
    now: datetime,
    regimen: Path | None = None,
) -> bytes:
    """The handout as a tagged PDF. `entries` are JSON objects of that person; with none, all three exercises are there.

    `paper` is letter or a4; of `now` it is only asked which dates are not yet true. `regimen` is the folder of pictures and words, unless the packed one is meant. The same diary
    gives the same bytes. Raises CannotPrint; BadRequest where an entry cannot be read.
    """
    if paper not in PAPERS:
        raise CannotPrint(f"paper is {paper[:40]!r}; write one of {', '.join(PAPERS)}")
    folder = regimen or regimen_folder()
    words = paper_words(folder, language)
    sheet = _Sheet(house_in(house, folder, language), folder, words, language)
    mine = [entry_from(dict(entry)) for entry in entries if person is None or entry.get("person") == person]
    told = _handout(sheet, _Diary.of(mine, now), printable_name(name)) | {"paper": PAPERS[paper]}
    return _set_to_fit(told)


def _set_to_fit(told: Mapping[str, Any]) -> bytes:
    """The largest letters with which every page's matter stays on its page."""
    made = b""
    for size, air in (*((size, 1.0) for size in SIZES_PT), *((SIZES_PT[-1], air) for air in AIRS)):
        made, pages = typeset("handout", {**told, "size": size, "air": air})
        if pages <= told["pages"]:
            return made
    return made


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What every part of the handout is written from."""

    house: House
    regimen: Path
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
        if name not in self.words["pictures"]:
            raise CannotPrint(f"wording/paper/{self.language}.toml has no words for the picture {name}; write them")
        return {"svg": picture(self.regimen, name), **self.words["pictures"][name]}


@dataclass(frozen=True, slots=True)
class _Plan:
    """One exercise as this person does it; `parts` with the times they chose, `closed` says why it waits."""

    exercise: Exercise
    repetitions: int
    rung: str
    half_effort: bool
    closed: tuple[Closing, ...]
    chosen: Chosen | None
    with_company: bool


# -------------------------------------------------------------------- what is open, and how much


@dataclass(frozen=True, slots=True)
class _Diary:
    """What is known, and the moment of its last entry: what was true then is what the paper says."""

    known: Known
    as_of: datetime
    is_new: bool

    @classmethod
    def of(cls, entries: Sequence[Entry], now: datetime) -> _Diary:
        return cls(fold(entries), as_of(entries, now), not entries)


def _plans(house: House, diary: _Diary) -> list[_Plan]:
    if diary.is_new:
        return [_first_plan(exercise) for exercise in house.regimen.exercises]
    known, now = diary.known, diary.as_of
    planned = {one.exercise.id: one for one in day.today(house.regimen, known, now).exercises}
    return [
        _Plan(
            exercise=one.exercise,
            repetitions=one.repetitions,
            rung=one.rung,
            half_effort=one.half_effort,
            closed=one.closed,
            chosen=_chosen(one.exercise, known, now),
            with_company=_with_company(one.exercise, known),
        )
        for one in planned.values()
    ]


def _first_plan(exercise: Exercise) -> _Plan:
    return _Plan(exercise, exercise.dose.first_repetitions, exercise.ladder[0].id, True, (), None, False)


def _chosen(exercise: Exercise, known: Known, now: datetime) -> Chosen | None:
    """Days and times, where there is anything to say of them."""
    found = chosen(exercise.id, known, now)
    keys = {key for plan in known.sure.plans if plan.body["exercise"] == exercise.id for key in plan.body}
    return found if keys & {"days", "times"} or found.days != WEEK_DAYS else None


def _with_company(exercise: Exercise, known: Known) -> bool:
    answers = [e.body for e in known.sure.steps if e.body["exercise"] == exercise.id]
    company = [body["answer"] for body in answers if body["step"] == "chair_and_company"]
    return bool(company) and company[-1] == "accepted"


# -------------------------------------------------------------------- the pages


def _handout(sheet: _Sheet, diary: _Diary, name: str) -> dict[str, Any]:
    plans = sorted(_plans(sheet.house, diary), key=lambda plan: plan.exercise.order)
    going = [plan for plan in plans if not plan.closed]
    waiting = [plan for plan in plans if plan.closed]
    lying = [plan for plan in going if plan.exercise.lying]
    moves = bool(lying) or (not going and _only_rests(waiting))
    # After the rule and the exercises; where none is open, after the page that says why.
    moving_page = 2 + (len(going) or 1)
    source = sheet.house.regimen.sources[0]
    return {
        "lang": sheet.language,
        "words": sheet.own,
        "name": sheet.own["name"].format(name=name) if name else "",
        "as_of": "" if diary.is_new else sheet.own["as_of"].format(date=_date(sheet, local_day(diary.as_of))),
        "resting": _resting(sheet, waiting) if going and waiting else "",
        "tall": sheet.figure("stand-tall"),
        "source": {"title": source.title, "url": source.url},
        "waiting": _waiting(sheet, waiting, plans, diary),
        "rest": sheet.own["waiting_rest"].format(n=moving_page) if moves and not going else "",
        "ask": _ask(sheet, waiting),
        "exercises": [_exercise(sheet, plan, moving_page, new=diary.is_new) for plan in going],
        "moving": _moving(sheet, lying) if moves else None,
        "log": _log(sheet, going),
        "pages": 1 + len(going) + bool(waiting) + MOVING_PAGES * moves + bool(going),
    }


# -------------------------------------------------------------------- what rests, why, and what opens it


def _only_rests(waiting: Sequence[_Plan]) -> bool:
    """Whether no doctor needs to be asked and no warning sign stands: then getting up and lying down is shown (S9)."""
    return all(closing.opened_by in OPENED_BY_REST for plan in waiting for closing in plan.closed)


def _resting(sheet: _Sheet, waiting: Sequence[_Plan]) -> str:
    """`{n}` stays: only whoever sets the pages knows the number."""
    return str(sheet.own["resting"].replace("{names}", _names(sheet, waiting)))


def _waiting(sheet: _Sheet, waiting: Sequence[_Plan], plans: Sequence[_Plan], diary: _Diary) -> list[dict[str, Any]]:
    """Each reason once, under the names of those that wait for it."""
    whose: dict[tuple[str, str], list[_Plan]] = {}
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


def _ask(sheet: _Sheet, waiting: Sequence[_Plan]) -> str:
    """What to ask the doctor, where it is the doctor's word that opens; else nothing."""
    asked = [plan for plan in waiting if any(closing.opened_by == "cleared" for closing in plan.closed)]
    return sheet.own["ask"].format(names=_names(sheet, asked)) if asked else ""


def _names(sheet: _Sheet, plans: Sequence[_Plan]) -> str:
    return ", ".join(sheet.said(plan.exercise.name) for plan in plans)


def _opens(sheet: _Sheet, closing: Closing, diary: _Diary) -> str:
    if closing.opened_by == "next_morning":
        return _opens_by_itself(sheet, closing, diary)
    return str(sheet.own["opened_by"].get(closing.opened_by, sheet.own["again"]))


def _opens_by_itself(sheet: _Sheet, closing: Closing, diary: _Diary) -> str:
    """A paper does not know when it is read: it names the day of the pain, and the morning after which it is old."""
    if closing.until is None:
        return str(sheet.own["again"])
    following = _date(sheet, closing.until.date())
    hurts = [entry for entry in diary.known.hurts if entry.id in closing.entries]
    if not hurts:
        return str(sheet.own["from_morning"]).format(next=following)
    last = _date(sheet, max(local_day(entry.at) for entry in hurts))
    return str(sheet.own["opened_by"]["next_morning"]).format(date=last, next=following)


def _date(sheet: _Sheet, on: date) -> str:
    dates = sheet.words["dates"]
    return str(dates["date"].format(day=on.day, month=dates["months"][on.month - 1], year=on.year))


# -------------------------------------------------------------------- what is open


def _exercise(sheet: _Sheet, plan: _Plan, moving_page: int, *, new: bool) -> dict[str, Any]:
    exercise, rung = plan.exercise, plan.exercise.rung(plan.rung)
    figures = dict.fromkeys((rung.start_figure, rung.hold_figure))
    return {
        "name": sheet.said(exercise.name),
        "purpose": sheet.said(exercise.purpose),
        "upright": not exercise.lying,
        "figures": [sheet.figure(name) for name in figures],
        "conditions": _conditions(sheet, plan, new=new),
        "dose": _dose(sheet, plan, new=new),
        "steps": list(_steps(sheet, plan, moving_page)),
    }


def _conditions(sheet: _Sheet, plan: _Plan, *, new: bool) -> list[str]:
    if plan.exercise.id == CHEST_RAISE:
        told: list[str] = sheet.own["conditions_chest"]
        return [*told, *([sheet.own["conditions_chest_new"]] if new else [])]
    return [sheet.own["company"]] if plan.with_company else []


def _dose(sheet: _Sheet, plan: _Plan, *, new: bool) -> dict[str, Any]:
    own, exercise = sheet.own, plan.exercise
    once = "tries" if plan.rung == "trying" else "times"
    often = own[f"{once}_one"] if plan.repetitions == 1 else own[once].format(n=plan.repetitions)
    most = exercise.dose.ceiling
    return {
        "title": own["dose_title_new" if new else "dose_title"],
        "times": often,
        "when": _when(sheet, plan),
        "rung": sheet.said(exercise.rung(plan.rung).name),
        "more": [
            own["hold"].format(n=exercise.dose.hold_counts),
            own["tired"],
            *([own["grow"].format(n=most)] if new and plan.rung != "trying" else []),
        ],
    }


def _when(sheet: _Sheet, plan: _Plan) -> str:
    own, parts = sheet.own, plan.exercise.parts_of_day
    times = plan.chosen.times if plan.chosen else {}
    said = [own[part] + (f" {own['at_time'].format(time=times[part])}" if part in times else "") for part in parts]
    when = f" {own['and']} ".join(said)
    return when[:1].upper() + when[1:] + "." + _on_days(sheet, plan)


def _on_days(sheet: _Sheet, plan: _Plan) -> str:
    if plan.chosen is None or len(plan.chosen.days) == len(Chosen().days):
        return ""
    names = ", ".join(sheet.words["dates"][name] for name in plan.chosen.days)
    return " " + str(sheet.own["days"].format(days=names)) + "."


def _steps(sheet: _Sheet, plan: _Plan, moving_page: int) -> list[str]:
    """What to do, in order; sentences stand together, a move of the body begins anew."""
    items: list[list[str]] = []
    before: Step | None = None
    for step, sentence in _told(sheet, plan, moving_page):
        if before is not None and _goes_on(before, step) and len(items[-1]) < SENTENCES_TOGETHER:
            items[-1].append(sentence)
        else:
            items.append([sentence])
        before = step
    return [" ".join(item) for item in (*items, [*_told_leaving(sheet, plan, moving_page)]) if item]


def _goes_on(before: Step, step: Step) -> bool:
    return not step.moves_body and step.say.startswith(SHOWN_APART) == before.say.startswith(SHOWN_APART)


def _told(sheet: _Sheet, plan: _Plan, moving_page: int) -> Iterable[tuple[Step, str]]:
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


def _told_leaving(sheet: _Sheet, plan: _Plan, moving_page: int) -> Iterable[str]:
    for step in plan.exercise.leaving:
        if not step.say.startswith((SHOWN_APART, "shared.")) and step.say not in NOT_ON_PAPER:
            yield sheet.said(step.say)
    if plan.exercise.lying:
        yield sheet.own["get_up"].format(n=moving_page + 1)


def _belongs(step: Step, plan: _Plan) -> bool:
    effort = "half_effort" if plan.half_effort else "usual_effort"
    on_paper = not step.when_lying and step.say not in NOT_ON_PAPER
    return on_paper and step.is_for(plan.rung, effort, plan.repetitions)


def _moving(sheet: _Sheet, lying: Sequence[_Plan]) -> dict[str, Any]:
    def shown(steps: Sequence[tuple[str, str]]) -> list[dict[str, Any]]:
        """Each with its picture, but where it is the picture before."""
        before = ("", *(figure for _, figure in steps))
        return [
            {"say": sheet.said(key), "figure": sheet.figure(figure) if figure != last else None}
            for (key, figure), last in zip(steps, before, strict=False)
        ]

    prone = any(plan.exercise.position == PRONE for plan in lying)
    return {
        "long_back": sheet.said("log_roll.long_back"),
        "down": shown(DOWN),
        "front": shown(FRONT) if prone else [],
        "off_front": shown(OFF_THE_FRONT) if prone else [],
        "up": shown(UP),
    }


def _log(sheet: _Sheet, going: Sequence[_Plan]) -> dict[str, Any]:
    rows = [sheet.own["log"][plan.exercise.id][part] for plan in going for part in plan.exercise.parts_of_day]
    dates = sheet.words["dates"]
    return {"rows": rows, "days": [dates[name] for name in Chosen().days]}
