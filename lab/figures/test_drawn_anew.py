"""Draws every picture anew and compares it with the kept one: a pose or a line that changed without its picture is found.

Bytes are what `draw_figures.py --check` compares. Here a number may differ by what nobody sees, since the last digit of a
sine is another on another make of processor.
"""

from __future__ import annotations

import json
import re

import pytest
from draw_figures import GROUPS, KEPT, Group, files

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
# In units of the picture, which is some 700 wide; an edge is 2.6 wide.
UNSEEN = 0.3


@pytest.mark.slow
@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.__name__)
def test_the_kept_pictures_are_what_is_drawn_now(group: Group) -> None:
    drawn = dict(files([group]))
    known = json.loads(drawn.pop("figures.json"))
    assert drawn
    assert [name for name, text in drawn.items() if not alike(kept(name), text)] == []
    told = json.loads(kept("figures.json"))
    assert {name: told.get(name) for name in known} == known


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
