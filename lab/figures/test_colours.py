"""The pictures' colours as kept, in each look: what a picture means stands out from what is behind it, by WCAG's contrast."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from kept_pictures import FIGURES, NAMES, text_of

COLOURS: dict[str, dict[str, str]] = json.loads((FIGURES / "colours.json").read_text(encoding="utf-8"))
TOKENS = Path(__file__).resolve().parents[2] / "web" / "src" / "look" / "tokens.css"
LOOKS = {"light": ":root {", "dark": ":root[data-look='dark'] {", "night": ":root[data-look='night'] {"}
GROUNDS = ("paper", "sheet", "calm")  # of a page, on which pictures stand
LEAST = 3.0
MEANING = ("ghost", "gaze")  # lines without a halo
PEOPLE = ("skin", "hair", "shirt", "trousers", "man-skin", "man-hair", "man-shirt", "man-trousers", "sock", "shoe")
# Dim enough to be looked at in bed: a share of white's light, for what is no line.
MOST_LIGHT_AT_NIGHT = 0.075
LINES = ("arrow", "ghost", "gaze", "line")


def grounds(look: str) -> list[str]:
    """The colours of the page's grounds in a look."""
    rules = TOKENS.read_text(encoding="utf-8").split(LOOKS[look])[1].split("}")[0]
    return [re.findall(rf"--{name}: (#\w{{6}})", rules)[0] for name in GROUNDS]


def light_of(colour: str) -> float:
    """Relative luminance, 0 black to 1 white."""
    shares = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    dark, bright = sorted((light_of(first), light_of(second)))
    return (bright + 0.05) / (dark + 0.05)


def edge_of(kind: str) -> str:
    plain = "hair" if kind.removesuffix("-far") == "man-hair" else kind.removesuffix("-far")
    return f"{plain}-edge" if f"{plain}-edge" in COLOURS else "line"


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("kind", MEANING)
def test_a_line_that_says_something_stands_out_from_every_ground_of_the_page(kind: str, look: str) -> None:
    assert min(contrast(COLOURS[kind][look], ground) for ground in grounds(look)) >= LEAST


@pytest.mark.parametrize("look", LOOKS)
def test_an_arrow_stands_out_from_its_halo_which_lies_all_round_it(look: str) -> None:
    assert contrast(COLOURS["arrow"][look], COLOURS["halo"][look]) >= LEAST


@pytest.mark.parametrize("name", NAMES)
def test_every_arrow_dot_and_rule_has_its_halo(name: str) -> None:
    marks = re.findall(r'class="fig-arrow[^"]*"', text_of(name))
    assert [mark for mark in marks if "fig-edge-halo" not in mark] == []


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("kind", [f"{kind}{tone}" for kind in PEOPLE for tone in ("", "-far")])
def test_a_person_stands_out_from_every_ground_of_the_page_by_colour_or_edge(kind: str, look: str) -> None:
    for ground in grounds(look):
        own, edge = (contrast(COLOURS[name][look], ground) for name in (kind, edge_of(kind)))
        assert max(own, edge) >= LEAST, ground


@pytest.mark.parametrize("kind", PEOPLE)
def test_at_night_the_edges_stand_out_from_what_they_enclose(kind: str) -> None:
    assert contrast(COLOURS[kind]["night"], COLOURS[edge_of(kind)]["night"]) >= LEAST


def test_at_night_no_area_is_bright() -> None:
    areas = [kind for kind in COLOURS if not kind.endswith((*LINES, "-edge"))]
    assert {kind for kind in areas if light_of(COLOURS[kind]["night"]) > MOST_LIGHT_AT_NIGHT} == set()


def test_every_colour_of_a_picture_is_among_those_kept() -> None:
    used = {kind for name in NAMES for kind in re.findall(r"var\(--fig-([\w-]+),", text_of(name))}
    assert used - set(COLOURS) == set()
