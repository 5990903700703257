"""What a day asks of a person: taps, seconds of listening before the first lead-in, the length of Today, how it is spoken.

Beside each stands version 6dffd84, before any of it was shortened, built and lived in the same run; where that cannot be built
any more, the figures stand beside those of somebody who does not know the exercises yet. Taps are counted in a browser, of a
hand that lives the whole day; seconds are those of the clips, for the longest of the turns. What is downloaded, and how soon
the first page can be used, is measured by `./bench download`.
"""

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from benches._before import VERSION, asked_of, version_before
from benches._sentences import long_sentences, quick_clips
from groundwork.figures import Figure
from groundwork.places import Places
from lab.people.command import open_house
from stature_coach.door.wire import House
from stature_coach.regimen.values import IN_TURN
from stature_coach.session.moves.ready import READY, READY_FAMILIAR
from stature_coach.session.session import begin
from stature_coach.session.state import Manner, Prescription

NAME = "day"
TITLE = "What a day asks of a person"
NEEDS = ("web", "chromium")

ROOT = Path(__file__).parents[1]
CHEST = "prone-chest-raise"
THEN = f"version {VERSION}"
NEW = "somebody new"
Told = dict[str, Any]


def figures() -> list[Figure]:
    before = version_before()
    then = asked_of(before) if before else {}
    return [*_lived(_taps(), then), *_listening(then), *(_spoken(before) if before else ())]


def _lived(now: Told, then: Told) -> Iterator[Figure]:
    """Beside the version before, or else beside the day of somebody who hears it all for the first time on this device."""
    of_new = now["of_new"]
    for told, words in (
        ("to_the_first_count", "taps to the first count"),
        ("after_the_last_hold", "taps after the last hold"),
    ):
        for name, taps in now[told].items():
            yield _beside(f"{words}, {name}", taps, "", then.get(told, {}).get(name), of_new[told][name])
    first, later = now["chest"]
    first_then, later_then = then.get("chest", (None, None))
    yield _beside("taps to the first count, chest raise with its gate", first, "", first_then, first)
    yield _beside("taps after the last hold, chest raise", later, "", later_then, later)
    yield _beside(
        "taps to the first count, first time ever", now["first_time_ever"], "", then.get("first_time_ever"), 17
    )
    yield _beside("taps of the whole day, ways up not counted", now["in_all"], "", then.get("in_all"), of_new["in_all"])
    yield _beside("height of Today on a phone of 844", now["height"], "px", then.get("height"), 844)


def _listening(then: Told) -> Iterator[Figure]:
    house = open_house()
    for exercise in house.regimen.exercises:
        known, new = _seconds_before_the_lead_in(house, exercise.id)
        seconds = then.get("seconds", {}).get(exercise.id)
        yield _beside(f"voice before the lead-in, {exercise.id}", known, "s", seconds, new)


def _spoken(before: Places) -> Iterator[Figure]:
    for what, counted in (
        ("sentences of more than 12 spoken words", long_sentences),
        ("clips over 170 words a minute", quick_clips),
    ):
        yield Figure(what, counted(ROOT), "", THEN, counted(before.root))


def _beside(what: str, value: float, unit: str, then: float | None, otherwise: float) -> Figure:
    return Figure(what, value, unit, *((NEW, otherwise) if then is None else (THEN, then)))


def _seconds_before_the_lead_in(house: House, name: str) -> tuple[float, float]:
    """Every sentence of getting ready, and the prompt: known by heart, in its longest turn, and new."""
    exercise = house.regimen.exercise(name)
    prescription = Prescription(exercise, exercise.ladder[-1 if name == CHEST else 0].id, 1)
    turns = sum(step.said == IN_TURN for step in exercise.setup)
    known = max(
        _seconds(house, prescription, Manner(familiar=True, turn=turn), READY_FAMILIAR) for turn in range(turns)
    )
    return known, _seconds(house, prescription, Manner(), READY)


def _seconds(house: House, prescription: Prescription, manner: Manner, prompt: str) -> float:
    session, _ = begin(prescription, manner, house.spoken_seconds)
    steps = (replace(session, step=at) for at in range(len(session.setup)))
    return round(sum(one.seconds_of(one.says) for one in steps) + session.seconds_of(prompt), 1)


def _taps() -> Told:
    sys.path[:0] = [str(ROOT / "e2e")]
    from a_day_of_taps import chest_raise, first_time_ever, height_of_today, lives_a_day, somebody_who_knows_it
    from conftest import Door, launch_settings
    from playwright.sync_api import sync_playwright
    from serving import serving

    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_settings())
        door = Door(browser, server, {})
        somebody = somebody_who_knows_it(door)
        height = height_of_today(somebody)
        known = lives_a_day(somebody)
        new = lives_a_day(somebody_who_knows_it(door, on_this_device=False), knows_it=False)
        told = {"first_time_ever": first_time_ever(door), "chest": chest_raise(door), "height": height}
        door.close()
        browser.close()
    return {**told, **known.told, "of_new": new.told}
