"""What must be closed, by the words: told stays told, and only what was asked and named opens, at the next four.

Gives only what is closed for certain: where the words leave room, nothing is demanded. Knows no coach.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from lab.people import papers, rules
from lab.people.reading import Reading, Said, begun, day_it_is_about, day_of, may_close, pains_told
from lab.people.rules import CHEST, NECK, WALL, morning_has_come


@dataclass(frozen=True, slots=True)
class Must:
    """An exercise must be closed: by which rule, and why."""

    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The word that holds for a question: benign or careful, since when, whether taken back, and in which entries."""

    benign: bool
    at: datetime
    taken_back: bool
    ids: frozenset[str]


def must_close(reading: Reading, exercise: str, now: datetime, *, ahead: bool = True) -> Iterator[Must]:
    """Every certain reason why that exercise is closed now.

    `ahead`: entries dated after now close too; not asked for where a moment of the past is looked at again.
    """
    yield from _by_pain(reading, now)
    yield from _by_signs(reading, now)
    yield from _by_questions(reading, exercise, now)
    yield from _by_unread(reading, now)
    if paper := papers.must_wait(reading, exercise, now):
        yield Must("P2", f"the paper of {paper.body['made']} lets it wait")
    if ahead:
        yield from _by_ahead(reading, exercise, now)
    if exercise == CHEST:
        yield from _by_s4(reading, now)


def is_closed(reading: Reading, exercise: str, now: datetime) -> bool:
    """Whether it was closed for certain at a moment of the past."""
    return next(must_close(reading, exercise, now, ahead=False), None) is not None


def is_stopped(reading: Reading, exercise: str, now: datetime) -> bool:
    """Whether pain, a warning sign or a paper closes it for certain, whatever else does."""
    return any(must.rule in ("S2", "P2") for must in must_close(reading, exercise, now, ahead=False))


# -------------------------------------------------------------------- pain and warning signs


def _by_pain(reading: Reading, now: datetime) -> Iterator[Must]:
    today = day_of(now)
    for ago in (2, 1, 0, -1):
        for stop in reading.stops(today - timedelta(days=ago)):
            if stop.is_pain and stop.said.at <= now and not morning_has_come(stop.said.at, now):
                yield Must("S2", f"{stop.what} at {stop.said.at.isoformat()}, and no morning since")


def _by_signs(reading: Reading, now: datetime) -> Iterator[Must]:
    for sign in reading.signs:
        if sign.at <= now and not _sign_is_cleared(reading, sign, now):
            yield Must("S2", f"the warning sign {sign.id} was not cleared by the morning")


def _sign_is_cleared(reading: Reading, sign: Said, now: datetime) -> bool:
    cleared = (said for said in reading.latest("cleared", now) if said.body["what"] == "red_flag")
    asked = any(_clears_sign(said, sign, now) for said in cleared)
    return asked or is_named(reading, sign, now, ("clock",))


def _clears_sign(cleared: Said, sign: Said, now: datetime) -> bool:
    if not _has_opened(cleared, now):
        return False
    named = cleared.body.get("entries")
    if isinstance(named, list):
        return sign.id in named
    return sign.at < cleared.at and sign.id < cleared.id


def _has_opened(cleared: Said, now: datetime) -> bool:
    return cleared.stands(now) and morning_has_come(cleared.at, now)


def is_named(reading: Reading, said: Said, now: datetime, whats: tuple[str, ...]) -> bool:
    """Whether somebody has said, dated, that this very entry is all well, and a morning has come since."""
    for cleared in reading.latest("cleared", now):
        named = cleared.body.get("entries") or ()
        if cleared.body["what"] in whats and said.id in named and _has_opened(cleared, now):
            return True
    return False


# -------------------------------------------------------------------- the questions


def answer_to(reading: Reading, question: str, now: datetime) -> Answer | None:
    """The latest word to a question; of several at one moment, or in two bodies, the careful one. None: never asked."""
    newest = next((s for s in _answered(reading, now) if question in s.body["answers"]), None)
    if newest is None:
        return None
    told = [one for one in _told_with(reading, newest, now) if question in one.body["answers"]]
    taken_back = any(one.in_part or one.is_taken_back(now) for one in told)
    well = all(one.body["answers"][question] == rules.BENIGN[question] for one in told)
    ids = frozenset(one.id for one in told)
    return Answer(well and not taken_back, max(one.at for one in told), taken_back, ids)


