"""Those who watch can see: each rule is broken on purpose, in a plan or in what was heard, and must be caught.

Each plan and each session is first shown whole, and must pass; so nothing is caught for another reason.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from lab.people import rules
from lab.people.command import open_house
from lab.people.onlooker import Onlooker
from lab.people.rules import RuleBroken
from lab.people.session import Lived, Mood, live
from lab.people.temperaments import ALL_WELL
from lab.people.year import Person, somebody
from stature_coach.cues import Count, Cue, Hold, Instruct, Lift, Lower, Praise
from stature_coach.diary import Entry, known
from stature_coach.events import RedFlagReported
from stature_coach.progression import Dose, Proposal
from stature_coach.session import begin
from stature_coach.state import Manner, Prescription
from stature_coach.today import Today, today
from stature_coach.wire import House

NECK, WALL, CHEST = "neck-press", "wall-ball-press", "prone-chest-raise"


@pytest.fixture(scope="module")
def house() -> House:
    return open_house()


@pytest.fixture
def person(house: House) -> Person:
    """Somebody who is well and has answered the questions."""
    person = somebody(house, 1, 0)
    person.write("screen_answered", answers=ALL_WELL)
    return person


def day(person: Person, days: float = 1) -> None:
    person.now += timedelta(days=days)


def session(person: Person, exercise: str = NECK, repetitions: int = 5, rung: str = "pillow", **told: Any) -> Entry:
    """A whole, easy session unless said."""
    dose = {"repetitions": repetitions, "rung": rung, "hold_counts": 5}
    done = told.pop("done", repetitions)
    body = {"reason": "TARGET_REACHED", "repetitions": done, "dose": dose, "half_effort": False}
    body |= {"effort": 2, "pain": 0, "pain_before": 0, "repetitions_said": None}
    return person.write("session_finished", exercise=exercise, **{**body, **told})


def practise(person: Person, days: int, exercise: str = NECK, **told: Any) -> None:
    for _ in range(days):
        person.plan()
        session(person, exercise, **told)
        day(person)


def plan(person: Person) -> Today:
    return today(person.house.regimen, known(person.entries), person.now)


def sees(person: Person, shown: Today) -> None:
    """The onlooker, who has seen all of this person's looks so far, is shown this plan."""
    since = person.entries[person.looked_at :]
    person.looked_at = len(person.entries)
    person.onlooker.read(since).look(shown, since, person.now)


def with_dose(shown: Today, exercise: str, repetitions: int, rung: str) -> Today:
    def changed(one: Any) -> Any:
        return replace(one, repetitions=repetitions, rung=rung) if one.exercise.id == exercise else one

    return replace(shown, exercises=tuple(map(changed, shown.exercises)))


def opened(shown: Today, exercise: str) -> Today:
    def changed(one: Any) -> Any:
        return replace(one, closed=()) if one.exercise.id == exercise else one

    return replace(shown, exercises=tuple(map(changed, shown.exercises)))


def offered(shown: Today, **changed: Any) -> Today:
    told = {"exercise": NECK, "step": "repetitions:6", "kind": "repetitions", "before": Dose(5, "pillow")}
    told |= {"after": Dose(6, "pillow"), "key": "", "because": "", "rule": "S6", "source": "", "entries": ()}
    return replace(shown, proposals=(Proposal(**{**told, **changed}),))


# -------------------------------------------------------------------- S2, S4, S5: what is closed stays closed


def pains(person: Person) -> None:
    session(person, reason="PAIN", done=2)


def hurts_more_than_before(person: Person) -> None:
    session(person, pain=3, pain_before=1)


def warns(person: Person) -> None:
    person.write("red_flag", kind="dizzy")


def warns_after_asking(person: Person) -> None:
    person.write("cleared", what="red_flag")
    warns(person)


def is_unsteady(person: Person) -> None:
    person.write("screen_answered", answers={"q9": "not_sure"})


def is_unsteady_again(person: Person) -> None:
    is_unsteady(person)
    person.write("step_answered", exercise=WALL, step="chair_and_company", answer="accepted")
    is_unsteady(person)


