"""Past every page and view that a person may meet, in a few walks: for whoever reads or looks at them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from conftest import NEXT_MORNING
from page_words import words
from pages import (
    chair_views,
    first_visit_views,
    household_pages,
    hurts_views,
    movement_pages,
    pages_after_weeks,
    reading_pages,
    session_views,
    small_step_views,
    stopping_views,
)
from person import Person
from playwright.sync_api import expect

Walk = Callable[[Person], Iterator[str]]


def stopping(person: Person) -> Iterator[str]:
    yield from stopping_views(person)
    person.press("pain.understood")
    person.is_at_today()
    yield "home"


def session(person: Person) -> Iterator[str]:
    person.goes_to("#/home")
    yield from session_views(person)
    person.goes_home()
    person.is_at_today()
    yield "home"


def night(person: Person) -> Iterator[str]:
    """In bed, in the dark."""
    person.goes_to("#/settings")
    person.chooses("settings.look", words("settings.look_night"))
    person.goes_to("#/home")
    expect(person.start_button("neck-press")).to_be_visible()
    yield from session_views(person)


def weeks(person: Person) -> Iterator[str]:
    yield from pages_after_weeks(person, NEXT_MORNING)


# By name: how many days after the first visit it begins (none: with it), and the walk.
WALKS: dict[str, tuple[int | None, Walk]] = {
    "first": (None, first_visit_views),
    "reading": (1, reading_pages),
    "session": (1, session),
    "stopping": (1, stopping),
    "night": (1, night),
    "weeks": (1, weeks),
    "step": (5, small_step_views),
    "household": (1, household_pages),
    "moving": (1, movement_pages),
    "chair": (1, chair_views),
    "hurts": (1, hurts_views),
}
