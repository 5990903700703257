"""Who knows an exercise by heart, and hears less of its set-up: never less than the rules need.

Everything comes back by itself: after two weeks away, pain, a stop, a silence, a step. Does not know which sentences
these are, nor how they are said.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import chain
from typing import Final

from stature_coach.safety import USUAL_DAYS
from stature_coach.session.cues import Reason
from stature_coach.weeks.closing import lately
from stature_coach.weeks.course import Course
from stature_coach.weeks.diary import Known
from stature_coach.weeks.entry import Entry

# So many whole sessions of the exercise, on its rung, within two weeks, and nothing amiss since.
WHOLE_SESSIONS: Final = 3
_TWO_WEEKS: Final = timedelta(days=USUAL_DAYS)


def known_by_heart(courses: Iterable[Course], known: Known, worse: Iterable[Entry], now: datetime) -> frozenset[str]:
    """The exercises that their person has done often enough of late, the last time on the very dose that is due now.

    `worse` are the mornings that were worse, by however little.
    """
    amiss = tuple(entry.at for entry in chain(_amiss(known, now), worse))
    return frozenset(one.exercise.id for one in courses if _is_known(one, known, amiss, now))


def _is_known(course: Course, known: Known, amiss: Sequence[datetime], now: datetime) -> bool:
    hurt = (one.at for one in _of(course, known.told.sessions, now) if _hurt_more(one))
    since = max(chain(amiss, hurt), default=None)
    whole = [
        one for one in _of(course, known.sure.sessions, now) if _is_whole(one) and (since is None or one.at > since)
    ]
    on_rung = [one for one in whole if _dose(one).get("rung") == course.dose.rung]
    return len(on_rung) >= WHOLE_SESSIONS and _is_on_the_dose(course, whole[0])


def _of(course: Course, sessions: Sequence[Entry], now: datetime) -> list[Entry]:
    """Those of this exercise within two weeks, the latest first."""
    return [one for one in lately(sessions, now, _TWO_WEEKS) if one.body["exercise"] == course.exercise.id]


def _amiss(known: Known, now: datetime) -> Iterator[Entry]:
    """Pain, signs, stops and silences of whatever exercise."""
    yield from lately(known.stops, now, _TWO_WEEKS)
    yield from lately(known.checks, now, _TWO_WEEKS)


def _hurt_more(session: Entry) -> bool:
    """Pain after it that was told in words, or is more than before it."""
    more = (session.body.get("pain") or 0) > (session.body.get("pain_before") or 0)
    return more or bool(session.body.get("little_pain"))


def _is_whole(session: Entry) -> bool:
    """Done to its end, or until tired, with a whole hold and at full effort."""
    body = session.body
    return bool(body["repetitions"]) and Reason(body["reason"]).complete and not body.get("half_effort")


def _is_on_the_dose(course: Course, session: Entry) -> bool:
    done = (_dose(session).get("rung"), _dose(session).get("repetitions"), session.body.get("beat_seconds") or 1.0)
    return done == (course.dose.rung, course.dose.repetitions, course.dose.beat_seconds)


def _dose(session: Entry) -> dict[str, object]:
    return session.body.get("dose") or {}
