"""The kept pictures as files: small, of shapes alone, safe to put into a page that chooses their colours."""

from __future__ import annotations

import gzip
import re
import xml.etree.ElementTree as ET

import pytest
from kept_pictures import KNOWN, NAMES, SVG, text_of

LARGEST_BYTES, LARGEST_COMPRESSED_BYTES, ALL_COMPRESSED_BYTES = 30_000, 9_000, 900_000


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
    assert compressed(name) <= LARGEST_COMPRESSED_BYTES


def test_all_pictures_together_are_small() -> None:
    assert sum(map(compressed, NAMES)) <= ALL_COMPRESSED_BYTES


def compressed(name: str) -> int:
    return len(gzip.compress(text_of(name).encode(), 9))


@pytest.mark.parametrize("name", NAMES)
def test_no_picture_asks_for_anything_from_outside(name: str) -> None:
    text = text_of(name).replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert not re.search(r"https?:|href|url\(|@import|data:|\son\w+=", text)


@pytest.mark.parametrize("name", NAMES)
def test_no_picture_brings_an_id_that_a_page_could_have_already(name: str) -> None:
    assert not any("id" in element.attrib for element in ET.fromstring(text_of(name)).iter())


@pytest.mark.parametrize("name", NAMES)
def test_every_colour_can_be_set_by_the_page_and_has_a_dark_one(name: str) -> None:
    text = text_of(name)
    used = {name for names in re.findall(r'class="([^"]+)"', text) for name in names.split()} - {"fig", "fig-edge"}
    light, dark = text.split("prefers-color-scheme:dark")
    settable = {kind for kind in used if all(set_by(kind) in part for part in (light, dark))}
    assert settable == used != set()


def set_by(kind: str) -> str:
    """The rule that lets a page choose the colour of an area or, `fig-edge-...`, of a line."""
    what = "stroke" if kind.startswith("fig-edge-") else "fill"
    return f".{kind}{{{what}:var(--{kind.replace('fig-edge-', 'fig-')},#"
