"""How differently people take to three exercises: a few kinds, each a bundle of chances. None of them is a real person.

Decides who somebody is. Does not know what the coach says to it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

ALL_WELL = {**{f"q{number}": "no" for number in (1, 2, 3, 4, 5, 6, 9)}, "q7": "yes", "q8": "yes"}


@dataclass(frozen=True, slots=True)
class Temperament:
    """Chances are from 0 to 1, by session or by day.

    In a session: `slips` presses the big button by mistake, `names_nothing` presses it and says no more,
    `tired_and_back` is tired and takes it back, `falls_silent` answers nothing any more.
    By day: `tells_pain` says from Today that something hurts, `without_app` writes down what was done without it, or own words, `takes_back` an entry, `second_device` keeps some entries
    for days, `same_ids` writes one entry two ways, `newer_app` writes what cannot be read, `wrong_clock` dates ahead.
    `brings_papers`: holds a paper before the camera. `answers`: what differs from well. `prescribed`: repetitions and rung of a therapist's plan for the wall.
    """

    name: str
    comes: float = 0.9
    tires: float = 0.05
    stops: float = 0.005
    hurts: float = 0.005
    warning_sign: float = 0.0005
    interrupted: float = 0.01
    pauses: float = 0.05
    slips: float = 0.003
    names_nothing: float = 0.001
    tired_and_back: float = 0.005
    falls_silent: float = 0.002
    lies_already: float = 0.2
    skips_questions: float = 0.1
    answers_later: float = 0.3
    tells_pain_before: float = 0.8
    usual_pain: int = 1
    worse_mornings: float = 0.02
    tells_mornings: float = 0.8
    answers_questions: float = 0.8
    careful_answers: float = 0.02
    asks_the_doctor: float = 0.3
    says_yes: float = 0.7
    says_no_at_once: float = 0.0
    presses_everything: bool = False
    first_effort: float = 5.0
    tells_pain: float = 0.002
    without_app: float = 0.0
    takes_back: float = 0.005
    second_device: float = 0.0
    same_ids: float = 0.0
    newer_app: float = 0.001
    wrong_clock: float = 0.0
    changes_the_beat: float = 0.005
    away_days: tuple[int, ...] = ()
    days: tuple[str, ...] = ()
    prescribed: tuple[int, str] | None = None
    prescribed_again: float = 0.0
    brings_papers: float = 0.0
    locked: bool = False
    does_what_is_prescribed: bool = True
    shown: bool = False
    answers: dict[str, str] = field(default_factory=dict)


TEMPERAMENTS = (
    Temperament("faithful", comes=0.98, tires=0.02, first_effort=4.0, answers_later=0.1),
    Temperament("forgetful", comes=0.45, without_app=0.1, tells_mornings=0.3, answers_questions=0.4),
    Temperament("tiring", tires=0.4, tired_and_back=0.1, first_effort=7.0),
    Temperament(
        "in pain", brings_papers=0.04, hurts=0.05, usual_pain=4, worse_mornings=0.2, first_effort=6.0, tells_pain=0.02
    ),
    Temperament("silent", skips_questions=1.0, tells_pain_before=0.0, tells_mornings=0.0),
    Temperament("eager", comes=1.0, tires=0.0, says_yes=1.0, presses_everything=True, first_effort=2.0),
    Temperament("travelling", brings_papers=0.04, away_days=(40, 16, 90, 30, 200, 45), first_effort=3.0),
    Temperament("resting", brings_papers=0.06, days=("mon", "wed", "fri"), comes=0.95, first_effort=4.0),
    Temperament("prescribed", prescribed=(8, "start"), locked=True, says_yes=1.0, first_effort=3.0, shown=True),
    Temperament("unsteady", answers={"q9": "yes"}, first_effort=4.0),
    Temperament("unsure", answers={"q3": "not_sure", "q5": "not_sure"}, stops=0.03),
    Temperament("not on the back", answers={"q7": "no"}),
    Temperament("not on the front", answers={"q8": "not_sure"}),
    Temperament("stopping", stops=0.08, interrupted=0.1, pauses=0.3, falls_silent=0.03),
    Temperament("frightened", warning_sign=0.02, says_yes=0.2, names_nothing=0.02),
    Temperament("telling", tells_pain=0.06, comes=0.97, first_effort=3.0),
    Temperament("of two minds", takes_back=0.12, says_no_at_once=0.2, says_yes=0.9, first_effort=3.0),
    Temperament("shaky hands", slips=0.15, tired_and_back=0.1, pauses=0.2, first_effort=3.0),
    Temperament("often without the app", without_app=0.5, comes=0.5, hurts=0.02, first_effort=3.0, says_yes=0.9),
    Temperament("two devices", second_device=0.15, same_ids=0.03, first_effort=3.0, comes=0.97),
    Temperament("a tablet with a wrong clock", second_device=0.05, wrong_clock=0.03, first_effort=3.0),
    Temperament("a newer app at the daughter's", newer_app=0.02, first_effort=3.0),
    Temperament("own beat", changes_the_beat=0.15, first_effort=3.0, comes=0.97, says_yes=0.9),
    Temperament("prescribed and idle", prescribed=(12, "feet-1"), prescribed_again=0.02, does_what_is_prescribed=False),
    Temperament("two months away", away_days=(60, 58, 190, 75), answers_questions=1.0, first_effort=3.0),
    Temperament("with papers", brings_papers=0.3, first_effort=3.0, comes=0.97, asks_the_doctor=0.5),
    Temperament("with papers, and in pain", brings_papers=0.3, hurts=0.05, usual_pain=3, worse_mornings=0.1),
    Temperament("shown by a physiotherapist", shown=True, careful_answers=0.1, first_effort=3.0, comes=0.98),
)
