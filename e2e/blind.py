"""Somebody who sees nothing of the page: what is there is told by the accessibility tree, and pressed by Tab and Enter alone."""

from __future__ import annotations

import re
from pathlib import Path

from person import Person
from playwright.sync_api import expect

# What is said by itself, and where the keyboard was nowhere.
SCRIPTS = (Path(__file__).with_name("announced.js"), Path(__file__).with_name("keyboard_lost.js"))
MOST_STOPS_ON_A_PAGE = 60
ASKED_EVERY_MS = 50
TIMES_ASKED = 600
NAMED = re.compile(r'- \'?(?P<role>\w+)(?: "(?P<name>(?:[^"\\]|\\.)*)")?')


class Blind:
    """The hands and ears of such a person."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self._page = person.page
        self._heard = 0

    def comes_to(self, heading: str) -> None:
        """A new view is known by what has the keyboard then: its heading."""
        found = ("", "")
        for _ in range(TIMES_ASKED):
            found = self.keyboard()
            if found[0] == "heading" and re.fullmatch(heading, found[1]):
                return
            self._page.wait_for_timeout(ASKED_EVERY_MS)
        raise AssertionError(f"the keyboard did not come to the heading {heading!r}; it is at {found}")

    def presses(self, role: str, name: str) -> None:
        """Tab by Tab to what is called so, and Enter."""
        self.goes_to(role, name)
        self._page.keyboard.press("Enter")

    def goes_to(self, role: str, name: str) -> None:
        told = list[tuple[str, str]]()
        expect(self._page.get_by_role(role, name=re.compile(f"^(?:{name})$")).first).to_be_attached()  # type: ignore[arg-type]
        for _ in range(MOST_STOPS_ON_A_PAGE):
            found = self.keyboard()
            if found[0] == role and re.fullmatch(name, found[1]):
                return
            told.append(found)
            self._page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not lead to the {role} {name!r}, but past {told}")

    def keyboard(self) -> tuple[str, str]:
        """Role and name of what has the keyboard, as it is told; two empty words for the page itself."""
        here = self._page.locator(":focus")
        told = NAMED.match(here.aria_snapshot()) if here.count() else None
        return (told["role"], (told["name"] or "").replace('\\"', '"')) if told else ("", "")

    def reads(self) -> str:
        """All of the page, in the order in which it is read out."""
        return self._page.locator("main").aria_snapshot()

    def hears(self) -> list[str]:
        """What was said by itself since it was asked last, in its order."""
        said: list[str] = self._page.evaluate("announced")
        new, self._heard = said[self._heard :], len(said)
        return new

    def lost_the_keyboard_on(self) -> list[str]:
        lost: list[str] = self._page.evaluate("keyboardLost")
        return lost
