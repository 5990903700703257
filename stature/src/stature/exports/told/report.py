"""What stands in the report for a therapist: what was prescribed and what was done, in words, numbers and lists.

Decided here: which facts of the diary stand in it. It counts and lists; it interprets nothing. The same in CPython and in
the browser. Not known here: how it looks on paper or on a page, how a plot is drawn, and today's date.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from stature.exports.told.answered import answered
from stature.exports.told.done import below, line_of
from stature.exports.told.happened import measures, own_words, steps, stops
from stature.exports.told.period import Period, zone_on
from stature.exports.told.plotted import plots
from stature.exports.told.speaking import CannotPrint
from stature_coach.door.wire import House
from stature_coach.weeks.diary import entry_from, known as fold
from stature_coach.weeks.history import history
from stature_coach.weeks.unread import of_known_exercises

LONGEST_REPORT_DAYS: Final = 3660


def report_told(  # noqa: PLR0913, PLR0917 (whose, of which days, and in which words)
    house: House,
    words: Mapping[str, Any],
    language: str,
    entries: Sequence[Mapping[str, Any]],
    first: date,
    last: date,
    name: str,
) -> dict[str, Any]:
    """All that is told of the days from the first to the last, both included. The house and the words speak that language.

    Raises CannotPrint where these are no days; BadRequest where an entry cannot be read.
    """
    if not timedelta(0) <= last - first <= timedelta(days=LONGEST_REPORT_DAYS):
        raise CannotPrint(f"from is {first} and to is {last}; write a first day and a later last one, within ten years")
    mine = [entry_from(dict(entry)) for entry in entries]
    known = of_known_exercises(house.regimen, fold(mine))
    return _report(Period(house, words, language, known, first, last, zone_on(mine, last)), name)


# Pain and warning signs before anything else: so many of the newest, so that they never push the table off its page.
FIRST: Final = 2


def _report(period: Period, name: str) -> dict[str, Any]:
    told = history(period.house.regimen, period.known, period.first, period.last, period.end)
    own, source = period.own, period.house.regimen.sources[0]
    something = any(day.sessions or day.without_app for day in told.days)
    return {
        "lang": period.language,
        "words": own,
        "name": name,
        "period": own["period"].format_map({"from": period.date(period.first), "to": period.date(period.last)}),
        "table": [line_of(period, exercise, told) for exercise in period.house.regimen.exercises],
        "first": stops(period)[:FIRST],
        "something": something,
        "below": list(below(period, told)),
        "plots": list(plots(period, told)) if something else [],
        "lists": [
            {"title": own["stops_title"], "lines": stops(period), "whole": False},
            {"title": own["steps_title"], "lines": steps(period), "whole": False},
            {"title": own["answers_title"], "lines": answered(period), "whole": True},
            {"title": own["measures_title"], "lines": measures(period, told), "whole": False},
            *(
                {"title": own["words_title"], "lines": lines, "whole": False}
                for lines in [own_words(period, told)]
                if lines
            ),
        ],
        "source": own["source"].format(title=source.title),
        "url": source.url,
    }
