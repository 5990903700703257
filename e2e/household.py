"""What people of one household do with the device that they share, in their own words."""

from __future__ import annotations

import re
import urllib.request

from page_words import words
from person import Person
from playwright.sync_api import Locator, expect


def gives_self_a_name(person: Person, name: str, picture: str) -> None:
    person.goes_to("#/people/me")
    _is_called(person, name, picture)
    person.sees("people.heading")


def adds_somebody_new(person: Person, name: str, picture: str) -> None:
    """From the page of the household to the greeting of the one who is new."""
    person.goes_to("#/people")
    person.press("people.add")
    expect(person.heading("people.new_heading").or_(person.heading("people.known_heading"))).to_be_visible()
    somebody_new = person.button("people.somebody_new")
    expect(somebody_new.or_(person.heading("people.new_heading")).first).to_be_visible()
    if somebody_new.is_visible():
        somebody_new.click()
    person.sees("people.new_heading")
    _is_called(person, name, picture)
    person.sees("welcome.heading")


def is_known_at_home_as(person: Person, name: str) -> None:
    """Waits until the keeper of diaries can offer that name to another device."""
    for _ in range(100):
        with urllib.request.urlopen(f"{person.address}api/people", timeout=30) as answer:
            if name in answer.read().decode():
                return
        person.page.wait_for_timeout(200)
    raise AssertionError(f"the server does not know {name}")


def joins(person: Person, name: str) -> None:
    """Says, on a device where nothing is yet, that they are somebody whom the keeper knows: straight to today."""
    person.goes_to()
    person.press("people.before")
    person.sees("people.known_heading")
    card(person, name).click()
    person.is_at_today(name)


def badge(person: Person, name: str) -> Locator:
    return person.page.get_by_role("link", name=words("people.badge", name=name), exact=True)


def card(person: Person, name: str) -> Locator:
    """The large button of one person, where it is asked who is here."""
    return person.page.get_by_role("button", name=name, exact=True)


def is_asked_who_is_here(person: Person) -> None:
    person.sees("people.who")


def says_to_be(person: Person, name: str) -> None:
    is_asked_who_is_here(person)
    card(person, name).click()


def is_welcomed(person: Person) -> None:
    """The greeting, up to the questions or to today."""
    person.press("welcome.begin")
    person.press("sound.yes")
    person.sees("statement.heading")
    person.press("welcome.agree")
    person.page.get_by_role("button", name=re.compile(re.escape(words("number.use", number="")))).click()


def _is_called(person: Person, name: str, picture: str) -> None:
    person.page.get_by_role("textbox", name=words("people.name")).fill(name)
    person.page.get_by_role("button", name=words(f"people.picture_{picture}"), exact=True).click()
    person.press("people.save")