def _answered(reading: Reading, now: datetime) -> Iterator[Said]:
    """Also in part: that answer is not known."""
    return reading.latest("screen_answered", now, in_part=True)


def _told_with(reading: Reading, newest: Said, now: datetime) -> list[Said]:
    same_moment = [one for one in _answered(reading, now) if one.at == newest.at]
    ids = {one.id for one in same_moment}
    bodies = (one for name in ids for one in reading.by_id[name])
    return [one for one in bodies if one.kind == "screen_answered" and (one.readable or one.in_part)]


def _by_questions(reading: Reading, exercise: str, now: datetime) -> Iterator[Must]:
    for question in rules.QUESTIONS:
        answer = answer_to(reading, question, now)
        if answer is None:
            yield Must("S5", f"{question} was never answered")
        elif question in rules.CLOSED_BY[exercise] and not _is_open(reading, question, answer, now):
            yield Must("S5", f"{question} has a careful answer since {answer.at.isoformat()}")


def _is_open(reading: Reading, question: str, answer: Answer, now: datetime) -> bool:
    return answer.benign or _question_is_cleared(reading, question, answer, now)


def _question_is_cleared(reading: Reading, question: str, answer: Answer, now: datetime) -> bool:
    if question in rules.NEVER_CLEARED:
        return False
    if question == "q9" and any(_has_company(said, answer, now) for said in reading.latest("step_answered", now)):
        return True
    whats = ("screen", question)
    asked = (said for said in reading.latest("cleared", now) if said.body["what"] in whats and _has_opened(said, now))
    return any(said.at >= answer.at or answer.ids <= _named_by(said) for said in asked)


def _named_by(cleared: Said) -> frozenset[str]:
    """What it names was told before it, whatever a wrong clock wrote there."""
    return frozenset(cleared.body.get("entries") or ())


def _has_company(said: Said, answer: Answer, now: datetime) -> bool:
    company = said.body["step"] == "chair_and_company" and said.body["answer"] == "accepted"
    return company and said.at >= answer.at and said.stands(now)


# -------------------------------------------------------------------- unread entries and wrong clocks


def _by_unread(reading: Reading, now: datetime) -> Iterator[Must]:
    for said in reading.unread:
        if may_close(said) and said.at <= now and not is_all_well(reading, said, now):
            yield Must("newer apps", f"{said.kind} {said.id} cannot be read, and nobody has said that all is well")


def growth_is_stopped(reading: Reading, moment: datetime) -> bool:
    """Whether an entry of that moment or earlier that cannot be read stops growth, also of a kind that never closes."""
    return any(said.at <= moment and not is_all_well(reading, said, moment) for said in reading.unread)


def is_all_well(reading: Reading, said: Said, now: datetime) -> bool:
    """Whether somebody has said so of an entry that cannot be read or is ahead; of a warning sign also that they asked."""
    whats = ("unread", "clock", "red_flag") if said.kind == "red_flag" or said in reading.signs else ("unread", "clock")
    return is_named(reading, said, now, whats)


def _by_ahead(reading: Reading, exercise: str, now: datetime) -> Iterator[Must]:
    for said in reading.ahead(now):
        if _would_close(reading, said, exercise, now) and not is_all_well(reading, said, now):
            yield Must("wrong clocks", f"{said.kind} {said.id} is dated {said.at.isoformat()}, which is to come")


def _would_close(reading: Reading, said: Said, exercise: str, now: datetime) -> bool:
    if not said.readable:
        return may_close(said)
    if said in reading.signs or any(stop.is_pain and stop.said is said for stop in reading.stops(said.day)):
        return True
    answers = said.body["answers"] if said.kind == "screen_answered" else {}
    careful = (q for q in answers if q in rules.CLOSED_BY[exercise] and answers[q] != rules.BENIGN[q])
    return any(not _is_settled(reading, said, question, now) for question in careful)


