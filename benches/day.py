"""What a day asks of somebody who knows the exercises: taps, and seconds of listening before the first lead-in.

Beside each stands what it asks of somebody who does not know them yet, in the same run. Taps are counted in a browser,
of a hand that lives the whole day; seconds are those of the clips, for the longest of the turns.
"""

import sys
import tempfile
from pathlib import Path

from groundwork.figures import Figure
from lab.people.command import open_house
from stature_coach.door.wire import House
from stature_coach.regimen.values import IN_TURN
from stature_coach.session.moves.ready import READY, READY_FAMILIAR
from stature_coach.session.session import begin
from stature_coach.session.state import Manner, Prescription

NAME = "day"
TITLE = "A day of somebody who knows the exercises"
NEEDS = ("web", "chromium")

ROOT = Path(__file__).parents[1]
NEW = "somebody new"


def figures() -> list[Figure]:
    house = open_house()
    listening = [
        Figure(f"voice before the lead-in, {exercise.id}", known, "s", NEW, new)
        for exercise in house.regimen.exercises
        for known, new in [_listening(house, exercise.id)]
    ]
    return [*_taps(), *listening]


def _listening(house: House, name: str) -> tuple[float, float]:
    """Every sentence of getting ready, and the prompt: known by heart, in its longest turn, and new."""
    exercise = house.regimen.exercise(name)
    prescription = Prescription(exercise, exercise.ladder[-1 if name == "prone-chest-raise" else 0].id, 1)
    turns = sum(step.said == IN_TURN for step in exercise.setup)
    known = max(
        _seconds(house, prescription, Manner(familiar=True, turn=turn), READY_FAMILIAR) for turn in range(turns)
    )
    return known, _seconds(house, prescription, Manner(), READY)


def _seconds(house: House, prescription: Prescription, manner: Manner, prompt: str) -> float:
    session, _ = begin(prescription, manner, house.spoken_seconds)
    return round(sum(session.seconds_of(page.step.say) for page in session.setup) + session.seconds_of(prompt), 1)


def _taps() -> list[Figure]:
    sys.path[:0] = [str(ROOT / "e2e")]
    from a_day_of_taps import lives_a_day, somebody_who_knows_it
    from conftest import Door, launch_settings
    from playwright.sync_api import sync_playwright
    from serving import serving

    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_settings())
        door = Door(browser, server, {})
        known = lives_a_day(somebody_who_knows_it(door))
        new = lives_a_day(somebody_who_knows_it(door, on_this_device=False), knows_it=False)
        door.close()
        browser.close()
    before, later = "taps to the first count", "taps after the last hold"
    return [
        *(
            Figure(f"{before}, {of}", n, "", NEW, new.to_the_first_count[of])
            for of, n in known.to_the_first_count.items()
        ),
        *(
            Figure(f"{later}, {of}", n, "", NEW, new.after_the_last_hold[of])
            for of, n in known.after_the_last_hold.items()
        ),
        Figure("taps of the whole day, ways up not counted", known.in_all, "", NEW, new.in_all),
    ]
