"""What the words say of a physiotherapist's paper (P2): what it must close, how far it may raise, and what it never opens.

Demands only what is certain, and allows what the words allow. Knows papers as entries of a diary, and no coach.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Final

from lab.people import rules
from lab.people.reading import Reading, Said, day_of
from lab.people.rules import Json, RuleBroken

KIND: Final = "prescription_taken"
WAITS: Final = "closed.waits"
# A wait, and the day on which somebody was told that it is over: by rule and reason.
OF_A_WAIT: Final = frozenset({("S6", WAITS), ("S6", "closed.asked")})
OLDEST_DAYS, MOST_DAYS_AHEAD = 60, 1


def in_time(made: str, day: date) -> bool:
    """Whether a paper made then may be taken on that day."""
    return -MOST_DAYS_AHEAD <= (day - date.fromisoformat(made)).days <= OLDEST_DAYS


def taken(reading: Reading, now: datetime) -> Iterator[Said]:
    """The papers that were taken until now, the newest first."""
    return reading.latest(KIND, now)


def part_of(paper: Said, exercise: str) -> Json | None:
    """What it says of the exercise; None where it says nothing."""
    part: Json | None = paper.body["plan"].get(exercise)
    return part


def must_wait(reading: Reading, exercise: str, now: datetime) -> Said | None:
    """The paper by which it must wait for certain: the last of all and the one made latest, and no word about any since."""
    papers = list(taken(reading, now))
    if not papers:
        return None
    last = papers[0]
    newest = all(one is last or (one.at < last.at and one.body["made"] < last.body["made"]) for one in papers)
    trusted = last.stands(now) and in_time(last.body["made"], last.at.date())
    worded = any(said.body["what"] in ("wait", "not_mine") for said in reading.latest("cleared", now))
    says_wait = part_of(last, exercise) == {"do": False}
    return last if newest and trusted and says_wait and not worded else None


def raising(
    reading: Reading, exercise: str, now: datetime, used: Mapping[str, datetime]
) -> Iterator[tuple[Said, Json]]:
    """The papers that may raise it now, once each: taken on a day before, in time, and told one way."""
    for paper in taken(reading, now):
        part = part_of(paper, exercise)
        begun = day_of(paper.at) < day_of(now) and paper.stands(now) and paper.id not in used
        if begun and part is not None and part["do"] and in_time(paper.body["made"], paper.at.date()):
            yield paper, part


def not_mine(reading: Reading, now: datetime) -> Iterator[Said]:
    """The papers that were told to be somebody else's on a day before: what they lowered may come back."""
    for said in reading.latest("cleared", now):
        if said.body["what"] == "not_mine" and said.stands(now) and day_of(said.at) < day_of(now):
            yield from (one for one in taken(reading, now) if one.id in (said.body.get("entries") or ()))


def check_taken(before: Json, after: Json, body: Json) -> None:
    """P2, on the plans just before and just after one was taken: it opens nothing but a paper's wait, raises nothing that day."""
    was = {item["id"]: item for item in before["exercises"]}
    for item in after["exercises"]:
        old = was.get(item["id"])
        if old is None:
            continue
        gone = _reasons(old) - _reasons(item)
        does = (body["plan"].get(item["exercise"]) or {}).get("do") is True
        # Beside a wait it need not be said that the chest raise is not opened yet.
        unsaid = {("S4", "closed.not_opened")} if item["closed"] else set()
        if gone - OF_A_WAIT - unsaid or (gone and not item["closed"] and not does):
            why = ", ".join(sorted(key for _, key in gone))
            raise RuleBroken("P2", f"{item['id']} was closed by {why}, and a paper has opened it")
        _check_no_more(old, item)


def _reasons(item: Json) -> set[tuple[str, str]]:
    return {(closed["rule"], closed["key"]) for closed in item["closed"]}


def _check_no_more(old: Json, item: Json) -> None:
    height = (rules.rung_height(item["exercise"], one["dose"]["rung"]) for one in (old, item))
    lower, higher = height
    if item["dose"]["repetitions"] > old["dose"]["repetitions"] or higher > lower:
        raise RuleBroken("P2", f"{item['id']} is more on the day on which a paper was taken: {item['dose']}")


def check_refused(made: date, in_force: date | None, again: bool, now: datetime, refused: object) -> None:
    """P2: an old paper, one of a day to come, one older than that in force and the same again change nothing."""
    why = (
        "it is old, or of a day to come"
        if not in_time(made.isoformat(), now.date())
        else "a newer one is in force"
        if in_force is not None and made < in_force
        else "it was taken before"
        if again
        else None
    )
    if why and not refused:
        raise RuleBroken("P2", f"a paper of {made} would be taken on {now.date()}, and {why}")