def _is_settled(reading: Reading, said: Said, question: str, now: datetime) -> bool:
    """Whether that careful answer, dated ahead, was cleared by name; or named, and the question answered again since."""
    if question not in rules.NEVER_CLEARED and is_named(reading, said, now, (question, "screen")):
        return True
    naming = [one.at for one in reading.latest("cleared", now) if said.id in _named_by(one)]
    newer = answer_to(reading, question, now)
    return bool(naming) and newer is not None and newer.at > min(naming)


# -------------------------------------------------------------------- the chest raise (S4)


def _by_s4(reading: Reading, now: datetime) -> Iterator[Must]:
    opened = next((s for s in reading.latest("step_answered", now) if _opens_chest(reading, s, now)), None)
    if opened is None:
        yield Must("S4", "nobody has opened the chest raise where it could be opened")
        return
    if reason := _closed_since(reading, opened, now):
        yield Must("S4", f"the chest raise was opened at {opened.at.isoformat()}, and since then {reason}")


def _opens_chest(reading: Reading, said: Said, now: datetime) -> bool:
    if said.body["exercise"] != CHEST or said.body["step"] != "open" or said.body["answer"] != "accepted":
        return False
    contrary = any(_says_no(one, said) and one.at == said.at for one in reading.latest("step_answered", now))
    return said.stands(now) and not contrary and may_open_chest(reading, said, said.body.get("shown_by_therapist"))


def _says_no(one: Said, said: Said) -> bool:
    same = all(one.body[key] == said.body[key] for key in ("exercise", "step"))
    return same and one.body["answer"] in ("declined", "undone")


def may_open_chest(reading: Reading, said: Said, shown: object) -> bool:
    """Whether a yes to the chest raise counts at its moment: its own answers, nothing closed, and two weeks lived."""
    if next(_closed_but_for_s4(reading, said.at), None) is not None:
        return False
    return shown is True or why_no_opening(reading, said.at) is None


def why_no_opening(reading: Reading, moment: datetime) -> str | None:
    """Why nobody may be asked about the chest raise at that moment, all its answers being well; None where they may."""
    day = day_of(moment)
    if is_locked(reading, CHEST, moment):
        return "its plan is locked"
    if growth_is_stopped(reading, moment):
        return "an entry cannot be read"
    if morning_is_due(reading, day, moment) and not morning_is_answered(reading, day, moment):
        return "the morning's question is open"
    if is_worse_morning(reading, day, rules.next_four(moment)):
        return "the morning was worse"
    return None if two_weeks_lived(reading, moment) else "no two weeks were lived"


def is_locked(reading: Reading, exercise: str, moment: datetime) -> bool:
    """Whether the latest word on it locks the plan; a doubted word locks and never unlocks."""
    by_paper = next((one for one in papers.taken(reading, moment) if one.stands(moment)), None)
    for said in reading.latest("plan_set", moment):
        if by_paper is not None and by_paper.at > said.at:
            break  # a paper locks, and unlocks what a therapist locked
        told = said.body.get("locked") if said.body["exercise"] == exercise else None
        if told is True or (told is False and said.stands(moment)):
            return bool(told)
    return by_paper is not None and by_paper.body["locked"] is True and _is_in_force(reading, by_paper, moment)


def _is_in_force(reading: Reading, paper: Said, moment: datetime) -> bool:
    """Whether it is certain: the only paper there is, in time, and no word about it."""
    only = [one.id for one in papers.taken(reading, moment)] == [paper.id]
    worded = any(said.body["what"] == "not_mine" for said in reading.latest("cleared", moment))
    return only and not worded and papers.in_time(paper.body["made"], paper.at.date())


def _closed_but_for_s4(reading: Reading, now: datetime) -> Iterator[Must]:
    yield from _by_pain(reading, now)
    yield from _by_signs(reading, now)
    yield from _by_questions(reading, CHEST, now)
    yield from _by_unread(reading, now)


def _closed_since(reading: Reading, opened: Said, now: datetime) -> str | None:
    """What closed it for good after it was opened: an undoing, a warning sign, a careful answer of its own."""
    for said in reading.latest("step_answered", now):
        if _says_no(said, opened) and said.body["answer"] == "undone" and said.at >= opened.at:
            return "it was undone"
    if any(opened.at <= sign.at <= now for sign in reading.signs):
        return "a warning sign was told"
    for said in reading.latest("screen_answered", now):
        careful = [q for q, a in said.body["answers"].items() if a != rules.BENIGN[q] and q in _S4_ANSWERS]
        if careful and opened.at < said.at:
            return f"{careful[0]} was answered carefully"
    return None


