"""The diary: a growing set of immutable entries, and what is known of a person, which is a fold over them.

Decides how entries add up: order does not matter, doubles do not count, what cannot be read is kept apart, and what is
in doubt is told and not sure (doubted.py). Does not know where entries are kept.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from itertools import chain
from typing import Any, Final, TypeAlias

from stature_coach.safety import local_day
from stature_coach.session.cues import Reason
from stature_coach.session.events import About
from stature_coach.session.state import Phase, Session
from stature_coach.weeks.answered_later import ANSWERED, Waited, completed, pain_told_late, waited
from stature_coach.weeks.cleared import first_named
from stature_coach.weeks.doubted import dated_again, no_longer_known, once_each, taken_back, told_two_ways
from stature_coach.weeks.entry import SCHEMA, Entry, entry_from, grouped, in_time, moment, new_entry_from
from stature_coach.weeks.entry_bodies import body_problem, has_more
from stature_coach.weeks.pain import is_red_flag, pain_told, rising, stopped
from stature_coach.weeks.session_facts import Presence, was_done
from stature_coach.weeks.without_app import DONE_WITHOUT, OWN_WORDS

Entries: TypeAlias = tuple[Entry, ...]
Changing: TypeAlias = Callable[[Entries], Entries]


@dataclass(frozen=True, slots=True)
class Told:
    """Entries that can be read, by what they are, oldest first in each list."""

    sessions: tuple[Entry, ...] = ()
    screens: tuple[Entry, ...] = ()
    cleared: tuple[Entry, ...] = ()
    steps: tuple[Entry, ...] = ()
    plans: tuple[Entry, ...] = ()
    mornings: tuple[Entry, ...] = ()
    measures: tuple[Entry, ...] = ()
    pains: tuple[Entry, ...] = ()
    answers: tuple[Entry, ...] = ()
    retracted: tuple[Entry, ...] = ()
    papers: tuple[Entry, ...] = ()
    without_app: tuple[Entry, ...] = ()
    own_words: tuple[Entry, ...] = ()

    @property
    def lists(self) -> tuple[Entries, ...]:
        """Each of them, in the order in which they stand here."""
        return tuple(getattr(self, of.name) for of in fields(self))


@dataclass(frozen=True, slots=True)
class Known:
    """What the diary says of one person, oldest first in each list.

    `told` is everything that can be read, the doubted too: for what closes, lowers and locks. `sure` leaves out what is
    in doubt: for what opens and raises. `hurts` is all pain (S2): told in words, or more of it than there was that day;
    `red_flags` are warning signs; `stops` are these and sessions that were stopped; `checks` are sessions in which
    nobody answered. These four hold the doubted too. `unread` is what this version cannot read; `in_part` is read, and
    tells more beside, under keys that it does not know, so that it is in doubt. `gone` are the ids taken back. `there`
    has the moments at which somebody was there, by their first answers or a session that was done: for sure,
    and by all that was told; what is in doubt makes no time away a shorter one, nor moves it out of sight. `waited` are
    the times, from when until when, in which a session's answers were still to be told.
    """

    sure: Told = Told()
    told: Told = Told()
    hurts: tuple[Entry, ...] = ()
    red_flags: tuple[Entry, ...] = ()
    stops: tuple[Entry, ...] = ()
    checks: tuple[Entry, ...] = ()
    unread: tuple[Entry, ...] = ()
    in_part: tuple[Entry, ...] = ()
    gone: frozenset[str] = frozenset()
    there: tuple[Presence, Presence] = (Presence(), Presence())
    waited: tuple[Waited, ...] = ()

    @property
    def began(self) -> date | None:
        """The first day on which something was told for sure; None where nothing was."""
        firsts = (
            told[0] for told in (self.sure.sessions, self.sure.screens, self.sure.plans, self.sure.mornings) if told
        )
        return min((local_day(first.at) for first in firsts), default=None)


NOTHING_KNOWN: Final = Known()


def known(entries: Iterable[Entry], before: Known = NOTHING_KNOWN) -> Known:
    """What these entries of one person add up to, whenever it is asked.

    Pain and warning signs also count where a newer app wrote them in a way that this one cannot read. `before` is what
    is known of everything older, where these are only the newest: they are told as they are in the light of that.
    """
    every = sorted(once_each(entries), key=in_time)
    read, unread = _parted(every)
    gone = before.gone | taken_back(read)
    in_part = tuple(entry for entry in read if has_more(entry.kind, entry.body))
    doubted = gone | told_two_ways(every) | {entry.id for entry in in_part}
    certain = [entry for entry in read if entry.id not in doubted] if doubted else read
    answers, open_since = _answers(read), waited(read, _answers(read))
    read = completed(read, answers)
    certain = completed(certain, _answers(certain)) if doubted else read
    sure = _by_kind(certain)
    told = _by_kind([no_longer_known(entry) if entry.id in doubted else entry for entry in read]) if doubted else sure
    hurts = _together(rising(certain, read), filter(pain_told, (*read, *unread)))
    hurts = _together(hurts, pain_told_late(answers, hurts))
    red_flags = tuple(entry for entry in every if is_red_flag(entry))
    broken_off = (session for session in told.sessions if stopped(session.body))
    first_answers = () if before.told.screens else told.screens[:1]
    return Known(
        sure=sure,
        told=told,
        hurts=hurts,
        red_flags=red_flags,
        stops=_together(hurts, red_flags, broken_off),
        checks=tuple(entry for entry in told.sessions if entry.body.get("unanswered")),
        unread=tuple(unread),
        in_part=in_part,
        gone=gone,
        there=_there(before, first_answers, sure, told),
        waited=open_since,
    )


def _answers(entries: Iterable[Entry]) -> list[Entry]:
    return [entry for entry in entries if entry.kind == ANSWERED]


def _there(before: Known, first_answers: Entries, sure: Told, told: Told) -> tuple[Presence, Presence]:
    """Also by first answers that are in doubt: whoever took them back has been away since."""

    def after(there: Presence, sessions: Entries) -> Presence:
        return there.and_then(entry.at for entry in (*first_answers, *filter(was_done, sessions)))

    return after(before.there[0], sure.sessions), after(before.there[1], told.sessions)


def joined(before: Known, since: Known) -> Known:
    """What is known of a whole diary, of what is known of its older part and of what has been told since."""
    if before is NOTHING_KNOWN:
        return since
    sure = _one_after_the_other(before.sure, since.sure)
    same = before.told is before.sure and since.told is since.sure
    return Known(
        sure=sure,
        told=sure if same else _one_after_the_other(before.told, since.told),
        hurts=before.hurts + since.hurts,
        red_flags=before.red_flags + since.red_flags,
        stops=before.stops + since.stops,
        checks=before.checks + since.checks,
        unread=before.unread + since.unread,
        in_part=before.in_part + since.in_part,
        gone=before.gone | since.gone,
        there=(before.there[0].joined(since.there[0]), before.there[1].joined(since.there[1])),
        waited=before.waited + since.waited,
    )


def known_since(known: Known, at: datetime) -> Known:
    """The entries told at that time or later; `there` of all."""

    def since(entries: Entries) -> Entries:
        return entries[bisect_left(entries, at, key=lambda entry: entry.at) :]

    return _each(known, since, since)


def known_by(known: Known, at: datetime) -> Known:
    """What was known by that time, for somebody who looks back on it."""

    def until(entries: Entries) -> Entries:
        return entries[: bisect_right(entries, at, key=lambda entry: entry.at)]

    return _told_by(at, _each(known, until, until))


def by_the_clock(known: Known, now: datetime) -> Known:
    """What is known now: what is dated after now is in doubt, and was told no later than when it was cleared by name."""

    def until_now(entries: Entries) -> Entries:
        return entries[: bisect_right(entries, now, key=lambda entry: entry.at)]

    named = first_named(until_now(known.sure.cleared))
    return _told_by(now, _each(known, until_now, lambda entries: dated_again(entries, named, now)))


def _told_by(at: datetime, known: Known) -> Known:
    sure, told = known.there
    return replace(known, there=(sure.until(at), told.until(at)))


def _one_after_the_other(before: Told, since: Told) -> Told:
    return Told(*(older + newer for older, newer in zip(before.lists, since.lists, strict=True)))


def _each(known: Known, of_sure: Changing, of_told: Changing) -> Known:
    """The same, with each list of entries changed."""
    sure, told = Told(*map(of_sure, known.sure.lists)), Told(*map(of_told, known.told.lists))
    return replace(
        known,
        sure=sure,
        told=sure if told == sure else told,
        hurts=of_told(known.hurts),
        red_flags=of_told(known.red_flags),
        stops=of_told(known.stops),
        checks=of_told(known.checks),
        unread=of_told(known.unread),
        in_part=of_told(known.in_part),
    )


_LISTS: Final = {
    "session_finished": "sessions",
    "screen_answered": "screens",
    "cleared": "cleared",
    "step_answered": "steps",
    "plan_set": "plans",
    "morning_after": "mornings",
    "measure_taken": "measures",
    "pain_told": "pains",
    ANSWERED: "answers",
    "retracted": "retracted",
    "prescription_taken": "papers",
    DONE_WITHOUT: "without_app",
    OWN_WORDS: "own_words",
}


def _by_kind(entries: Sequence[Entry]) -> Told:
    of = grouped(entries, lambda entry: entry.kind)
    return Told(**{name: of[kind] for kind, name in _LISTS.items() if kind in of})


def _together(*groups: Iterable[Entry]) -> Entries:
    """Each of them once, in order of time."""
    return tuple(sorted(dict.fromkeys(chain(*groups)), key=in_time))


def _parted(entries: Iterable[Entry]) -> tuple[list[Entry], list[Entry]]:
    """What this version can read, and what a newer one wrote, or nobody should have."""
    read, unread = list[Entry](), list[Entry]()
    for entry in entries:
        clear = entry.schema == SCHEMA and body_problem(entry.kind, entry.body) is None
        (read if clear else unread).append(entry)
    return read, unread


def session_body(session: Session) -> dict[str, Any]:
    """What is kept of a session. One that has not finished is kept as interrupted; one left with "it hurts", as pain."""
    hurt_pressed = session.phase is Phase.NAMING
    reason = Reason.PAIN.graver(session.reason) if hurt_pressed else session.reason or Reason.INTERRUPTED
    return {
        "exercise": session.exercise.id,
        "reason": reason.value,
        "repetitions": session.repetitions,
        "repetitions_said": session.answers.get(About.REPETITIONS),
        "dose": {
            "repetitions": session.prescription.repetitions,
            "rung": session.prescription.rung,
            "hold_counts": session.exercise.dose.hold_counts,
        },
        "beat_seconds": session.manner.beat_seconds,
        "half_effort": session.manner.half_effort,
        "set_begun": session.set_begun,
        "efforts": session.efforts,
        "effort": session.answers.get(About.EFFORT),
        "pain": session.answers.get(About.PAIN),
        "little_pain": session.little_pain,
        "answers_wait": session.answers_wait and reason.complete and not session.pain_told,
        "red_flag": session.red_flag.value if session.red_flag else None,
        "pain_told": session.pain_told or hurt_pressed,
        "tired_taken_back": session.tired_taken_back,
        "pressed_by_mistake": session.pressed_by_mistake,
        "unanswered": session.unanswered,
        "seconds": round(session.at, 1),
    }


__all__ = ["NOTHING_KNOWN", "SCHEMA", "Entry", "Known", "Told", "by_the_clock", "entry_from", "joined", "known",
           "known_by", "known_since", "moment", "new_entry_from", "session_body"]  # fmt: skip
