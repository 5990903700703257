"""Whoever looks at the plans knows what a paper may do (P2): a planted fault is caught."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from lab.people import papers
from lab.people.bringing import a_paper, brings_a_paper
from lab.people.papers import WAITS, check_refused, check_taken
from lab.people.rules import NECK, WALL, Json, RuleBroken
from lab.people.test_people import SEED, house
from lab.people.watching import NOT_OPENED, Life, a_reason, judged, open_but, well
from lab.people.year import Person, live_days, somebody
from stature_coach.door.wire import House

__all__ = ["house"]

WAIT = {"do": False}
EIGHT = {"do": True, "repetitions": 8, "rung": "pillow", "parts": ["morning", "evening"]}
FIVE = {"doses": {NECK: (5, "pillow")}}
GROWN = {"doses": {NECK: (8, "pillow")}}
CHEST = "prone-chest-raise"


def takes(life: Life, made: int = 0, **plan: Json) -> str:
    """A paper made so many days ago."""
    on = (life.now - timedelta(days=made)).date()
    named = {name.replace("_", "-"): part for name, part in plan.items()}
    return life.say("prescription_taken", {"made": on.isoformat(), "plan": named, "days": None, "locked": False})


def waits(life: Life) -> None:
    takes(life, wall_ball_press=WAIT)


def waits_and_may_begin(life: Life) -> None:
    paper = takes(life, wall_ball_press=WAIT)
    life.days(1)
    life.say("cleared", {"what": "wait", "entries": [paper], "exercise": WALL})
    life.days(1)


def is_to_do_eight(life: Life) -> None:
    takes(life, neck_press=EIGHT)
    life.look()


def the_next_day(life: Life) -> None:
    is_to_do_eight(life)
    life.days(1)


def an_old_one_the_next_day(life: Life) -> None:
    takes(life, made=61, neck_press=EIGHT)
    life.look()
    life.days(1)


def hurt_the_next_day(life: Life) -> None:
    the_next_day(life)
    life.say("pain_told", {"pain": 6, "exercise": None})


def eight_and_back_and_eight_again(life: Life) -> None:
    the_next_day(life)
    life.look(GROWN | NOT_OPENED)
    life.days(1)
    life.say("plan_set", {"exercise": NECK, "repetitions": 5, "rung": "pillow"})
    life.look(NOT_OPENED | FIVE)
    life.days(1)


@pytest.mark.parametrize(
    ("rule", "story", "right", "wrong"),
    [
        ("P2", waits, open_but(WALL, CHEST), NOT_OPENED),
        ("S6", is_to_do_eight, NOT_OPENED, NOT_OPENED | GROWN),
        ("S6", an_old_one_the_next_day, NOT_OPENED, NOT_OPENED | GROWN),
        ("S6", eight_and_back_and_eight_again, NOT_OPENED | FIVE, NOT_OPENED | GROWN),
    ],
)
def test_what_a_paper_may_not_do_is_seen(rule: str, story: object, right: Json, wrong: Json) -> None:
    judged(rule, well(story), right, wrong)  # type: ignore[arg-type]


def test_what_a_paper_may_do_passes() -> None:
    for story, plan in ((the_next_day, NOT_OPENED | GROWN), (waits_and_may_begin, NOT_OPENED)):
        life = Life()
        well(story)(life)
        life.look(plan)


def test_nothing_is_raised_by_it_on_a_day_on_which_it_hurt() -> None:
    life = Life()
    well(hurt_the_next_day)(life)
    with pytest.raises(RuleBroken):
        life.look(open_but(NECK, WALL, CHEST) | GROWN)


def plan_with(dose: int = 5, closed: tuple[str, ...] = ()) -> Json:
    item = {"id": "n", "exercise": NECK, "dose": {"repetitions": dose, "rung": "pillow"}}
    return {
        "exercises": [
            {**item, "closed": [a_reason(key=key, rule="S2" if key == "closed.pain" else "S6") for key in closed]}
        ]
    }


@pytest.mark.parametrize(
    ("before", "after", "says", "broken"),
    [
        (plan_with(closed=("closed.pain",)), plan_with(), EIGHT, True),
        (plan_with(closed=(WAITS,)), plan_with(), EIGHT, False),
        (plan_with(closed=(WAITS,)), plan_with(), WAIT, True),
        (plan_with(closed=("closed.pain",)), plan_with(closed=("closed.pain", WAITS)), WAIT, False),
        (plan_with(), plan_with(dose=6), EIGHT, True),
        (plan_with(), plan_with(dose=4), EIGHT, False),
    ],
)
def test_at_the_moment_it_is_taken_it_opens_only_what_a_paper_closed_and_raises_nothing(
    before: Json, after: Json, says: Json, *, broken: bool
) -> None:
    body = {"plan": {NECK: says}}
    if not broken:
        check_taken(before, after, body)
        return
    with pytest.raises(RuleBroken) as caught:
        check_taken(before, after, body)
    assert caught.value.rule == "P2"


@pytest.mark.parametrize(
    ("age", "in_force", "again"), [(61, None, False), (-2, None, False), (3, 1, False), (0, 0, True)]
)
def test_a_paper_that_should_have_been_refused_is_seen(age: int, in_force: int | None, *, again: bool) -> None:
    now = Life().now
    today = now.date()
    other = None if in_force is None else today - timedelta(days=in_force)
    with pytest.raises(RuleBroken):
        check_refused(today - timedelta(days=age), other, again, now, None)
    check_refused(today - timedelta(days=age), other, again, now, "paper.old")
    check_refused(today, date(2020, 1, 1), again=False, now=now, refused=None)


def test_people_bring_every_kind_of_paper(house: House) -> None:
    person = live_days(somebody(house, SEED, 7), 30)
    assert any(entry["kind"] == papers.KIND for entry in person.entries)
    person.luck = Random(1)
    made = [a_paper(person) for _ in range(200)]
    ages = {(person.now.date() - one.made).days for one in made}
    assert {75, 0, -9} <= ages
    assert {"wait" if part is None else "do" for one in made for part in one.plan.values()} == {"wait", "do"}


def each_brings_one(people: list[Person]) -> None:
    for person in people:
        brings_a_paper(person)


def test_a_coach_who_takes_whatever_is_shown_is_found_out(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted mistake: nothing is too old any more, neither for the door nor for the fold."""
    monkeypatch.setattr("stature_coach.weeks.prescribed.OLDEST_DAYS", 10_000)
    people = [live_days(somebody(house, SEED + each, 0), 1) for each in range(30)]
    with pytest.raises(RuleBroken, match="it is old"):
        each_brings_one(people)
