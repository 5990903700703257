"""Guards the drawn pictures as they are kept in regimen/figures. Needs Python and pytest alone: no body, no renderer."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

FIGURES = Path(__file__).resolve().parents[2] / "regimen" / "figures"
KNOWN: dict[str, dict[str, Any]] = json.loads((FIGURES / "figures.json").read_text(encoding="utf-8"))
NAMES = sorted(KNOWN)
PAIRS = sorted((name, known["pair"]) for name, known in KNOWN.items() if known["pair"] and name.endswith("-start"))
NEEDED = {
    "neck-press-start",
    "neck-press-hold",
    "neck-press-towel",
    "wall-ball-press-start",
    "wall-ball-press-hold",
    "wall-ball-feet",
    "prone-chest-raise-start",
    "prone-chest-raise-hold",
    "prone-chest-raise-pillow-start",
    "prone-chest-raise-pillow-hold",
    *(f"log-roll-{i}" for i in range(1, 6)),
    *(f"log-roll-up-{i}" for i in range(1, 6)),
    *(f"log-roll-prone-{i}" for i in range(1, 4)),
    *(f"log-roll-prone-back-{i}" for i in range(1, 4)),
    "stand-tall",
    "hip-hinge",
    "tablet-by-hand",
    "moving-bed-kneel",
    "moving-car-sit",
    "moving-car-stand",
    "moving-car-turned",
    "moving-cough-hand",
    "moving-cough-wall",
    "moving-floor-back",
    "moving-floor-hand",
    "moving-floor-push",
    "moving-floor-side",
    "moving-gripper",
    "moving-hold-close",
    "moving-kneel-chair",
    "moving-kneel-tall",
    "moving-lift-down",
    "moving-lift-kneel",
    "moving-reach",
    "moving-shoe-on-knee",
    "moving-shoehorn",
    "moving-sink",
}
# Rule S1. Degrees against the body's own upright stance, + is forward; the room below zero is the small chest raise.
MOST_BACKWARD_DEG = 16.0
MOST_SIDEWAYS_DEG = 2.0
# The face may level itself by this much over a straight back: a chin tuck, never chin to chest.
MOST_NECK_DEG = 12.0
LARGEST_BYTES = 30_000
SVG = "{http://www.w3.org/2000/svg}"


def text_of(name: str) -> str:
    return (FIGURES / f"{name}.svg").read_text(encoding="utf-8")


def paths_of(name: str) -> dict[str, str]:
    """Part -> its path commands without the numbers."""
    return {
        element.attrib["data-part"]: re.sub(r"[^A-Za-z]", "", element.attrib["d"])
        for element in ET.fromstring(text_of(name)).iter(f"{SVG}path")
    }


def test_every_needed_picture_is_there() -> None:
    assert NEEDED - set(KNOWN) == set()


def test_every_picture_is_listed_and_every_listed_picture_is_drawn() -> None:
    assert {path.stem for path in FIGURES.glob("*.svg")} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_no_picture_shows_a_spine_bent_forward(name: str) -> None:
    assert -MOST_BACKWARD_DEG <= KNOWN[name]["spine"]["trunk_flexion_deg"] <= 0


@pytest.mark.parametrize("name", NAMES)
def test_no_picture_shows_a_spine_bent_sideways_or_twisted(name: str) -> None:
    spine = KNOWN[name]["spine"]
    assert abs(spine["trunk_side_bend_deg"]) <= MOST_SIDEWAYS_DEG
    assert abs(spine["trunk_twist_deg"]) <= MOST_SIDEWAYS_DEG


@pytest.mark.parametrize("name", NAMES)
def test_no_picture_shows_a_chin_on_the_chest_or_a_head_tipped_back(name: str) -> None:
    assert abs(KNOWN[name]["spine"]["neck_flexion_deg"]) <= MOST_NECK_DEG


@pytest.mark.parametrize("name", NAMES)
def test_no_picture_shows_a_head_lifted_forward(name: str) -> None:
    assert KNOWN[name]["spine"]["head_forward_mm"] <= 0


def test_the_neck_press_moves_the_head_back_and_keeps_the_face_level() -> None:
    start, hold = (KNOWN[f"neck-press-{when}"]["spine"] for when in ("start", "hold"))
    assert hold["head_forward_mm"] < start["head_forward_mm"]
    assert hold["neck_flexion_deg"] == pytest.approx(start["neck_flexion_deg"], abs=0.5)


def test_the_wall_press_leaves_the_spine_as_it_was() -> None:
    assert KNOWN["wall-ball-press-start"]["spine"] == KNOWN["wall-ball-press-hold"]["spine"]


@pytest.mark.parametrize("name", ["prone-chest-raise", "prone-chest-raise-pillow"])
def test_the_chest_raise_is_small(name: str) -> None:
    start, hold = (KNOWN[f"{name}-{when}"]["spine"]["trunk_flexion_deg"] for when in ("start", "hold"))
    assert 3 <= start - hold <= 10


@pytest.mark.parametrize("name", NAMES)
def test_every_picture_says_in_words_what_it_shows(name: str) -> None:
    root = ET.fromstring(text_of(name))
    assert root.findtext(f"{SVG}title") == KNOWN[name]["title"]
    assert root.findtext(f"{SVG}desc") == KNOWN[name]["description"]
    assert len(KNOWN[name]["description"]) > 40


@pytest.mark.parametrize("name", NAMES)
def test_every_picture_is_small_and_only_shapes(name: str) -> None:
    text = text_of(name)
    allowed = {f"{SVG}{tag}" for tag in ("svg", "title", "desc", "style", "path", "circle")}
    assert {element.tag for element in ET.fromstring(text).iter()} <= allowed
    assert len(text.encode()) <= LARGEST_BYTES


@pytest.mark.parametrize("name", NAMES)
def test_no_picture_asks_for_anything_from_outside(name: str) -> None:
    text = text_of(name).replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert not re.search(r"https?:|href|url\(|@import|data:|\son\w+=", text)


@pytest.mark.parametrize("name", NAMES)
def test_no_picture_brings_an_id_that_a_page_could_have_already(name: str) -> None:
    assert not any("id" in element.attrib for element in ET.fromstring(text_of(name)).iter())


@pytest.mark.parametrize(("start", "hold"), PAIRS)
def test_start_and_hold_share_frame_parts_and_commands(start: str, hold: str) -> None:
    assert (KNOWN[start]["pair"], KNOWN[hold]["pair"]) == (hold, start)
    assert (KNOWN[start]["width"], KNOWN[start]["height"]) == (KNOWN[hold]["width"], KNOWN[hold]["height"])
    first, second = paths_of(start), paths_of(hold)
    assert {part: second[part] for part in first} == first


@pytest.mark.parametrize("name", NAMES)
def test_every_colour_can_be_set_by_the_page_and_has_a_dark_one(name: str) -> None:
    text = text_of(name)
    used = set(re.findall(r'class="(fig-[\w-]+)', text)) - {"fig-edge"}
    light, dark = text.split("prefers-color-scheme:dark")
    settable = {kind for kind in used if all(f".{kind}{{fill:var(--{kind},#" in part for part in (light, dark))}
    assert settable == used != set()


def test_both_people_are_shown() -> None:
    assert {known["person"] for known in KNOWN.values()} == {"woman", "man"}
