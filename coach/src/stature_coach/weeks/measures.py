"""The measures a person may take: height once a year, standing up from a chair once a month.

Decides when one is due and whether the chair is open. A measure is shown beside the person's own and never judged.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from stature_coach.regimen.values import Question
from stature_coach.weeks.closing import Closing
from stature_coach.weeks.diary import Known
from stature_coach.weeks.entry import Entry
from stature_coach.weeks.readiness import Answer, careful

# Height is measured yearly (BHOF); the chair stand monthly (clinical C).
EVERY: Final = {"height": timedelta(days=365), "chair_stands": timedelta(days=30)}


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: whether it is due, what was taken last, and the key of the sentence why it is closed."""

    name: str
    due: bool
    last: Entry | None
    closed: str | None = None


def measures(
    questions: Iterable[Question],
    answered: Mapping[str, Answer],
    known: Known,
    reasons: Iterable[Closing],
    now: datetime,
) -> tuple[Measure, ...]:
    """Height, which needs another person, and the chair stand, which needs a screen that is wholly clear.

    `known` is by the clock of now; `reasons` are those for which any exercise is closed now.
    """
    closed = None if _wholly_clear(questions, answered, reasons) else "measures.chair_closed"
    return _measure("height", known, now, None), _measure("chair_stands", known, now, closed)


def _measure(name: str, known: Known, now: datetime, closed: str | None) -> Measure:
    taken = [entry for entry in known.sure.measures if entry.body["measure"] == name and entry.at <= now]
    last = taken[-1] if taken else None
    return Measure(name, closed is None and (last is None or now - last.at >= EVERY[name]), last, closed)


def _wholly_clear(questions: Iterable[Question], answered: Mapping[str, Answer], reasons: Iterable[Closing]) -> bool:
    """No careful answer, whoever has cleared it since; and nothing closed by a stop or waiting to be asked again."""
    if any(careful(question, answered) for question in questions):
        return False
    return all(closing.rule == "S4" for closing in reasons)
