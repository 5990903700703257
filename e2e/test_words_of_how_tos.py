"""What both how-tos name stands so in the app, every numbered step of theirs is followed, and no terminal comes before the end."""

from __future__ import annotations

from pathlib import Path

import pytest
from how_to import named_in, sections, steps
from page_words import every_text, words

PHYSIO, LEADER = "for-physiotherapists", "for-group-leaders"


@pytest.mark.parametrize("page", [PHYSIO, LEADER])
def test_what_stands_like_this_in_a_how_to_stands_so_on_a_page_of_the_app(page: str) -> None:
    shown = every_text("en") | {words("practice.note"), "like this"}
    named = [name for text in sections(page).values() for name in named_in(text)]
    assert len(named) > 10
    assert [name for name in named if name not in shown] == []


@pytest.mark.parametrize("page", [PHYSIO, LEADER])
def test_every_section_with_steps_is_followed(page: str) -> None:
    source = "".join(one.read_text("utf-8") for one in Path(__file__).parent.glob("test_how_to_for_*.py"))
    assert [name for name in steps(page) if f'"{name}"' not in source] == []


def test_no_line_of_a_terminal_comes_before_the_last_section() -> None:
    for page in (PHYSIO, LEADER):
        *before, last = sections(page).items()
        assert last[0] == "For whoever keeps the computer"
        assert [name for name, text in before if "./run" in text or "`" in text] == []
