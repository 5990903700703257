"""Draws every picture anew and compares it with the kept one: a pose or a line that changed without its picture is found.

A group whose sources are those that it was drawn from last is only held against the sums of its pictures (drawn_from.py).
Bytes are what `draw_figures.py --check` compares. Here a number may differ by what nobody sees, since the last digit of a
sine is another on another make of processor.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import drawn_from
import pytest
import scenes
from draw_figures import GROUPS, KEPT, Group, files, name_of

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
QUICKEST = scenes.stand_tall
# Its own module, one that it reaches by two others, the data; and what it never imports.
INPUTS = {"scenes.py": True, "skeleton.py": True, "drawing.py": True, "bodies.npz": True, "car.py": False}
# In units of the picture, which is some 700 wide; an edge is 2.6 wide.
UNSEEN = 0.3


@pytest.mark.slow
@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.__name__)
def test_the_kept_pictures_are_what_is_drawn_now(group: Group) -> None:
    """Drawn from what they were drawn from last, they are; else they are drawn anew and compared."""
    told = drawn_from.record().get(name_of(group), {})
    if told.get("inputs") == drawn_from.inputs_of(group):
        assert told["pictures"]
        assert {name: kept_sum(name) for name in told["pictures"]} == told["pictures"]
    else:
        are_as_drawn_anew(group)


def are_as_drawn_anew(group: Group) -> None:
    drawn = dict(files([group]))
    known = json.loads(drawn.pop("figures.json"))
    assert drawn.pop("colours.json") == kept("colours.json")
    assert drawn
    assert [name for name, text in drawn.items() if not alike(kept(name), text)] == []
    told = json.loads(kept("figures.json"))
    assert {name: told.get(name) for name in known} == known


def kept_sum(name: str) -> str:
    return drawn_from.sum_of(kept(f"{name}.svg"), json.loads(kept("figures.json"))[name])


def test_every_kept_picture_belongs_to_one_group() -> None:
    told = [name for group in drawn_from.record().values() for name in group["pictures"]]
    assert sorted(told) == sorted(json.loads(kept("figures.json")))


def test_the_quickest_group_is_drawn_anew_whatever_it_was_drawn_from() -> None:
    """So that the comparison itself is not forgotten."""
    are_as_drawn_anew(QUICKEST)


def test_what_a_group_is_drawn_from_is_all_that_it_imports_here_and_the_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in [*drawn_from.HERE.glob("*.py"), drawn_from.DATA]:
        shutil.copy(path, tmp_path)
    monkeypatch.setattr(drawn_from, "HERE", tmp_path)
    monkeypatch.setattr(drawn_from, "DATA", tmp_path / "bodies.npz")
    before = drawn_from.inputs_of(QUICKEST)
    assert before == drawn_from.inputs_of(QUICKEST)
    for name, bears_on_it in INPUTS.items():
        text = (tmp_path / name).read_bytes()
        (tmp_path / name).write_bytes(text + b"\n# another line\n")
        assert (drawn_from.inputs_of(QUICKEST) != before) is bears_on_it, name
        (tmp_path / name).write_bytes(text)


@pytest.mark.parametrize(
    ("other", "same"),
    [("M10 20c1 2z", True), ("M10.2 20c1 2z", True), ("M10.4 20c1 2z", False), ("M10 20l1 2z", False)],
)
def test_a_picture_is_another_when_a_command_or_a_visible_length_changed(other: str, same: bool) -> None:
    assert alike("M10 20c1 2z", other) is same


def kept(name: str) -> str:
    return (KEPT / name).read_text(encoding="utf-8")


def alike(first: str, second: str) -> bool:
    if NUMBER.sub("#", first) != NUMBER.sub("#", second):
        return False
    pairs = zip(NUMBER.findall(first), NUMBER.findall(second), strict=True)
    return all(abs(float(a) - float(b)) <= UNSEEN for a, b in pairs)