def is_unsure_of_the_heart(person: Person) -> None:
    person.write("cleared", what="q5")
    person.write("screen_answered", answers={"q5": "not_sure"})


def cannot_lie_on_the_back(person: Person) -> None:
    person.write("screen_answered", answers={"q7": "no"})
    person.write("cleared", what="q7")


def lets_a_month_go_by(person: Person) -> None:
    day(person, 30)


def stops_in_the_middle(person: Person) -> None:
    session(person, reason="STOPPED", done=2)


def never_opened_it(person: Person) -> None:
    day(person)


def took_it_back(person: Person) -> None:
    person.write("step_answered", exercise=CHEST, step="open", answer="accepted")
    person.write("step_answered", exercise=CHEST, step="open", answer="declined")


def doubts_lying_on_the_front(person: Person) -> None:
    person.write("step_answered", exercise=CHEST, step="open", answer="accepted")
    person.write("screen_answered", answers={"q8": "not_sure"})
    person.write("screen_answered", answers=ALL_WELL)


def stops_in_the_first_hold(person: Person) -> None:
    session(person, reason="STOPPED", done=0, set_begun=True)


def was_warned_since_it_was_opened(person: Person) -> None:
    person.write("step_answered", exercise=CHEST, step="open", answer="accepted")
    warns(person)
    person.write("cleared", what="red_flag")
    person.write("screen_answered", answers=ALL_WELL)


@pytest.mark.parametrize(
    ("happens", "exercise", "rule"),
    [
        (pains, WALL, "S2.*day with pain"),
        (hurts_more_than_before, WALL, "S2.*day with pain"),
        (warns, NECK, "S2.*warning sign"),
        (warns_after_asking, NECK, "S2.*warning sign"),
        (is_unsteady, WALL, "S5.*q9"),
        (is_unsteady_again, WALL, "S5.*q9"),
        (is_unsure_of_the_heart, NECK, "S5.*q5"),
        (cannot_lie_on_the_back, NECK, "S5.*q7"),
        (lets_a_month_go_by, NECK, "S5.*a month ago"),
        (stops_in_the_middle, WALL, "S5.*after a stop"),
        (stops_in_the_first_hold, WALL, "S5.*after a stop"),
        (never_opened_it, CHEST, "S4.*never opened"),
        (took_it_back, CHEST, "S4.*never opened"),
        (was_warned_since_it_was_opened, CHEST, "S4.*before a warning sign"),
        (doubts_lying_on_the_front, CHEST, "S4.*before a careful answer"),
    ],
)
def test_a_plan_that_opens_what_is_closed_is_caught(
    person: Person, happens: Callable[[Person], None], exercise: str, rule: str
) -> None:
    person.plan()
    happens(person)
    shown = plan(person)
    sees(person, shown)
    with pytest.raises(RuleBroken, match=rule):
        sees(person, opened(shown, exercise))
    with pytest.raises(RuleBroken, match=rule):
        person.onlooker.check_may_begin(exercise, person.now)


def test_a_plan_that_opens_before_the_questions_is_caught(house: House) -> None:
    stranger = somebody(house, 1, 0)
    sees(stranger, plan(stranger))
    with pytest.raises(RuleBroken, match=r"S5.*nine questions"):
        sees(stranger, opened(plan(stranger), NECK))


# -------------------------------------------------------------------- S6, S7, S11: the dose


def test_a_dose_that_jumps_is_caught(person: Person) -> None:
    with pytest.raises(RuleBroken, match=r"S6.*without a yes"):
        rules.check_growth(NECK, Dose(5, "pillow"), Dose(6, "pillow"), [], 6)
    yes = person.write("step_answered", exercise=NECK, step="repetitions:7", answer="accepted")
    rules.check_growth(NECK, Dose(5, "pillow"), Dose(6, "pillow"), [yes], 6)
    with pytest.raises(RuleBroken, match="at once"):
        rules.check_growth(NECK, Dose(5, "pillow"), Dose(7, "pillow"), [yes], 6)
    with pytest.raises(RuleBroken, match="two things"):
        rules.check_growth(NECK, Dose(5, "pillow"), Dose(6, "towel"), [yes], 6)
    with pytest.raises(RuleBroken, match="easy"):
        rules.check_growth(NECK, Dose(5, "pillow"), Dose(6, "pillow"), [yes], 5)


