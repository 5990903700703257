"""Which exercise may not be begun now, and why: rules S2, S4 and S5, and the *wait* of a paper (S6).

What closes is asked of all that was told; what opens, of what is sure. Does not know what is due, nor how a session
runs, nor whether the chest raise was opened in a way that counts (follows.py does).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain
from typing import Final, NamedTuple

from stature_coach.regimen.values import Exercise, Question, Regimen
from stature_coach.safety import day_ends, still_that_day
from stature_coach.weeks.cleared import cleared_at
from stature_coach.weeks.diary import Known
from stature_coach.weeks.doubted import dated_after, is_far_ahead
from stature_coach.weeks.entry import Entry
from stature_coach.weeks.entry_bodies import MOST_ENTRIES_NAMED
from stature_coach.weeks.pain import is_red_flag
from stature_coach.weeks.papers import WAIT, Taken, counting, may_begin, waited_for
from stature_coach.weeks.readiness import Answer, answering, answers, asked_again, careful, unanswered
from stature_coach.weeks.unread import all_is_well, may_close, weighing

WAITS: Final = "closed.waits"
CHEST_RAISE: Final = "prone-chest-raise"
NOT_OPENED: Final = "closed.not_opened"
ASKED: Final = "closed.asked"
RED_FLAG: Final = "closed.red_flag"
# Longer than any local day may last, whoever flies wherever.
_OVER_FOR_SURE: Final = timedelta(days=3)


class Clears(NamedTuple):
    """The `cleared` that opens: its word, the entries it must name, and the exercise, where it is for one alone."""

    what: str
    entries: tuple[str, ...]
    exercise: str | None = None

    @classmethod
    def of(cls, what: str, entries: Iterable[Entry]) -> "Clears":
        """By name, each as often as something stands under it; as many as one entry can hold, the rest by the next."""
        return cls(what, tuple(entry.id for entry in dict.fromkeys(entries))[:MOST_ENTRIES_NAMED])


@dataclass(frozen=True, slots=True)
class Closing:
    """Why an exercise is closed: the rule, the key of the sentence, what opens it, and which question closed it.

    `entries` are those it rests on, `clears` what must be written to open it, `until` when it opens by itself. With
    `call`, the number to call belongs beside it.
    """

    rule: str
    because: str
    opened_by: str
    question: str | None = None
    entries: tuple[str, ...] = ()
    clears: Clears | None = None
    until: datetime | None = None
    call: bool = False


@dataclass(frozen=True, slots=True)
class Closed:
    """Why anything may not be begun at a moment: what closes all of it, and what each exercise is asked.

    `answered` is the latest answer to each question, `again` the questions to ask again and the key of the sentence why.
    """

    questions: tuple[Question, ...]
    known: Known
    at: datetime
    answered: Mapping[str, Answer]
    again: tuple[tuple[str, ...], str]
    all: tuple[Closing, ...]
    papers: tuple[Taken, ...] = ()

    def of(self, exercise: Exercise, *, opened: bool) -> tuple[Closing, ...]:
        """Every reason for which that exercise may not be begun, gravest first.

        `opened` says whether the chest raise was opened by its person.
        """
        shut = not opened and exercise.id == CHEST_RAISE
        by_its_own = (*_closed_by_screen(self, exercise), *_closed_by_papers(self, exercise))
        return _once_each(*self.all, *by_its_own, *((_NOT_OPENED,) if shut else ()))


def closed_at(regimen: Regimen, known: Known, now: datetime, told: Mapping[str, Answer] | None = None) -> Closed:
    """What is closed at a moment.

    `known` is what is known by the clock of now (diary.by_the_clock, or known_by for a moment that is past). `told` are
    the answers in it, for whoever has them already.
    """
    told = answers(regimen.questions, known) if told is None else told
    whole = not unanswered(regimen.questions, told)
    by_something_told = (
        *_closed_by_red_flags(known, now),
        *_closed_by_what_is_unread(known, now),
        *_closed_by_a_wrong_clock(told, known, now),
        *_closed_by_pain(known, now),
    )
    again = asked_again(regimen.questions, told, known, now) if whole else ((), "")
    return Closed(regimen.questions, known, now, told, again, by_something_told, counting(known))


_NOT_OPENED: Final = Closing("S4", NOT_OPENED, "step")
NOT_HEARD: Final = Closing("S7", "closed.not_heard", "voice")


def _once_each(*found: Closing) -> tuple[Closing, ...]:
    """Each reason once; of several "asked today" the one that opens last."""
    unique = dict[tuple[str, str | None], Closing]()
    for closing in found:
        key = closing.because, closing.question
        other = unique.setdefault(key, closing)
        if closing.until and other.until and closing.until > other.until:
            unique[key] = closing
    return tuple(unique.values())


def _asked(rule: str, at: datetime, now: datetime, question: str | None = None) -> Closing:
    """Whoever has asked, or says that all is well, may begin on the next morning (S2)."""
    return Closing(rule, ASKED, "next_morning", question, until=day_ends(at, now))


def _ids(entries: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entry.id for entry in entries))


# -------------------------------------------------------------------- S2: a stop is final


def _closed_by_red_flags(known: Known, now: datetime) -> Iterator[Closing]:
    flags, words = known.red_flags, known.sure.cleared
    told = [(flag, cleared_at(flag, flags, words, "red_flag")) for flag in flags]
    waiting = [flag for flag, at in told if at is None]
    if waiting:
        clears = Clears.of("red_flag", waiting)
        yield Closing("S2", RED_FLAG, "cleared", entries=_ids(waiting), clears=clears, call=True)
    lately = [at for _, at in told if at is not None and still_that_day(at, now)]
    if lately and not waiting:
        yield _asked("S2", max(lately), now)


def _closed_by_what_is_unread(known: Known, now: datetime) -> Iterator[Closing]:
    told = [entry for entry in weighing(known, now) if may_close(entry)]
    cleared = [(entry, all_is_well(entry, known)) for entry in told]
    waiting = [entry for entry, at in cleared if at is None]
    if waiting:
        clears, urgent = Clears.of("unread", waiting), any(is_red_flag(entry) for entry in waiting)
        yield Closing("S2", "closed.unread", "cleared", entries=_ids(waiting), clears=clears, call=urgent)
    elif cleared:
        yield _asked("S2", max(at for _, at in cleared if at is not None), now)


def _closed_by_a_wrong_clock(answered: Mapping[str, Answer], known: Known, now: datetime) -> Iterator[Closing]:
    """Pain, a stop or a careful answer of a day far ahead: it would close until then, and be told of falsely each day."""
    ahead = (dated_after(now, told) for told in (known.stops, known.checks, answering(answered)))
    far = [entry for entry in chain(*ahead) if is_far_ahead(entry, now) and not is_red_flag(entry)]
    lately = [one.at for one in _clocks_cleared(known) if still_that_day(one.at, now)]
    if far:
        yield Closing("S2", "closed.clock", "cleared", entries=_ids(far), clears=Clears.of("clock", far))
    elif lately:
        yield _asked("S2", max(lately), now)


def _clocks_cleared(known: Known) -> Iterator[Entry]:
    """The "that clock was wrong" that name something that closes.

    One in doubt, too, whatever it names: what it names is dated ahead again, and that it was said must open nothing.
    """
    sure = frozenset(known.sure.cleared)
    for one in known.told.cleared:
        named = frozenset(one.body.get("entries") or ()) if one.body["what"] == "clock" else frozenset()
        told = (*known.stops, *known.checks, *known.told.screens)
        if named and (one not in sure or any(entry.id in named for entry in told)):
            yield one


def _closed_by_pain(known: Known, now: datetime) -> Iterator[Closing]:
    today = [entry for entry in lately(known.hurts, now) if still_that_day(entry.at, now)]
    if today:
        until = max(day_ends(entry.at, now) for entry in today)
        yield Closing("S2", "closed.pain", "next_morning", entries=_ids(today), until=until)


def lately(entries: Sequence[Entry], now: datetime, within: timedelta = _OVER_FOR_SURE) -> Iterator[Entry]:
    """Those that may be of this day, or of so long, from the latest back; none that a wrong clock dated."""
    for entry in reversed(entries):
        if now - entry.at > within:
            return
        if not is_far_ahead(entry, now):
            yield entry


# -------------------------------------------------------------------- S6: a paper that says to wait


def _closed_by_papers(closed: Closed, exercise: Exercise) -> Iterator[Closing]:
    """Until a later paper's *do*, or a physiotherapist's word that is dated; from the next morning where it was another's."""
    told = [
        (paper.entry, may_begin(exercise.id, paper, closed.known)) for paper in waited_for(exercise.id, closed.papers)
    ]
    waiting = [paper for paper, at in told if at is None]
    lately = [at for _, at in told if at is not None and still_that_day(at, closed.at)]
    if waiting:
        clears = Clears.of(WAIT, waiting)._replace(exercise=exercise.id)
        yield Closing("S6", WAITS, "paper", entries=_ids(waiting), clears=clears)
    elif lately:
        yield _asked("S6", max(lately), closed.at)


