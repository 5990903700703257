"""Somebody who knows the words alone looks at every plan, beside a diary read a second time.

Says which rule a plan breaks: what must be closed and is not, what grew and should not have, what is asked or is not,
and what has no way out. Decides nothing for anybody. Takes plans and entries as JSON, as a page does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache, partial
from itertools import pairwise
from typing import TypeAlias

from lab.people import rules
from lab.people.closed import answer_to, is_all_well, morning_is_answered, morning_is_due, must_close, why_no_opening
from lab.people.grown import Course, Courses, dose_of, follow, next_dose, why_not_due
from lab.people.reading import EVER, Reading, Said, begun, day_it_is_about, day_of, pains_told
from lab.people.rules import CHEST, EXERCISES, Json, RuleBroken

PlanAt: TypeAlias = Callable[[Sequence[Json], datetime], Json]

# So many whole sessions within two weeks, and an exercise is known.
WHOLE_TO_BE_KNOWN = 3
A_MONTH, A_YEAR, EIGHT_WEEKS = timedelta(days=30), timedelta(days=365), timedelta(days=56)


@dataclass(slots=True)
class Onlooker:
    """One person's diary, read beside the coach. `plan_at` asks the coach what it would have said at a past moment."""

    plan_at: PlanAt | None = None
    reading: Reading = field(default_factory=Reading)
    courses: Courses = field(default_factory=Courses)
    entries: list[Json] = field(default_factory=list)
    came: dict[str, datetime] = field(default_factory=dict)
    looked_at: datetime | None = None

    def look(self, entries: Iterable[Json], plan: Json, now: datetime) -> None:
        """Looks at the plan of now; `entries` are those since the last look. Raises RuleBroken.

        What has come late, from another device or a second time with another body, is lived through again from its
        own moment on, with the coach's answers of then.
        """
        entries = list(entries)
        new = self.reading.read(entries)
        self.entries += entries
        for entry in entries:
            self.came.setdefault(entry["id"], now)
        late = self._late(new)
        if late is not None and self.plan_at is not None:
            self._live_again(late, plan, now)
        else:
            self._compare(plan, self._since_last(new, now), now)
        self.looked_at = now

    def _late(self, new: Sequence[Said]) -> datetime | None:
        """The earliest moment that these entries speak of, where it does not lie after the last look."""
        moments = [body.at for said in new for body in self.reading.by_id[said.id]]
        earliest = min(moments, default=None)
        return earliest if earliest and self.looked_at and earliest <= self.looked_at else None

    def _live_again(self, since: datetime, shown: Json, now: datetime) -> None:
        assert self.plan_at is not None
        for course in self.courses.of.values():
            course.back_to(since)
        self.courses.grew_on = {day: what for day, what in self.courses.grew_on.items() if day < day_of(since)}
        first = max(since, rules.APP_BEGAN)  # nobody lived with the coach before that, whatever a clock has dated there
        moments = sorted({said.at for said in self.reading.in_time if first <= said.at <= now} | {now})
        before = since - timedelta.resolution
        for moment in moments:
            told = [said for said in self.reading.in_time if before < said.at <= moment]
            plan = self.plan_at([entry for entry in self.entries if self._is_told(entry, moment)], moment)
            self.reading.lived_to = moment
            self._follow(plan, told, moment)
            before = moment
        self.reading.lived_to = EVER
        self._compare(shown, [], now)

    def _is_told(self, entry: Json, moment: datetime) -> bool:
        """Whether it was dated by then or, dated ahead by a wrong clock, had come by then."""
        return min(datetime.fromisoformat(entry["at"]), self.came[entry["id"]]) <= moment

    def _since_last(self, new: Sequence[Said], now: datetime) -> list[Said]:
        """What is new, and what was dated ahead and has come of age since."""
        last = self.looked_at
        aged = [said for said in self.reading.in_time if last and last < said.at <= now and said not in new]
        return sorted([*(said for said in new if said.at <= now), *aged], key=lambda said: said.at)

    def _compare(self, plan: Json, new: list[Said], now: datetime) -> None:
        check_closed(self.reading, plan, now)
        check_ways_out(self.reading, plan, now)
        check_questions(self.reading, plan, now)
        check_mornings(self.reading, plan, now)
        check_done_without(self.reading, plan, now)
        check_valid(plan, now)
        self._follow(plan, new, now)
        check_proposals(self.reading, self.courses, plan, now)

    def _follow(self, plan: Json, new: list[Said], now: datetime) -> None:
        for name in EXERCISES:
            doses = {dose_of(item) for item in plan["exercises"] if item["exercise"] == name}
            if len(doses) > 1:
                raise RuleBroken("S6", f"{name} has two doses in one plan: {', '.join(map(str, doses))}")
            for dose in doses:
                follow(self.courses, self.reading, dose, new, now)
        check_half_effort(self.reading, self.courses, plan, now)
        check_known_by_heart(self.reading, plan, now)
        check_pain_of_the_day(self.reading, plan, now)


