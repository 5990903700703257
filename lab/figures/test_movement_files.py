"""The kept movements as files: small, what is drawn now, and as long as what is said to them."""

from __future__ import annotations

import gzip
import json
import re
import tomllib
from typing import Any

import movement_files
import pytest
from drawn_from import inputs_of
from movement_files import KEPT, files, record
from movements import MOVEMENTS

LARGEST_COMPRESSED_BYTES, ALL_COMPRESSED_BYTES = 25_000, 190_000
NAMES = [movement.name for movement in MOVEMENTS]
VOICES = KEPT.parent / "voice"
UNSEEN_HALVES = 1  # the last digit of a sine is another on another make of processor
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def told(name: str) -> dict[str, Any]:
    kept: dict[str, Any] = json.loads(text_of(name))
    return kept


def text_of(name: str) -> str:
    return (KEPT / f"{name}.json").read_text(encoding="utf-8")


def test_every_movement_is_kept_and_nothing_else() -> None:
    assert sorted(path.name for path in KEPT.iterdir()) == sorted(f"{name}.json" for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_movement_is_small(name: str) -> None:
    assert len(gzip.compress(text_of(name).encode(), 9)) <= LARGEST_COMPRESSED_BYTES


@pytest.mark.parametrize("name", NAMES)
def test_every_movement_is_what_is_drawn_now(name: str) -> None:
    """Drawn from what it was drawn from last, it is; else it is drawn anew and compared."""
    kept = record()
    if kept.get("inputs") == inputs_of(files):
        assert kept["movements"][name] == movement_files.sum_of(text_of(name))
    else:
        fresh = dict(files([name]))[f"{name}.json"]
        assert NUMBER.sub("#", fresh) == NUMBER.sub("#", text_of(name))
        pairs = zip(NUMBER.findall(fresh), NUMBER.findall(text_of(name)), strict=True)
        assert all(abs(float(a) - float(b)) <= UNSEEN_HALVES for a, b in pairs)


@pytest.mark.parametrize("name", NAMES)
def test_its_steps_follow_on_each_other_from_its_first_frame_to_its_last(name: str) -> None:
    movement = told(name)
    ends = [0, *(step["to"] for step in movement["steps"])]
    assert [step["from"] for step in movement["steps"]] == ends[:-1]
    assert ends[-1] == len(movement["painted"]) - 1 == len(movement["hidden"]) - 1


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", NAMES)
def test_every_step_takes_at_least_as_long_as_its_sentence(name: str, language: str) -> None:
    """So that the voice, which begins with it, has ended when the next one begins."""
    clips = json.loads((VOICES / language / "manifest.json").read_text(encoding="utf-8"))["clips"]
    for step in told(name)["steps"]:
        assert clips[step["say"]]["seconds"] <= step["seconds"], step


@pytest.mark.parametrize("name", NAMES)
def test_it_brings_shapes_alone_and_every_colour_is_the_pages_own(name: str) -> None:
    movement = told(name)
    assert not re.search(r"https?:|href|url\(|@import|<script|style=|\son\w+=|\bid=", movement["behind"])
    sheet = "".join(path.read_text(encoding="utf-8") for path in sorted((KEPT.parent / "figures").glob("*.svg")))
    classes = {kind for part in movement["parts"] for kind in part["class"].split()} - {"fig-edge"}
    assert {kind for kind in classes if f".{kind}{{" not in sheet} == set()


def test_movements_that_are_watched_one_after_the_other_are_of_the_person_of_that_way_of_moving() -> None:
    people = {movement.name: movement.who for movement in MOVEMENTS}
    figures = json.loads((KEPT.parent / "figures" / "figures.json").read_text(encoding="utf-8"))
    ways = tomllib.loads((KEPT.parent / "moving-safely.toml").read_text(encoding="utf-8"))
    for name, way in ways.items():
        shown = {figures[step["figure"]]["person"] for step in way["steps"]}
        assert {people[watched] for watched in way.get("watch", [])} <= shown, name
        assert len({people[watched] for watched in way.get("watch", [])}) <= 1, name


def test_every_movement_is_watched_in_a_way_of_moving() -> None:
    ways = tomllib.loads((KEPT.parent / "moving-safely.toml").read_text(encoding="utf-8"))
    assert sorted(name for way in ways.values() for name in way.get("watch", [])) == sorted(NAMES)


def test_all_movements_together_stay_small() -> None:
    assert sum(len(gzip.compress(text_of(name).encode(), 9)) for name in NAMES) <= ALL_COMPRESSED_BYTES
