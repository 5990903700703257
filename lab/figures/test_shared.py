"""Every step of a set-up, of a way back and of a way of moving has a picture of its own, or there is a reason why not."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from kept_pictures import KNOWN

REGIMEN = Path(__file__).resolve().parents[2] / "regimen"
EXERCISES = ("neck-press", "wall-ball-press", "prone-chest-raise")
# What the effort is like, and what holds all through it: heard while somebody is in place, at what they do just then.
IN_PLACE = "start", "hold"
# Where and picture -> why several steps show the same.
SHARED: Mapping[tuple[str, str], str] = {
    ("neck-press", "log-roll-straight"): "the same sentence, before going down and before coming up",
    ("prone-chest-raise", "prone-straight"): "the same sentence, before going down and before coming up",
    (
        "wall-ball-press",
        "wall-ball-feet-further",
    ): "one of the three is said, by the rung: five centimetres are not seen",
    ("wall-ball-press", "ball-falls"): "told before, and done at the end: the same fall",
    ("wall-ball-press", "ball-aside"): "told before, and done at the end: the same push",
    ("prone-chest-raise", "prone-try-head"): "the second sentence says that the first may not succeed yet",
    ("shoes", "moving-shoehorn"): "what to choose, how it slides, and that it does for every shoe",
    ("shoes", "moving-shoe-on-knee"): "the ankle on the knee, and that the foot came to the hands",
    ("bed", "stand-tall-woman"): "walking round and asking for help: she stands",
    ("sink", "moving-sink"): "foot, edge and hips of one stance, and to change feet",
    ("car", "moving-car-stand"): "the same stance before sitting down and after standing up",
    ("car", "moving-car-sit"): "sitting across the seat on the way in and on the way out",
    ("cough", "moving-cough-hand"): "the hand, and that all faces one way: one stance",
    ("reaching", "moving-reach"): "where things stand, how close she is, and both hands: one stance",
    ("reaching", "stand-tall-woman"): "asking somebody, and a step with a rail: she reaches for nothing",
    ("up-from-the-floor", "moving-floor-back"): "staying there, and bending the knees: both on the back",
    ("out-of-bed", "log-roll-up-4"): "sitting a while, and shoes before standing: she sits",
}


def walks() -> Iterator[tuple[str, list[Mapping[str, Any]]]]:
    """Each set-up with its way back, and each way of moving: its name and its steps."""
    for name in EXERCISES:
        told = tomllib.loads((REGIMEN / f"{name}.toml").read_text(encoding="utf-8"))
        yield name, [*told["setup"], *told["leaving"]]
    for name, way in tomllib.loads((REGIMEN / "moving-safely.toml").read_text(encoding="utf-8")).items():
        if isinstance(way, dict) and "steps" in way:
            yield name, way["steps"]


def shared() -> set[tuple[str, str]]:
    found = set()
    for name, steps in walks():
        pictures = [step["figure"] for step in steps if step.get("figure") not in {None, *IN_PLACE}]
        found |= {(name, picture) for picture in pictures if pictures.count(picture) > 1}
    return found


def test_a_picture_that_several_steps_show_is_named_with_its_reason() -> None:
    assert shared() == set(SHARED)


@pytest.mark.parametrize(("name", "steps"), list(walks()))
def test_every_step_has_a_picture(name: str, steps: list[Mapping[str, Any]]) -> None:
    assert [step["say"] for step in steps if step.get("figure") not in {*KNOWN, *IN_PLACE}] == [], name