# -------------------------------------------------------------------- S5: the nine questions


def _closed_by_screen(closed: Closed, exercise: Exercise) -> Iterator[Closing]:
    if unanswered(closed.questions, closed.answered):
        yield Closing("S5", "closed.unanswered", "answers")
        return
    again, why = closed.again
    if again:
        yield Closing("S5", why, "answers_again", until=_until_it_may_be_answered(closed.known, closed.at))
    for question in closed.questions:
        if question.id in exercise.closed_by and careful(question, closed.answered):
            yield from _closed_by(question, closed.answered[question.id], exercise, closed.known, closed.at)


def _until_it_may_be_answered(known: Known, now: datetime) -> datetime | None:
    """An answer counts once it is later than the stop; one dated by a clock that is some hours ahead must be waited for."""
    ahead = chain(dated_after(now, known.stops), dated_after(now, known.checks))
    return max((stop.at for stop in ahead if not is_far_ahead(stop, now)), default=None)


def _closed_by(
    question: Question, answer: Answer, exercise: Exercise, known: Known, now: datetime
) -> Iterator[Closing]:
    screens, ids = known.told.screens, (answer.entry.id,)
    match question.opened_by:
        case "cleared":
            at = cleared_at(answer.entry, screens, known.sure.cleared, "screen", question.id)
            if at is None:
                clears = Clears.of(question.id, (one for one in screens if one.id == answer.entry.id))
                urgent = answer.word in question.urgent
                yield Closing("S5", question.because, "cleared", question.id, ids, clears, call=urgent)
            elif still_that_day(at, now):
                yield _asked("S5", at, now, question.id)
        case "chair_and_company" if _with_company(exercise, known, answer.at):
            return
        case opener:
            yield Closing("S5", question.because, opener, question.id, ids)


def _with_company(exercise: Exercise, known: Known, since: datetime) -> bool:
    """Whether the last word since then is a yes to a chair in reach and company at home; yes and no at once is no."""
    words = [step for step in words_on("chair_and_company", exercise, known) if step.at > since]
    return bool(words) and all(step.body["answer"] == "accepted" for step in words if step.at == words[-1].at)


def words_on(step: str, exercise: Exercise, known: Known) -> list[Entry]:
    """What was said to a step of the exercise, oldest first; a yes that is in doubt was not said."""
    sure = frozenset(known.sure.steps)
    told = (word for word in known.told.steps if word.body["exercise"] == exercise.id and word.body["step"] == step)
    return [word for word in told if word.body["answer"] != "accepted" or word in sure]