# -------------------------------------------------------------------- closed, and the ways out


def check_closed(reading: Reading, plan: Json, now: datetime) -> None:
    """Everything that must be closed is. Raises RuleBroken."""
    for item in plan["exercises"]:
        if not item["closed"]:
            must = next(must_close(reading, item["exercise"], now), None)
            if must is not None:
                raise RuleBroken(must.rule, f"{item['id']} is open, and {must.why}")
        elif item["state"] in ("due", "later") or plan.get("next") == item["id"]:
            raise RuleBroken("S2", f"{item['id']} is closed and offered all the same")


def check_ways_out(reading: Reading, plan: Json, now: datetime) -> None:
    """What is closed says how it opens, and rests on entries that are there; what cannot be read is named."""
    for item in plan["exercises"]:
        for closed in item["closed"]:
            _check_way_out(reading, item["id"], closed)
    named = {told["id"] for key in ("unread", "ahead") for told in plan.get(key, ())}
    for said in [*reading.unread, *reading.ahead(now)]:
        if said.id not in named and not _is_spoken_for(reading, said, now):
            raise RuleBroken(
                "newer apps", f"nothing is said of {said.kind} {said.id}, which cannot be read or is ahead"
            )


def _is_spoken_for(reading: Reading, said: Said, now: datetime) -> bool:
    """Whether somebody has already said of this entry that all is well; it may still close until the morning."""
    whats = ("unread", "clock", "red_flag")
    cleared = (one for one in reading.latest("cleared", now) if one.body["what"] in whats)
    return any(said.id in (one.body.get("entries") or ()) for one in cleared)


def _check_way_out(reading: Reading, item: str, closed: Json) -> None:
    missing = [entry for entry in closed.get("entries", ()) if entry not in reading.by_id]
    if missing:
        raise RuleBroken("S2", f"{item} is closed by {closed['key']}, which rests on {missing}: no such entries")
    clears = closed.get("clears")
    if clears is not None and not clears.get("what"):
        raise RuleBroken("S2", f"{item} is closed by {closed['key']}, and what opens it is {clears}")
    if not closed["opened_by"] and clears is None and closed.get("until") is None:
        raise RuleBroken("wrong clocks", f"{item} is closed by {closed['key']} with no way out")


def check_valid(plan: Json, now: datetime) -> None:
    """S2: a stored plan ends at the next four, at the latest."""
    if datetime.fromisoformat(plan["valid_until"]) > rules.next_four(now) + rules.CLOCK_CHANGE:
        raise RuleBroken("S2", f"the plan of {now.isoformat()} is valid until {plan['valid_until']}")


# -------------------------------------------------------------------- what is asked


