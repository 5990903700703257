"""One step of the coach, beside a bare state machine of a well-known library that walks the same steps.

The library's machine knows the order of the phases and nothing else: no times, no cues, no safety
rules, no looking ahead. What the coach takes beyond it is the price of those, and it must stay far
below the second in which a host calls it once.
"""

import json
from pathlib import Path

from transitions import Machine

from groundwork.figures import Figure, side_by_side
from stature_coach.door import wire

NAME = "coach-step"
TITLE = "The coach, from one second to the next"

REGIMEN = Path(__file__).parents[1] / "regimen"
EXERCISE = "neck-press"
REPETITIONS = 10
SECONDS = 400
PHASES = ("setting_up", "leading_in", "lifting", "holding", "lowering", "resting")
MICROSECONDS = 1_000_000


def figures() -> list[Figure]:
    house = open_house()
    events = [json.dumps({"at": float(at), "event": "ticked"}) for at in range(1, SECONDS)]
    session = side_by_side(lambda: play(house, events), lambda: walk(len(events)))
    opening = side_by_side(open_house, read_as_json)
    return [
        Figure(
            "one second of a session, JSON in and out",
            session.seconds / len(events) * MICROSECONDS,
            "us",
            "one move of a bare `transitions` machine",
            session.baseline_seconds / len(events) * MICROSECONDS,
        ),
        Figure(
            "reading and checking the regimen",
            opening.seconds * 1000,
            "ms",
            "parsing the same files and checking nothing",
            opening.baseline_seconds * 1000,
        ),
    ]


def play(house: wire.House, events: list[str]) -> None:
    """A session whose every wait is answered at once, as in a practice without a person."""
    session, reply = wire.begin(house, json.dumps({"exercise": EXERCISE, "repetitions": REPETITIONS}))
    for event in events:
        session, reply = wire.advance(house, session, event)
        if json.loads(reply)["view"]["waiting_for"] == "ready":
            at = json.loads(event)["at"]
            session, reply = wire.advance(house, session, json.dumps({"at": at, "event": "ready"}))


def walk(steps: int) -> None:
    machine = Machine(states=list(PHASES), initial=PHASES[0], ordered_transitions=True)
    for _ in range(steps):
        machine.next_state()


def open_house() -> wire.House:
    return wire.open_house(texts())


def read_as_json() -> None:
    import tomllib

    for name, text in texts().items():
        (tomllib if name.endswith(".toml") else json).loads(text)


def texts() -> dict[str, str]:
    found = [*REGIMEN.glob("*.toml"), REGIMEN / "wording" / "en.toml", REGIMEN / "voice" / "en" / "manifest.json"]
    return {path.relative_to(REGIMEN).as_posix(): path.read_text("utf-8") for path in found if path.is_file()}