# "They can lie on the stomach and get there and back without difficulty, and no rib or back pain is new."
_S4_ANSWERS = frozenset({"q1", "q8"})


def two_weeks_lived(reading: Reading, now: datetime) -> bool:
    """In both of the last two weeks the others that are open, on two days each, whole holds, and nothing against it.

    The two weeks may end yesterday or today: what holds in neither is no two weeks.
    """
    today = day_of(now)
    return any(_lived_until(reading, today - timedelta(days=ago), now) for ago in (0, 1))


def _lived_until(reading: Reading, last: date, now: datetime) -> bool:
    others = [name for name in (NECK, WALL) if not is_closed(reading, name, now)]
    days = [last - timedelta(days=ago) for ago in range(14)]
    if not others or any(_went_wrong(reading, day, now) for day in days):
        return False
    weeks = (days[:7], days[7:])
    return all(sum(_was_done(reading, name, day, now) for day in week) >= 2 for week in weeks for name in others)


def _was_done(reading: Reading, exercise: str, day: date, now: datetime) -> bool:
    """Whether whole holds of it were done that day, told one way and not taken back."""
    told = (said for said in reading.by_day.get(day, ()) if said.kind == "session_finished" and said.stands(now))
    return any(_whole_holds(said, exercise) for said in told)


def _whole_holds(said: Said, exercise: str) -> bool:
    body = said.body
    return (
        body["exercise"] == exercise and begun(body) and body["repetitions"] > 0 and body.get("repetitions_said") != 0
    )


def _went_wrong(reading: Reading, day: date, now: datetime) -> bool:
    stopped = any(stop.said.at <= now for stop in reading.stops(day))
    told = [said for said in reading.by_day.get(day, ()) if said.readable and said.at <= now]
    unanswered = any(said.body.get("unanswered") is True for said in told if said.kind == "session_finished")
    return stopped or unanswered or is_worse_morning(reading, day, now)


def is_worse_morning(reading: Reading, day: date, now: datetime) -> bool:
    """S11: whether that morning was worse than anything told in the two weeks before, by what people call a change.

    "The usual" of two weeks is never more than their most: what is worse than that is worse for everybody.
    """
    mornings = [pain for pain in _mornings(reading, day, now) if pain is not None]
    if not mornings:
        return False
    usual = _most_told(reading, day, now)
    worst = max(mornings)
    return usual is not None and (worst >= usual + rules.PAIN_RISE or (worst >= rules.HIGH_PAIN and worst > usual))


def _mornings(reading: Reading, day: date, now: datetime) -> list[int | None]:
    told = (said for said in reading.by_day.get(day, ()) if said.kind == "morning_after" and said.readable)
    return [said.body.get("pain") for said in told if said.at <= now]


def morning_is_answered(reading: Reading, day: date, now: datetime) -> bool:
    """Whether the morning's question of that day was answered or skipped by then; a doubted answer is none."""
    told = (said for said in reading.by_day.get(day, ()) if said.kind == "morning_after")
    return any(said.stands(now) for said in told)


def morning_is_due(reading: Reading, day: date, now: datetime) -> bool:
    """Whether the day before had a session whose morning after is asked about."""
    told = (said for said in reading.by_day.get(day - timedelta(days=1), ()) if said.kind == "session_finished")
    yesterday = day - timedelta(days=1)
    without = (
        said for said in reading.by_kind["done_without_app"] if said.stands(now) and said.day in (yesterday, day)
    )
    by_then = any(day_it_is_about(said) == yesterday for said in without)
    return by_then or any(said.stands(now) and begun(said.body) for said in told)


def _most_told(reading: Reading, day: date, now: datetime) -> int | None:
    days = (day - timedelta(days=ago) for ago in range(1, 15))
    told = [pain for one in days for said in reading.by_day.get(one, ()) if said.at <= now for pain in pains_told(said)]
    return max(told, default=None)