def check_questions(reading: Reading, plan: Json, now: datetime) -> None:
    """S5: the questions are asked again when they must be. A day's room at each end. Raises RuleBroken."""
    asked = rules.QUESTIONS if plan["screen_needed"] else plan["ask_again"]
    was_away = cache(partial(_was_away, reading, now))
    for question in rules.QUESTIONS:
        why = why_asked(reading, question, now, was_away)
        if why and question not in asked:
            raise RuleBroken("S5", f"{question} is not asked again, and {why}")


def why_asked(reading: Reading, question: str, now: datetime, was_away: Callable[[datetime], bool]) -> str | None:
    """Why that question must be asked now; None where it need not. `was_away`: for eight weeks since that answer."""
    answer = answer_to(reading, question, now)
    if answer is None:
        return "it was never answered"
    age = now - answer.at
    if age > A_YEAR + rules.ONE_DAY:
        return "its answer is a year old"
    if was_away(answer.at):
        return "somebody was eight weeks away since"
    if question not in rules.ASKED_MONTHLY:
        return None
    if age > A_MONTH + rules.ONE_DAY:
        return "its answer is thirty days old"
    return _stopped_since(reading, answer.at, now)


def _was_away(reading: Reading, now: datetime, since: datetime) -> bool:
    """Whether eight weeks without any session began after that answer."""
    if now - since < EIGHT_WEEKS:
        return False
    days = sorted(said.at for name in EXERCISES for said in reading.sessions[name] if since <= said.at <= now)
    return any(later - earlier > EIGHT_WEEKS + rules.ONE_DAY for earlier, later in pairwise([*days, now]))


def _stopped_since(reading: Reading, since: datetime, now: datetime) -> str | None:
    for ago in range((day_of(now) - day_of(since)).days + 1):
        day = day_of(now) - timedelta(days=ago)
        if any(since < stop.said.at <= now for stop in reading.stops(day)):
            return f"there was a stop on {day}"
        told = (s for s in reading.by_day.get(day, ()) if s.kind == "session_finished" and s.readable)
        if any(since < said.at <= now and said.body.get("unanswered") is True for said in told):
            return f"'Are you all right?' stayed unanswered on {day}"
    return None


def check_mornings(reading: Reading, plan: Json, now: datetime) -> None:
    """S11: the morning after a day with a session is asked about until it is answered."""
    today = day_of(now)
    due = morning_is_due(reading, today, now) and not morning_is_answered(reading, today, now)
    if due and not plan["ask_morning_after"]:
        raise RuleBroken("S11", "yesterday had a session, and this morning is not asked about")


def check_done_without(reading: Reading, plan: Json, now: datetime) -> None:
    """What was told to be done today without the app stands there as done."""
    today = day_of(now)
    for said in (one for one in reading.by_kind["done_without_app"] if one.stands(now) and one.day == today):
        name = f"{said.body['exercise']}@{said.body['part_of_day']}"
        if day_it_is_about(said) == today and not all(one["done"] for one in plan["exercises"] if one["id"] == name):
            raise RuleBroken("told", f"{name} was done without the app, and is not done")


# -------------------------------------------------------------------- what is proposed, and half effort


def check_proposals(reading: Reading, courses: Courses, plan: Json, now: datetime) -> None:
    """S6: only what is due now is proposed. Raises RuleBroken."""
    for proposal in plan["proposals"]:
        if proposal["step"].startswith(("repetitions:", "rung:")):
            _check_step(reading, courses, proposal, now)
        elif proposal["step"] == "open":
            why = _why_no_opening(reading, plan, now)
            if why:
                raise RuleBroken("S4", f"the chest raise is proposed, and {why}")
        if any(
            not said.readable and said.kind != "words_written" and not is_all_well(reading, said, now)
            for said in reading.ahead(now)
        ):
            raise RuleBroken("newer apps", f"{proposal['step']} is proposed beside an entry that cannot be read")
        if day_of(now) in courses.grew_on:
            raise RuleBroken("S6", f"{proposal['step']} is proposed on a day when something grew already")