@pytest.mark.parametrize(
    ("exercise", "repetitions", "rung"), [(NECK, 11, "pillow"), (WALL, 21, "start"), (CHEST, 6, "trying")]
)
def test_a_dose_over_its_ceiling_is_caught(person: Person, exercise: str, repetitions: int, rung: str) -> None:
    sees(person, plan(person))
    with pytest.raises(RuleBroken, match="S7"):
        sees(person, with_dose(plan(person), exercise, repetitions, rung))


@pytest.fixture
def prescribed(person: Person) -> Person:
    """Whose therapist set eight repetitions, done for some days."""
    for exercise, rung in ((NECK, "pillow"), (WALL, "start")):
        person.write("plan_set", exercise=exercise, repetitions=8, rung=rung, by="therapist")
    practise(person, 3, repetitions=8)
    return person


def stays_at_eight(person: Person, rule: str) -> None:
    """The plan steps back, which is seen and passes; the same plan still at eight is caught."""
    shown = plan(person)
    looked = person.looked_at
    with pytest.raises(RuleBroken, match=rule):
        sees(person, with_dose(shown, NECK, 8, "pillow"))
    person.looked_at, person.onlooker = looked, remembering(person, looked)
    sees(person, shown)


def remembering(person: Person, until: int) -> Onlooker:
    """An onlooker who has seen this person at eight, and read the entries so far."""
    fresh = Onlooker().read(person.entries[:until])
    seen = fresh.seen[NECK]
    seen.doses, seen.largest = list(person.onlooker.seen[NECK].doses), Dose(8, "pillow")
    return fresh


def test_a_dose_that_does_not_step_back_after_a_stop_is_caught(prescribed: Person) -> None:
    prescribed.plan()
    stops_in_the_middle(prescribed)
    stays_at_eight(prescribed, "S6.*after a stop")


def test_a_dose_that_does_not_step_back_after_pain_is_caught(prescribed: Person) -> None:
    prescribed.plan()
    hurts_more_than_before(prescribed)
    stays_at_eight(prescribed, "S6.*after a stop")


def test_a_dose_that_does_not_begin_again_after_a_warning_sign_is_caught(prescribed: Person) -> None:
    prescribed.plan()
    warns(prescribed)
    stays_at_eight(prescribed, "S2.*after a warning sign")


def test_a_dose_that_does_not_step_back_after_two_weeks_is_caught(prescribed: Person) -> None:
    prescribed.plan()
    day(prescribed, 15)
    stays_at_eight(prescribed, "S6.*two weeks away")


@pytest.mark.parametrize("pain", [2, 4])
def test_a_dose_that_does_not_step_back_after_a_bad_morning_is_caught(prescribed: Person, pain: int) -> None:
    prescribed.write("morning_after", pain=pain)
    stays_at_eight(prescribed, "S11.*bad morning")


def test_feet_that_stay_out_for_somebody_unsteady_are_caught(person: Person) -> None:
    person.write("plan_set", exercise=WALL, repetitions=15, rung="feet-2", by="therapist")
    sees(person, plan(person))
    is_unsteady(person)
    sees(person, plan(person))
    with pytest.raises(RuleBroken, match=r"S6.*unsteady"):
        sees(person, with_dose(plan(person), WALL, 15, "feet-2"))


def test_growing_on_a_morning_a_little_worse_is_caught(person: Person) -> None:
    practise(person, 7)
    person.write("morning_after", pain=1)
    sees(person, plan(person))
    person.write("step_answered", exercise=NECK, step="repetitions:6", answer="accepted")
    with pytest.raises(RuleBroken, match=r"S11.*grew"):
        sees(person, with_dose(plan(person), NECK, 6, "pillow"))


