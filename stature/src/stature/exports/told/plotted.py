"""What of a report is drawn over time, day by day or week by week, with its values in words for whoever does not see it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from stature.exports.told.done import median, repetitions_of
from stature.exports.told.period import Period
from stature_coach.regimen.values import Exercise
from stature_coach.weeks.history import Day, History

# More days than this are drawn by weeks, or else the marks run together.
MOST_DAYS_DRAWN: Final = 31


def plots(period: Period, told: History) -> Iterable[dict[str, Any]]:
    spans = _spans(told.days)
    labels = [period.date(span[0].date, short=True) for span in spans]
    rows = [_row(period, exercise, spans) for exercise in period.house.regimen.exercises]
    rows = [row for row in rows if any(row["planned"]) or any(row["done"])]
    by = "_day" if len(told.days) <= MOST_DAYS_DRAWN else ""
    own = period.own
    drawn = (
        ("done", lambda row, at: f"{row['done'][at]}/{row['planned'][at]}" if row["planned"][at] else None),
        ("repetitions", lambda row, at: _joined(row["repetitions"][at])),
        ("told", lambda row, at: _told(own, row, at)),
    )
    for kind, value in drawn:
        title = own[f"plot_{kind}{by}"]
        alt = own["plot_alt"].format(title=title, values=" ".join(_read_out(own, row, labels, value) for row in rows))
        yield {"kind": kind, "title": title, "alt": alt, "labels": labels, "rows": rows}


def _spans(days: Sequence[Day]) -> list[Sequence[Day]]:
    """Days one by one, or by weeks where they are many."""
    length = 1 if len(days) <= MOST_DAYS_DRAWN else 7 * (1 + len(days) // 400)
    return [days[at : at + length] for at in range(0, len(days), length)]


def _row(period: Period, exercise: Exercise, spans: Sequence[Sequence[Day]]) -> dict[str, Any]:
    """One exercise, by days or weeks: sets planned and done, the least, middle and most repetitions, and what was told.

    `told` holds the highest effort, pain after, and pain the next morning; None where untold.
    """
    bodies = [
        [entry.body for day in span for entry in day.sessions if entry.body["exercise"] == exercise.id]
        for span in spans
    ]
    return {
        "name": period.said(exercise.name),
        "planned": [sum(day.planned.get(exercise.id, 0) for day in span) for span in spans],
        "done": [sum(day.done.get(exercise.id, 0) for day in span) for span in spans],
        "repetitions": [_spread([repetitions_of(body) for body in told]) for told in bodies],
        "told": [
            [_most(body.get("effort") for body in told) for told in bodies],
            [_most(body.get("pain") for body in told) for told in bodies],
            [_most(day.morning_after for day in span) for span in spans],
        ],
    }


def _spread(values: Sequence[int]) -> list[float] | None:
    return [min(values), median(values), max(values)] if values else None


def _most(values: Iterable[int | None]) -> int | None:
    return max((value for value in values if value is not None), default=None)


def _joined(spread: Sequence[float] | None) -> str | None:
    if spread is None:
        return None
    return f"{spread[1]:g}" if spread[0] == spread[2] else f"{spread[0]:g}-{spread[2]:g}"


def _told(own: Mapping[str, Any], row: Mapping[str, Any], at: int) -> str | None:
    words = (own["effort_word"], own["pain_word"], own["morning_word"])
    told = [f"{word} {series[at]}" for word, series in zip(words, row["told"], strict=True) if series[at] is not None]
    return ", ".join(told) or None


def _read_out(own: Mapping[str, Any], row: Mapping[str, Any], labels: Sequence[str], value: Any) -> str:
    """What a screen reader says of one exercise: every day or week that has something."""
    values = [(label, value(row, at)) for at, label in enumerate(labels)]
    told = [own["plot_alt_week"].format(date=label, value=one) for label, one in values if one]
    return str(own["plot_alt_done"].format(name=row["name"], values="; ".join(told) or own["plot_alt_none"]))
