"""How differently people take to three exercises: a few kinds, each a bundle of chances. None of them is a real person.

Decides who somebody is. Does not know what the coach says to it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

ALL_WELL = {**{f"q{number}": "no" for number in (1, 2, 3, 4, 5, 6, 9)}, "q7": "yes", "q8": "yes"}


@dataclass(frozen=True, slots=True)
class Temperament:
    """Chances are from 0 to 1, by session or by day.

    `grows_stronger`: by how many easy sessions an exercise's effort falls a point. `answers`: what differs from well.
    """

    name: str
    comes: float = 0.9
    tires: float = 0.05
    stops: float = 0.005
    hurts: float = 0.005
    warning_sign: float = 0.0005
    interrupted: float = 0.01
    pauses: float = 0.05
    skips_questions: float = 0.1
    tells_pain_before: float = 0.8
    usual_pain: int = 1
    worse_mornings: float = 0.02
    tells_mornings: float = 0.8
    says_yes: float = 0.7
    presses_everything: bool = False
    first_effort: float = 5.0
    away_days: tuple[int, ...] = ()
    days: tuple[str, ...] = ()
    prescribed: bool = False
    beat_seconds: float = 1.0
    answers: dict[str, str] = field(default_factory=dict)


TEMPERAMENTS = (
    Temperament("faithful", comes=0.98, tires=0.02, first_effort=4.0),
    Temperament("forgetful", comes=0.45, tells_mornings=0.3),
    Temperament("tiring", tires=0.5, first_effort=7.0),
    Temperament("in pain", hurts=0.05, usual_pain=4, worse_mornings=0.2, first_effort=6.0),
    Temperament("silent", skips_questions=1.0, tells_pain_before=0.0, tells_mornings=0.0),
    Temperament("eager", comes=1.0, tires=0.0, says_yes=1.0, presses_everything=True, first_effort=2.0),
    Temperament("travelling", away_days=(40, 16, 90, 30, 200, 45)),
    Temperament("resting", days=("mon", "wed", "fri"), comes=0.95, first_effort=4.0),
    Temperament("prescribed", prescribed=True, says_yes=1.0, first_effort=3.0, beat_seconds=1.3),
    Temperament("unsteady", answers={"q9": "yes"}, first_effort=4.0),
    Temperament("unsure", answers={"q3": "not_sure", "q5": "not_sure"}, stops=0.03),
    Temperament("not on the back", answers={"q7": "no"}),
    Temperament("not on the front", answers={"q8": "not_sure"}),
    Temperament("stopping", stops=0.1, interrupted=0.1, pauses=0.3),
    Temperament("frightened", warning_sign=0.02, says_yes=0.2),
)