# -------------------------------------------------------------------- S4, S6, S11: what is offered


def test_two_steps_at_once_are_caught(person: Person) -> None:
    shown = offered(plan(person))
    sees(person, shown)
    with pytest.raises(RuleBroken, match="two steps"):
        sees(person, replace(shown, proposals=shown.proposals * 2))


def test_a_step_of_two_is_caught(person: Person) -> None:
    with pytest.raises(RuleBroken, match="at once"):
        sees(person, offered(plan(person), after=Dose(7, "pillow")))


def test_a_step_on_what_is_closed_is_caught(person: Person) -> None:
    cannot_lie_on_the_back(person)
    with pytest.raises(RuleBroken, match=r"S6.*closed"):
        sees(person, offered(plan(person)))


def test_a_step_on_a_locked_plan_is_caught(person: Person) -> None:
    person.write("plan_set", exercise=NECK, locked=True, by="therapist")
    with pytest.raises(RuleBroken, match="locked"):
        sees(person, offered(plan(person)))


def test_a_step_on_a_morning_a_little_worse_is_caught(person: Person) -> None:
    practise(person, 6)
    (step,) = plan(person).proposals
    sees(person, replace(plan(person), proposals=(step,)))
    person.write("morning_after", pain=1)
    assert plan(person).proposals == ()
    with pytest.raises(RuleBroken, match=r"S11.*offered"):
        sees(person, replace(plan(person), proposals=(step,)))


def test_a_second_step_on_the_same_day_is_caught(person: Person) -> None:
    practise(person, 6)
    person.easy[NECK] = 6
    (step,) = person.plan().proposals
    person.write("step_answered", exercise=NECK, step=step.step, answer="accepted")
    person.plan()
    with pytest.raises(RuleBroken, match="grew already"):
        sees(person, offered(plan(person), before=Dose(6, "pillow"), after=Dose(7, "pillow")))


def opening(person: Person) -> Today:
    return offered(plan(person), exercise=CHEST, step="open", kind="open", after=None)


def test_the_chest_raise_is_offered_only_after_two_good_weeks(person: Person) -> None:
    practise(person, 13)
    with pytest.raises(RuleBroken, match=r"S4.*opening offered after"):
        sees(person, opening(person))
    practise(person, 2)
    assert "open" in [step.step for step in plan(person).proposals]
    sees(person, opening(person))
    person.write("step_answered", exercise=CHEST, step="open", answer="declined")
    with pytest.raises(RuleBroken, match=r"S4.*within a month"):
        sees(person, opening(person))


def test_the_chest_raise_offered_after_a_stop_is_caught(person: Person) -> None:
    practise(person, 15)
    stops_in_the_middle(person)
    person.write("screen_answered", answers=ALL_WELL)
    sees(person, plan(person))
    with pytest.raises(RuleBroken, match=r"S4.*of a stop"):
        sees(person, opening(person))


def test_the_chest_raise_offered_on_a_worse_morning_is_caught(person: Person) -> None:
    practise(person, 15)
    person.write("morning_after", pain=1)
    sees(person, plan(person))
    with pytest.raises(RuleBroken, match=r"S11.*offered"):
        sees(person, opening(person))


# -------------------------------------------------------------------- S1, S3, S4, S7-S10: what is heard


def lived(house: House, exercise: str, happens: str | None = None) -> Lived:
    one = house.regimen.exercise(exercise)
    begun = begin(Prescription(one, one.ladder[0].id, 4), Manner(), house.spoken_seconds)
    return live(begun, Mood(happens=happens, in_repetition=2, effort=2, pain=0))


def hears(house: House, told: Lived) -> None:
    rules.check_session(told, house.wording.text)


def caught(house: House, told: Lived, rule: str, change: Callable[[Cue], Cue | None]) -> None:
    hears(house, told)
    told.heard = [other for cue in told.heard if (other := change(cue)) is not None]
    with pytest.raises(RuleBroken, match=rule):
        hears(house, told)


