"""A how-to of the docs as its reader follows it: its numbered steps, and what stands *like this* in each.

A step is followed when all that it names in that way was pressed, filled in or read on the page, in these very words.
The app is a published folder behind nginx, over TLS, as a practice gets it: no server of Stature is there.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdf
from conftest import Door, launch_settings
from person import Person
from playwright.sync_api import Browser, Locator, Playwright, expect

from lab.hosting import Site, hosted, published
from stature.publishing.hosts import PLACE

HOW_TOS = Path(__file__).parents[1] / "docs" / "how-to"
_STEP = re.compile(r"^(\d+)\. ", re.MULTILINE)
_NAMED = re.compile(r"(?<!\*)\*([^*]+)\*(?!\*)")


def sections(page: str) -> dict[str, str]:
    """The text under each heading of a how-to, by the heading."""
    _, *parts = re.split(r"^## ", (HOW_TOS / f"{page}.md").read_text("utf-8"), flags=re.MULTILINE)
    return {heading.strip(): text for heading, _, text in (part.partition("\n") for part in parts)}


def steps(page: str) -> dict[str, list[str]]:
    """The numbered steps of each section that has some, in order."""
    found = {heading: _steps_in(text) for heading, text in sections(page).items()}
    return {heading: told for heading, told in found.items() if told}


def _steps_in(text: str) -> list[str]:
    # What follows a blank line is no step any more.
    parts = _STEP.split("\n" + text)
    numbers, told = parts[1::2], [re.split(r"\n\s*\n", part)[0] for part in parts[2::2]]
    assert numbers == [str(at + 1) for at in range(len(told))], f"the steps are numbered {numbers}"
    return [" ".join(part.split()) for part in told]


def named_in(text: str) -> list[str]:
    """What stands *like this* in it."""
    return _NAMED.findall(" ".join(text.split()))


class Follower:
    """Somebody who follows one section, step by step, and presses what it names."""

    def __init__(self, page: str, section: str) -> None:
        self._left = list(enumerate(steps(page)[section], start=1))
        self._met = set[str]()

    @contextmanager
    def step(self, begins: str) -> Iterator[None]:
        """The next step, which begins so: moved, cut or renumbered, it is another."""
        number, text = self._left.pop(0)
        assert text.startswith(begins), f"step {number} is: {text}"
        self._met.clear()
        yield
        assert [name for name in named_in(text) if name not in self._met] == [], f"of step {number}: {text}"

    def is_through(self) -> None:
        assert [text for _, text in self._left] == []

    # ------------------------------------------------------------ what a hand does

    def presses(self, person: Person, name: str) -> None:
        """A button or a link of that name, or one of several to choose from."""
        named = {"name": name, "exact": True}
        found = [person.page.get_by_role(role, **named) for role in ("button", "link")]  # type: ignore[arg-type]
        self._press(found[0].or_(found[1]).first, name)

    def unfolds(self, person: Person, name: str) -> None:
        self._press(person.page.locator("summary", has_text=name), name)

    def chooses(self, within: Locator, name: str) -> None:
        self._press(within.get_by_text(name, exact=True), name)

    def fills(self, person: Person, name: str, text: str) -> None:
        person.page.get_by_label(name, exact=True).fill(text)
        person.page.get_by_label(name, exact=True).blur()
        self._met.add(name)

    def gives(self, person: Person, name: str, files: Path | list[Path]) -> None:
        person.page.get_by_label(name, exact=True).set_input_files(files)
        self._met.add(name)

    def sees(self, within: Person | Locator, name: str) -> None:
        """That it stands there to be read."""
        where = within.page if isinstance(within, Person) else within
        expect(where.get_by_text(name).first).to_be_visible()
        self._met.add(name)

    def _press(self, found: Locator, name: str) -> None:
        found.click()
        self._met.add(name)


# -------------------------------------------------------------------- a published folder, and who comes there

ELSEWHERE = "stature.example"
HOW: dict[str, Any] = {"ignore_https_errors": True, "permissions": ["clipboard-read", "clipboard-write"]}


@contextmanager
def a_site(folder: Path) -> Iterator[Site]:
    """A published folder behind nginx, over TLS, with a name of its own: what lies on this computer alone has no address."""
    published(folder / PLACE)
    with hosted("nginx", folder) as running:
        yield replace(running, address=running.address.replace("localhost", ELSEWHERE))


def opened_by(playwright: Playwright, *more: str) -> Browser:
    """A browser to which that name is this machine."""
    settings = launch_settings()
    named = [f"--host-resolver-rules=MAP {ELSEWHERE} 127.0.0.1", f"--proxy-bypass-list={ELSEWHERE}"]
    return playwright.chromium.launch(**{**settings, "args": [*settings["args"], *named, *more]})


@contextmanager
def doors_of(browser: Browser, site: Site) -> Iterator[Door]:
    """For everybody who comes there; no page of theirs may have had a trouble."""
    opened = Door(browser, site, {})
    yield opened
    assert opened.close() == []


def arrives(there: Door, link: str, rate: float = 1.0) -> Person:
    """Somebody who was given the address, and pressed one thing below the welcome."""
    person = there.newcomer(rate, **HOW)
    person.goes_to()
    person.sees("welcome.heading")
    person.page.get_by_role("link", name=link, exact=True).click()
    return person


def prints(follower: Follower, person: Person, name: str) -> list[pypdf.PageObject]:
    """Presses it, and gives back what the printer gets."""
    expect(person.page.get_by_role("button", name=name, exact=True)).not_to_have_attribute("aria-disabled", "true")
    person.page.evaluate("() => { window.printed = false; window.print = () => (window.printed = true); }")
    follower.presses(person, name)
    person.page.wait_for_function("window.printed")
    return list(pypdf.PdfReader(io.BytesIO(person.page.pdf(format="A4", print_background=True))).pages)