def _check_step(reading: Reading, courses: Courses, proposal: Json, now: datetime) -> None:
    course = courses.of[proposal["exercise"]]
    more = next_dose(course.dose, proposal["step"])
    if more is None:
        raise RuleBroken("S6", f"{proposal['step']} is no one small step from {course.dose}")
    why = why_not_due(reading, course.now, more, now)
    if why:
        raise RuleBroken("S6", f"{proposal['exercise']} {proposal['step']} is proposed, and {why}")
    after = dose_of({"exercise": proposal["exercise"], "dose": {**proposal["to"]}})
    if not after.within(more):
        raise RuleBroken("S6", f"{proposal['step']} from {course.dose} would lead to {after}")


def _why_no_opening(reading: Reading, plan: Json, now: datetime) -> str | None:
    others = [must for must in must_close(reading, CHEST, now) if must.rule != "S4"]
    if others:
        return others[0].why
    return "the morning's question is open" if plan["ask_morning_after"] else why_no_opening(reading, now)


def check_half_effort(reading: Reading, courses: Courses, plan: Json, now: datetime) -> None:
    """S6: half the strength until a first time went well, and again with a first plan."""
    for item in plan["exercises"]:
        course = courses.of[item["exercise"]]
        if not item["half_effort"] and not _went_well(reading, course, now):
            raise RuleBroken("S6", f"{item['id']} is at full effort, and no first time went well")


def check_known_by_heart(reading: Reading, plan: Json, now: datetime) -> None:
    """S9: less is said only to whom did it whole three times on its rung within two weeks, and nothing amiss since."""
    for item in plan["exercises"]:
        if not item["familiar"]:
            continue
        whole = [said for said in reading.sessions[item["exercise"]] if _is_known(said, item, now)]
        if len(whole) < WHOLE_TO_BE_KNOWN:
            raise RuleBroken("S9", f"{item['id']} is taken to be known, after {len(whole)} whole sessions in two weeks")
        since = sorted(said.at for said in whole)[-WHOLE_TO_BE_KNOWN]
        days = {day_of(since + timedelta(days=past)) for past in range((now - since).days + 2)}
        for stop in (stop for day in days for stop in reading.stops(day)):
            if since <= stop.said.at <= now:
                raise RuleBroken(
                    "S9", f"{item['id']} is taken to be known, and there was {stop.what} at {stop.said.at}"
                )


def _is_known(said: Said, item: Json, now: datetime) -> bool:
    whole = said.body["reason"] in ("TARGET_REACHED", "TIRED") and said.body["repetitions"] > 0
    on_rung = (said.body.get("dose") or {}).get("rung") == item["dose"]["rung"]
    return said.stands(now) and whole and on_rung and now - rules.AWAY <= said.at <= now


def check_pain_of_the_day(reading: Reading, plan: Json, now: datetime) -> None:
    """S2: pain counts as told only where it was told that day, and none that was told first is taken to be less."""
    told, today = plan["pain_first_told"], day_of(now)
    of_today = (said for said in reading.in_time if said.at <= now and day_of(said.at) == today and said.stands(now))
    numbers = [pain for said in of_today for pain in pains_told(said)]
    if told is not None and (told not in numbers or told > numbers[0]):
        raise RuleBroken("S2", f"pain is taken to be told as {told}, and that day it was {numbers}")


def _went_well(reading: Reading, course: Course, now: datetime) -> bool:
    since = course.now.half_since
    return any(
        said.at >= since and said.stands(now) and begun(said.body) and _is_well(reading, said)
        for said in reading.sessions[course.dose.exercise]
    )


def _is_well(reading: Reading, said: Said) -> bool:
    complete = said.body["reason"] in ("TARGET_REACHED", "TIRED") and said.body["repetitions"] > 0
    return complete and not any(stop.said is said for stop in reading.stops(said.day))