@pytest.mark.parametrize(
    ("said", "rule"), [("Curl up slowly.", "S1"), ("A little higher.", "S1"), ("Your posture is perfect.", "S10")]
)
def test_a_sentence_that_bends_or_praises_posture_is_caught(house: House, said: str, rule: str) -> None:
    told = lived(house, NECK)
    hears(house, told)
    wrong = next(cue.key for cue in told.heard if isinstance(cue, Praise if rule == "S10" else Hold))
    with pytest.raises(RuleBroken, match=rule):
        rules.check_session(told, lambda key: said if key == wrong else house.wording.text(key))


def test_a_chest_raise_that_begins_without_its_question_is_caught(house: House) -> None:
    gate = "prone_chest_raise.gate"
    caught(house, lived(house, CHEST), "S4", lambda cue: None if cue.key == gate else cue)


@pytest.mark.parametrize("exercise", [NECK, WALL, CHEST])
def test_a_way_in_that_is_left_out_is_caught(house: House, exercise: str) -> None:
    told = lived(house, exercise)
    first = told.session.setup[-1].step.say
    caught(house, told, "S9", lambda cue: None if cue.key == first else cue)


def test_a_way_out_that_is_left_out_is_caught(house: House) -> None:
    told = lived(house, CHEST)
    ended = max(cue.at for cue in told.heard if isinstance(cue, Lower))
    caught(house, told, "S9.*left lying", lambda cue: None if isinstance(cue, Instruct) and cue.at > ended else cue)


def test_somebody_coached_up_after_a_warning_sign_is_caught(house: House) -> None:
    told = lived(house, NECK, "warning_sign")
    hears(house, told)
    assert any(isinstance(event, RedFlagReported) for event in told.told)
    up = next(cue for cue in lived(house, NECK).heard if cue.key == told.session.leaving[0].step.say)
    told.heard.append(replace(up, at=told.session.at))
    with pytest.raises(RuleBroken, match=r"S9.*coached up"):
        hears(house, told)


def test_a_breath_that_is_not_named_is_caught(house: House) -> None:
    def silent(cue: Cue) -> Cue:
        return replace(cue, key="neck_press.lift") if isinstance(cue, Lift) and cue.repetition == 4 else cue

    caught(house, lived(house, NECK), "S8.*no breath", silent)
    caught(house, lived(house, NECK), "S8.*aloud", lambda cue: None if cue.key == "shared.breathe" else cue)


@pytest.mark.parametrize(
    "change",
    [
        lambda cue: replace(cue, at=cue.at - 0.1) if isinstance(cue, Count) and cue.number == 2 else cue,
        lambda cue: replace(cue, number=6) if isinstance(cue, Count) and cue.number == 5 else cue,
        lambda cue: replace(cue, repetition=11) if isinstance(cue, Lift) and cue.repetition == 4 else cue,
    ],
    ids=["too fast", "too long", "too many"],
)
def test_counts_too_fast_holds_too_long_and_too_many_are_caught(house: House, change: Callable[[Cue], Cue]) -> None:
    caught(house, lived(house, NECK), "S7", change)


@pytest.mark.parametrize(
    ("happens", "rule"), [("tires", "S3"), ("hurts", "S2"), ("warning_sign", "S2"), ("stops", "S2")]
)
def test_effort_after_a_stop_is_caught(house: House, happens: str, rule: str) -> None:
    told = lived(house, NECK, happens)
    hears(house, told)
    lift = next(cue for cue in told.heard if isinstance(cue, Lift))
    told.heard.append(replace(lift, at=told.session.at + 1))
    with pytest.raises(RuleBroken, match=rule):
        hears(house, told)


def test_a_release_that_comes_late_is_caught(house: House) -> None:
    def late(cue: Cue) -> Cue:
        return replace(cue, at=cue.at + 1.1) if isinstance(cue, Lower) else cue

    caught(house, lived(house, NECK, "tires"), "S3.*release", late)
