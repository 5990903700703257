"""The report for a therapist: two pages of what was prescribed and what was done, in words and plots.

Decided here: which facts of the diary stand on it, and that a year still fits. It counts and lists; it interprets
nothing. Not known here: how it looks (`paper/report.typ`), how a plot is drawn (`plots.py`), and today's date.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from statistics import median
from typing import Any, Final

from stature.exports.plots import Row, done_svg, repetitions_svg, told_svg
from stature.exports.typesetting import (
    CannotPrint,
    house_in,
    paper_words,
    printable_name,
    regimen_folder,
    spoken,
    typeset,
)
from stature_coach.door.wire import House
from stature_coach.regimen.values import Exercise, Question
from stature_coach.safety import local_day
from stature_coach.weeks.course import Change, Dose
from stature_coach.weeks.diary import Entry, Known, entry_from, known as fold, known_by
from stature_coach.weeks.entry_bodies import MEASURES
from stature_coach.weeks.history import Day, History, adherence, history
from stature_coach.weeks.pain import is_red_flag
from stature_coach.weeks.progression import courses
from stature_coach.weeks.readiness import answers, careful
from stature_coach.weeks.schedule import chosen
from stature_coach.weeks.unread import not_understood, of_known_exercises, understood

# More days than this are drawn by weeks, or else the marks run together.
MOST_DAYS_DRAWN: Final = 31
LONGEST_REPORT_DAYS: Final = 3660
# So many lines of each list, newest first; fewer where two pages would not hold them.
LINES: Final = (14, 10, 7, 5, 3, 2, 1)
PAGES: Final = 2
# So many days on which something could not be read, the last ones: a therapist asks about these.
UNREAD_DAYS: Final = 5


def report_pdf(  # noqa: PLR0913, PLR0917 (the door that the command line and the server agreed upon)
    house: House,
    person: str | None,
    entries: Sequence[Mapping[str, Any]],
    from_date: date,
    to_date: date,
    language: str,
    name: str | None,
    *,
    regimen: Path | None = None,
) -> bytes:
    """Two A4 pages as a tagged PDF, about the days from the first to the last, both included.

    `entries` are JSON objects of that person. The same diary gives the same bytes. Raises CannotPrint; BadRequest where
    an entry cannot be read.
    """
    if not timedelta(0) <= to_date - from_date <= timedelta(days=LONGEST_REPORT_DAYS):
        raise CannotPrint(
            f"from is {from_date} and to is {to_date}; write a first day and a later last one, within ten years"
        )
    folder = regimen or regimen_folder()
    words = paper_words(folder, language)
    mine = [entry_from(dict(entry)) for entry in entries if person is None or entry.get("person") == person]
    speaking, zone = house_in(house, folder, language), _zone(mine, to_date)
    period = _Period(
        speaking, words, language, of_known_exercises(speaking.regimen, fold(mine)), from_date, to_date, zone
    )
    return _set_on_two_pages(_report(period, printable_name(name)))


def _zone(entries: Iterable[Entry], last: date) -> Any:
    """The clock the person lived by on the last of these days."""
    so_far = [entry.at for entry in entries if entry.at.date() <= last]
    return max(so_far).tzinfo if so_far else UTC


def _set_on_two_pages(told: dict[str, Any]) -> bytes:
    made = b""
    for most in LINES:
        made, pages = typeset("report", {**told, "most": most})
        if pages == PAGES:
            return made
    return made


@dataclass(frozen=True, slots=True)
class _Period:
    """What every part of the report is written from."""

    house: House
    words: Mapping[str, Any]
    language: str
    known: Known
    first: date
    last: date
    zone: Any

    @property
    def own(self) -> Mapping[str, Any]:
        return self.words["report"]  # type: ignore[no-any-return]

    @property
    def end(self) -> datetime:
        return datetime.combine(self.last, time(23, 59), self.zone)

    def said(self, key: str) -> str:
        return spoken(self.house, key, self.language)

    def date(self, day: date, *, short: bool = False) -> str:
        dates = self.words["dates"]
        names = dates["short_months" if short else "months"]
        shape: str = dates["short_date" if short else "date"]
        return shape.format(day=day.day, month=names[day.month - 1], year=day.year)

    def holds(self, at: datetime) -> bool:
        return self.first <= local_day(at) <= self.last

    def name(self, exercise_id: str) -> str:
        return self.said(self.house.regimen.exercise(exercise_id).name)


def _report(period: _Period, name: str) -> dict[str, Any]:
    told = history(period.house.regimen, period.known, period.first, period.last, period.end)
    own, source = period.own, period.house.regimen.sources[0]
    something = any(day.sessions for day in told.days)
    return {
        "lang": period.language,
        "words": own,
        "name": name,
        "period": own["period"].format_map({"from": period.date(period.first), "to": period.date(period.last)}),
        "table": [_line(period, exercise, told) for exercise in period.house.regimen.exercises],
        "something": something,
        "below": list(_below(period, told)),
        "plots": list(_plots(period, told)) if something else [],
        "lists": [
            {"title": own["stops_title"], "lines": _stops(period)},
            {"title": own["steps_title"], "lines": _steps(period)},
            {"title": own["closed_title"], "lines": _closed(period)},
            {"title": own["measures_title"], "lines": _measures(period, told)},
        ],
        "source": own["source"].format(title=source.title),
        "url": source.url,
    }


# -------------------------------------------------------------------- what was prescribed and done


def _line(period: _Period, exercise: Exercise, told: History) -> dict[str, str]:
    planned, done = adherence(told.days).get(exercise.id, (0, 0))
    bodies = [entry.body for day in told.days for entry in day.sessions if entry.body["exercise"] == exercise.id]
    own = period.own
    share = own["done"].format(done=done, planned=planned, percent=round(100 * done / planned)) if planned else None
    return {
        "exercise": period.said(exercise.name),
        "dose": _prescribed(period, exercise),
        "done": share or own["none_planned"],
        "repetitions": _range(period, [_repetitions(body) for body in bodies]),
        "effort": _range(period, [body.get("effort") for body in bodies]),
        "pain_before": _range(period, [body.get("pain_before") for body in bodies]),
        "pain_after": _pain_after(period, bodies),
    }


def _pain_after(period: _Period, bodies: Sequence[Mapping[str, Any]]) -> str:
    """The numbers, and how often it was told in words that a little hurts, and no more than before."""
    numbers = _range(period, [body.get("pain") for body in bodies])
    little = sum(body.get("little_pain") is True and body.get("pain") is None for body in bodies)
    shape = "little_pain_once" if little == 1 else "little_pain"
    return f"{numbers}; {period.own[shape].format(n=little)}" if little else numbers


def _repetitions(body: Mapping[str, Any]) -> int:
    """What the person says was done, where they said it."""
    said = body.get("repetitions_said")
    return int(body["repetitions"] if said is None else said)


def _prescribed(period: _Period, exercise: Exercise) -> str:
    now = courses(period.house.regimen, period.known, period.end)[exercise.id]
    days = chosen(exercise.id, period.known, period.end).days
    words, dates = period.words["handout"], period.words["dates"]
    when = f" {words['and']} ".join(words[part] for part in exercise.parts_of_day)
    shown = "" if len(days) == len(_WEEK) else " (" + ", ".join(dates[day] for day in days) + ")"
    line: str = period.own["dose_line"].format(
        repetitions=now.dose.repetitions,
        hold=exercise.dose.hold_counts,
        rung=period.said(exercise.rung(now.dose.rung).name),
        when=when + shown,
    )
    return f"{line}; {period.own['locked']}" if now.locked else line


_WEEK: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _range(period: _Period, values: Iterable[int | None]) -> str:
    """Least, most and middle, with how many times it was told."""
    told = [value for value in values if value is not None]
    if not told:
        return str(period.own["untold"])
    shape = "range_one" if len(told) == 1 else "same" if min(told) == max(told) else "range"
    middle = _number(period, median(told))
    return str(period.own[shape].format(least=min(told), most=max(told), middle=middle, n=len(told)))


def _number(period: _Period, value: float) -> str:
    """As that language writes it: 162.5, or 162,5."""
    return f"{value:g}".replace(".", period.words["dates"]["decimal"])


def _below(period: _Period, told: History) -> Iterable[str]:
    endings = Counter(entry.body["reason"] for day in told.days for entry in day.sessions)
    shown = [text.format(n=endings[reason]) for reason, text in period.own["ended"].items() if endings[reason]]
    if shown:
        yield period.own["ended_line"].format(endings=", ".join(shown))
    yield period.own["morning_line"].format(range=_range(period, [day.morning_after for day in told.days]))
    understood_now = understood(period.house.regimen, period.known)
    unread = [entry for entry in not_understood(understood_now) if period.holds(entry.at)]
    if unread:
        days = list(dict.fromkeys(period.date(local_day(entry.at), short=True) for entry in reversed(unread)))
        shown = [*days[:UNREAD_DAYS], *(["..."] if len(days) > UNREAD_DAYS else [])]
        yield period.own["unread"].format(n=len(unread), days=", ".join(shown))


# -------------------------------------------------------------------- plots


def _plots(period: _Period, told: History) -> Iterable[dict[str, str]]:
    spans = _spans(told.days)
    labels = [period.date(span[0].date, short=True) for span in spans]
    rows = [_row(period, exercise, spans) for exercise in period.house.regimen.exercises]
    rows = [row for row in rows if any(row.planned) or any(row.done)]
    by = "_day" if len(told.days) <= MOST_DAYS_DRAWN else ""
    own = period.own
    drawn = (
        (
            own[f"plot_done{by}"],
            done_svg,
            lambda row, at: f"{row.done[at]}/{row.planned[at]}" if row.planned[at] else None,
        ),
        (own[f"plot_repetitions{by}"], repetitions_svg, lambda row, at: _joined(row.repetitions[at])),
        (own[f"plot_told{by}"], told_svg, lambda row, at: _told(own, row, at)),
    )
    for title, draw, value in drawn:
        alt = " ".join(_read_out(own, row, labels, value) for row in rows)
        yield {"title": title, "svg": draw(rows, labels), "alt": own["plot_alt"].format(title=title, values=alt)}


def _spans(days: Sequence[Day]) -> list[Sequence[Day]]:
    """Days one by one, or by weeks where they are many."""
    length = 1 if len(days) <= MOST_DAYS_DRAWN else 7 * (1 + len(days) // 400)
    return [days[at : at + length] for at in range(0, len(days), length)]


def _row(period: _Period, exercise: Exercise, spans: Sequence[Sequence[Day]]) -> Row:
    bodies = [
        [entry.body for day in span for entry in day.sessions if entry.body["exercise"] == exercise.id]
        for span in spans
    ]
    return Row(
        name=period.said(exercise.name),
        planned=[sum(day.planned.get(exercise.id, 0) for day in span) for span in spans],
        done=[sum(day.done.get(exercise.id, 0) for day in span) for span in spans],
        repetitions=[_spread([_repetitions(body) for body in told]) for told in bodies],
        told=(
            [_most(body.get("effort") for body in told) for told in bodies],
            [_most(body.get("pain") for body in told) for told in bodies],
            [_most(day.morning_after for day in span) for span in spans],
        ),
    )


def _spread(values: Sequence[int]) -> tuple[float, float, float] | None:
    return (min(values), median(values), max(values)) if values else None


def _most(values: Iterable[int | None]) -> int | None:
    return max((value for value in values if value is not None), default=None)


def _joined(spread: tuple[float, float, float] | None) -> str | None:
    if spread is None:
        return None
    return f"{spread[1]:g}" if spread[0] == spread[2] else f"{spread[0]:g}-{spread[2]:g}"


def _told(own: Mapping[str, Any], row: Row, at: int) -> str | None:
    words = (own["effort_word"], own["pain_word"], own["morning_word"])
    told = [f"{word} {series[at]}" for word, series in zip(words, row.told, strict=True) if series[at] is not None]
    return ", ".join(told) or None


def _read_out(own: Mapping[str, Any], row: Row, labels: Sequence[str], value: Any) -> str:
    """What a screen reader says of one exercise: every day or week that has something."""
    values = [(label, value(row, at)) for at, label in enumerate(labels)]
    told = [own["plot_alt_week"].format(date=label, value=one) for label, one in values if one]
    return str(own["plot_alt_done"].format(name=row.name, values="; ".join(told) or own["plot_alt_none"]))


# -------------------------------------------------------------------- what happened, newest first


def _stops(period: _Period) -> list[str]:
    told = dict.fromkeys((*period.known.hurts, *period.known.red_flags, *period.known.sure.cleared))
    return _newest((entry.at, _stop(period, period.own, entry)) for entry in told if period.holds(entry.at))


def _stop(period: _Period, own: Mapping[str, Any], entry: Entry) -> str:
    day = period.date(local_day(entry.at))
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


def _what(period: _Period, what: str) -> str:
    """What was asked about, in words; a question by its own."""
    questions = {question.id: question.text_key for question in period.house.regimen.questions}
    return period.said(questions[what]) if what in questions else str(period.own["what"].get(what, what))


def _how_it_hurt(period: _Period, entry: Entry) -> str:
    """Also of an exercise that this version does not know, and of pain that was there before the first effort."""
    known = [exercise.id for exercise in period.house.regimen.exercises]
    ended_in_pain, pain = entry.body.get("reason") == "PAIN" or entry.body.get("pain_told"), entry.body.get("pain")
    if (
        entry.kind != "session_finished"
        or entry.body.get("exercise") not in known
        or (pain is None and not ended_in_pain)
    ):
        return "pain_told_number" if isinstance(pain, int) else "pain_told"
    if not ended_in_pain:
        return "pain_left"
    return "pain_stop_untold" if pain is None else "pain_stop"


def _steps(period: _Period) -> list[str]:
    """Every change of a dose with its reason, and the answers that opened something or said not now."""
    found: list[tuple[datetime, str]] = []
    for one in courses(period.house.regimen, period.known, period.end).values():
        found += [
            (change.at, _change(period, one.exercise, change)) for change in one.changes if period.holds(change.at)
        ]
    shown = [entry for entry in period.known.sure.steps if period.holds(entry.at) and _stands_alone(entry)]
    found += [(entry.at, _answer(period, entry)) for entry in shown]
    return _newest(found)


def _stands_alone(entry: Entry) -> bool:
    """Whether no change of a dose tells of it already."""
    return entry.body["answer"] == "declined" or ":" not in entry.body["step"]


def _change(period: _Period, exercise: Exercise, change: Change) -> str:
    rungs = [rung.id for rung in exercise.ladder]
    before, after = ((rungs.index(dose.rung), dose.repetitions) for dose in (change.before, change.after))
    shape: str = period.own["change_up" if after > before else "change_down"]
    return shape.format_map(
        {
            "date": period.date(local_day(change.at)),
            "name": period.said(exercise.name),
            "from": _short(period, exercise, change.before),
            "to": _short(period, exercise, change.after),
            "because": period.said(change.because),
        }
    )


def _short(period: _Period, exercise: Exercise, dose: Dose) -> str:
    rung = period.said(exercise.rung(dose.rung).name)
    return str(period.own["dose_short"].format(repetitions=dose.repetitions, rung=rung))


def _answer(period: _Period, entry: Entry) -> str:
    own, body = period.own, entry.body
    line: str = own["step"].format(
        date=period.date(local_day(entry.at)),
        name=period.name(body["exercise"]),
        step=_step_name(period, body),
        answer=own["answer"][body["answer"]],
    )
    return f"{line}, {own['shown']}" if body.get("shown_by_therapist") else line


def _step_name(period: _Period, body: Mapping[str, Any]) -> str:
    kind, _, rest = body["step"].partition(":")
    if kind == "repetitions":
        return str(period.own["step_repetitions"].format(n=rest))
    rungs = {rung.id: rung.name for rung in period.house.regimen.exercise(body["exercise"]).ladder}
    if rest in rungs:
        return period.said(rungs[rest])
    return str({"open": period.own["step_open"], "chair_and_company": period.own["step_chair"]}.get(kind, body["step"]))


def _closed_by(period: _Period, question: Question) -> Iterator[str]:
    """The names of what its careful answer closes."""
    return (period.name(one.id) for one in period.house.regimen.exercises if question.id in one.closed_by)


def _closed(period: _Period) -> list[str]:
    """The answers that closed something at the end of the period, and whether they were opened again."""
    known = period.known
    told = answers(period.house.regimen.questions, known_by(known, period.end))
    found = []
    for question in period.house.regimen.questions:
        if question.id not in told or not careful(question, told):
            continue
        at = told[question.id].at
        asked = [e.at for e in known.sure.cleared if e.body["what"] in ("screen", question.id) and e.at >= at]
        line = period.own["closed"].format(
            question=period.said(question.text_key),
            answer=period.own["answered"][told[question.id].word],
            date=period.date(local_day(at)),
            names=", ".join(_closed_by(period, question)),
        )
        again = [one for one in asked if local_day(one) <= period.last]
        found.append(
            (
                at,
                f"{line} {period.own['opened_again'].format(date=period.date(local_day(again[0])))}" if again else line,
            )
        )
    return _newest(found)


def _measures(period: _Period, told: History) -> list[str]:
    found = []
    for entry in told.measures:
        if entry.body.get("hurt"):  # it stands among the stops
            continue
        shape = period.own["height" if entry.body["measure"] == "height" else "stands"]
        key = MEASURES[entry.body["measure"]]
        told_of = {key: _number(period, entry.body[key])}
        found.append((entry.at, shape.format(date=period.date(local_day(entry.at)), **told_of)))
    lines = _newest(found)
    heights = any(entry.body["measure"] == "height" for entry in told.measures)
    return [*lines, period.own["height_note"]] if heights else lines


def _newest(found: Iterable[tuple[datetime, str]]) -> list[str]:
    return [line for _, line in sorted(found, key=lambda one: (one[0], one[1]), reverse=True)]
