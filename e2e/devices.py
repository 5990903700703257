"""What the people of a house do with its devices, in their own words; and every page and view of it, one after the other."""

from __future__ import annotations

from collections.abc import Iterator

from house import PairedHouse
from page_words import words
from person import Person
from playwright.sync_api import expect
from serving import uuid7


def devices_views(computer: Person, tablet: Person, house: PairedHouse) -> Iterator[tuple[Person, str]]:
    """Every page and view of a house's devices, on the keeper's device and on the one that is paired."""
    yield from _before_it_is_paired(tablet)
    yield from _pairing(computer, tablet, house)
    yield from _changed_and_withdrawn(computer, tablet)


def _pairing(computer: Person, tablet: Person, house: PairedHouse) -> Iterator[tuple[Person, str]]:
    computer.goes_to(house.for_the_first())
    expect(computer.button("devices.add")).to_be_visible()
    yield computer, "devices"
    somebody_else(computer, "Ben")
    computer.goes_to("#/devices/add")
    computer.page.reload()
    computer.sees("devices.whose_heading")
    yield computer, "whose"
    computer.press("devices.whose_all")
    computer.press("devices.show")
    computer.sees("devices.code_heading")
    expect(computer.page.get_by_role("img", name=words("devices.square"))).to_be_visible()
    yield computer, "code"
    types_the_code(tablet, computer.page.locator(".code-shown").inner_text())
    tablet.sees("pair.sign_heading")
    yield tablet, "sign"
    computer.sees("devices.is_it")
    yield computer, "is this it"
    computer.press("devices.yes")
    computer.sees("devices.paired_heading")
    yield computer, "paired there"
    tablet.sees("pair.paired_heading")
    expect(tablet.button("pair.open_diary")).to_be_visible()
    yield tablet, "paired here"


def _changed_and_withdrawn(computer: Person, tablet: Person) -> Iterator[tuple[Person, str]]:
    computer.press("devices.to_list")
    computer.press("devices.change", name=words("pair.computer"))
    yield computer, "one device"
    computer.press("devices.whose")
    computer.sees("devices.whose_heading")
    yield computer, "whose else"
    computer.press("devices.whose_save")
    computer.reads(words("devices.saved"))
    computer.press("devices.change", name=words("pair.computer"))
    computer.press("devices.withdraw", name=words("pair.computer"))
    computer.sees("devices.withdraw_heading")
    yield computer, "withdraw"
    computer.press("devices.withdraw_yes")
    computer.sees("devices.heading")
    tablet.goes_to("#/welcome")
    tablet.page.reload()
    tablet.reads(words("where.withdrawn"))
    yield tablet, "withdrawn"


def _before_it_is_paired(tablet: Person) -> Iterator[tuple[Person, str]]:
    tablet.goes_to("#/trust")
    expect(tablet.page.get_by_text(words("trust.other"), exact=True)).to_be_visible()
    for system in ("iphone", "ipad", "android", "mac", "windows"):
        chosen = tablet.page.get_by_role("button", name=words(f"trust.{system}"), exact=True)
        if not chosen.is_visible():
            tablet.page.get_by_text(words("trust.other"), exact=True).click()
        chosen.click()
        if system != "ipad":
            yield tablet, f"trust {system}"
    tablet.goes_to("#/plain")
    tablet.sees("plain.heading")
    yield tablet, "plain"
    tablet.goes_to("#/welcome")
    expect(tablet.button("where.pair")).to_be_visible()
    yield tablet, "welcome"
    tablet.goes_to("#/pair")
    tablet.sees("pair.heading")
    yield tablet, "pair"


def somebody_else(computer: Person, name: str) -> str:
    """A diary of another of the house, as another device of theirs would have begun it."""
    someone, api = uuid7(), computer.page.request
    entry = {"id": uuid7(), "person": someone, "at": "2026-11-22T08:00:00+01:00", "kind": "pain_told",
             "body": {"pain": None, "exercise": None}, "schema": 1}  # fmt: skip
    told = api.post(f"{computer.address}api/people/{someone}/entries", data=[entry])
    assert told.status == 200, told.text()
    named = api.put(f"{computer.address}api/people/{someone}", data={"name": name, "picture": "boat"})
    assert named.ok, named.text()
    return someone


def types_the_code(tablet: Person, code: str) -> None:
    tablet.page.get_by_role("textbox", name=words("pair.code")).fill(code)
    tablet.press("pair.go")
