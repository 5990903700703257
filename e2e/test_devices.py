"""A house on its own net: a tablet is paired by a code and a yes, opens its own people's diaries, and is withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import FLAGS, Door, launch_settings
from devices import devices_views, somebody_else, types_the_code
from house import NAME, PairedHouse, paired_house
from household import card, gives_self_a_name
from page_words import words
from person import Person
from playwright.sync_api import Browser, Playwright, expect
from serving import uuid7
from test_every_view import faults_of

pytestmark = pytest.mark.browser

TLS: dict[str, Any] = {"ignore_https_errors": True}
OWN_ENTRIES = (
    """async (person) => (await (await fetch(`./api/people/${person}/entries`)).json()).entries.map(({ id }) => id)"""
)
ASKED = """async ([address, person]) => {
  const answer = await fetch(address.replace('PERSON', person));
  return [answer.status, (await answer.text()).replaceAll(person, 'PERSON')];
}"""


@pytest.fixture
def house(tmp_path: Path) -> Iterator[PairedHouse]:
    with paired_house(tmp_path) as running:
        yield running


@pytest.fixture
def door(chromium: Browser, house: PairedHouse) -> Iterator[Door]:
    opened = Door(chromium, house, {})
    yield opened
    assert opened.close() == []


def test_a_tablet_is_paired_opens_its_own_persons_diary_alone_and_keeps_it_when_withdrawn(
    door: Door, house: PairedHouse
) -> None:
    computer = _keeper(door, house)
    computer.first_visit()
    gives_self_a_name(computer, "Ana", "sun")
    ben = somebody_else(computer, "Ben")
    # Ana's name is there as soon as her diary has met.
    computer.goes_to("#/settings")
    computer.reads(words("settings.outbox_empty"))
    code = _offers(computer, "Ana")
    tablet = door.newcomer(rate=5.0, **TLS)
    # The browser itself writes a line for every answer that a diary is not there.
    door.witness_of(tablet).forgive(r"status of 404")
    tablet.goes_to(f"#pair={code}")
    tablet.sees("pair.heading")
    assert code not in tablet.page.url
    tablet.reads(words("pair.have_code", code=code))
    tablet.press("pair.go")
    tablet.sees("pair.sign_heading")
    computer.sees("devices.is_it")
    assert _sign(tablet) == _sign(computer)
    # A page that begins again in between waits on.
    tablet.page.reload()
    tablet.sees("pair.sign_heading")
    computer.press("devices.yes")
    computer.sees("devices.paired_heading", name=words("pair.computer"))
    tablet.sees("pair.paired_heading")
    tablet.press("pair.open_diary")
    tablet.sees("people.known_heading")
    expect(card(tablet, "Ben")).to_have_count(0)
    card(tablet, "Ana").click()
    tablet.is_at_today("Ana")
    _writes_here_and_it_is_read_there(tablet, computer)
    _is_told_nothing_of(tablet, ben)
    _withdraws(computer)
    _says_that_it_is_withdrawn_and_keeps(tablet)


def _keeper(door: Door, house: PairedHouse) -> Person:
    computer = door.newcomer(rate=5.0, **TLS)
    computer.goes_to(house.for_the_first())
    computer.sees("devices.heading")
    expect(computer.button("devices.add")).to_be_visible()
    assert "key" not in computer.page.url
    return computer


def _offers(computer: Person, name: str) -> str:
    computer.goes_to("#/people")
    computer.press("people.devices")
    computer.press("devices.add")
    computer.sees("devices.whose_heading")
    computer.page.get_by_role("button", name=name, exact=True).click()
    computer.press("devices.show")
    computer.sees("devices.code_heading")
    expect(computer.page.get_by_role("img", name=words("devices.square"))).to_be_visible()
    return computer.page.locator(".code-shown").inner_text()


def _sign(person: Person) -> str:
    return person.page.locator(".sign-shown").inner_text()


def _writes_here_and_it_is_read_there(tablet: Person, computer: Person) -> None:
    before = tablet.page.evaluate(OWN_ENTRIES, tablet.diary.person)
    tablet.goes_to("#/questions/1")
    tablet.answers_the_questions()
    tablet.sees("result.heading")
    tablet.goes_to("#/settings")
    tablet.reads(words("settings.outbox_empty"))
    after = computer.page.evaluate(OWN_ENTRIES, tablet.diary.person)
    assert set(before) < set(after)


def _is_told_nothing_of(tablet: Person, other: str) -> None:
    """Not yours and not there are one answer, and the page shows no sign of them."""
    for address in ("./api/people/PERSON/entries", "./api/people/PERSON/export/diary.csv"):
        theirs, nobodys = (tablet.page.evaluate(ASKED, [address, one]) for one in (other, uuid7()))
        assert theirs == nobodys
        assert theirs[0] == 404
    listed = tablet.page.evaluate("async () => (await (await fetch('./api/people')).json()).people")
    assert [one["name"] for one in listed] == ["Ana"]
    tablet.goes_to("#/people")
    tablet.sees("people.heading")
    assert "Ben" not in tablet.page.locator("body").inner_text()


def _withdraws(computer: Person) -> None:
    name = words("pair.computer")
    computer.press("devices.to_list")
    computer.press("devices.change", name=name)
    computer.press("devices.withdraw", name=name)
    computer.sees("devices.withdraw_heading", name=name)
    computer.press("devices.withdraw_yes")
    computer.sees("devices.heading")
    expect(computer.page.get_by_role("heading", name=name, exact=True)).to_have_count(0)


def _says_that_it_is_withdrawn_and_keeps(tablet: Person) -> None:
    asked: list[str] = []
    tablet.page.reload()
    tablet.page.on("request", lambda request: asked.append(request.url))
    tablet.reads(words("where.withdrawn"))
    tablet.press("keeping.understood")
    tablet.goes_to("#/settings")
    tablet.reads(words("where.alone"))
    tablet.reads(words("where.not_paired"))
    tablet.goes_to("#/home")
    tablet.is_at_today("Ana")
    expect(tablet.start_button("neck-press")).to_be_visible()
    assert [url for url in asked if "/api/" in url] == []


def test_a_wrong_code_a_no_and_a_time_that_is_over_are_said_each_with_what_to_do(
    door: Door, house: PairedHouse
) -> None:
    computer = _keeper(door, house)
    somebody_else(computer, "Ben")
    tablet = door.newcomer(rate=5.0, **TLS)
    # The browser itself writes a line for every refusal.
    door.witness_of(tablet).forgive(r"status of 403")
    tablet.goes_to("#/pair")
    tablet.sees("pair.heading")
    types_the_code(tablet, "00000-00000")
    tablet.reads(words("pair.wrong"))
    code = _offers_by_address(computer)
    types_the_code(tablet, code.lower().replace("-", " "))
    tablet.sees("pair.sign_heading")
    computer.sees("devices.is_it")
    computer.press("devices.no")
    computer.sees("devices.refused_heading")
    tablet.reads(words("pair.refused"))
    computer.press("devices.again")
    computer.sees("devices.code_heading")
    types_the_code(tablet, computer.page.locator(".code-shown").inner_text())
    tablet.sees("pair.sign_heading")
    computer.sees("devices.is_it")
    # Whoever leaves the page takes the code back.
    computer.goes_to("#/home")
    tablet.reads(words("pair.over"))


def _offers_by_address(computer: Person) -> str:
    computer.goes_to("#/devices/add")
    computer.sees("devices.whose_heading")
    computer.press("devices.whose_all")
    computer.press("devices.show")
    computer.sees("devices.code_heading")
    return computer.page.locator(".code-shown").inner_text()


def test_over_plain_http_it_says_what_does_not_work_and_why_it_cannot_be_paired(
    playwright: Playwright, house: PairedHouse
) -> None:
    settings = launch_settings()
    flags = [*FLAGS, f"--host-resolver-rules=MAP {NAME} 127.0.0.1", f"--proxy-bypass-list={NAME}"]
    browser = playwright.chromium.launch(**{**settings, "args": flags})
    try:
        door = Door(browser, _InTheClear(house.in_the_clear), {})
        # A hastened clock is put before the coach's worker by Playwright itself, which does not know that name.
        tablet = door.newcomer(rate=None)
        # The browser itself writes that it heeds some headers over a locked line alone.
        door.witness_of(tablet).forgive(r"Cross-Origin-Opener-Policy")
        asked: list[str] = []
        tablet.page.on("request", lambda request: asked.append(request.url))
        tablet.goes_to()
        tablet.sees("welcome.heading")
        assert not tablet.page.evaluate("isSecureContext")
        tablet.page.get_by_role("link", name=words("where.plain_more")).click()
        tablet.sees("plain.heading")
        for missing in ("offline", "install", "awake", "camera", "pair"):
            tablet.reads(words(f"plain.{missing}"))
        tablet.goes_to("#/pair")
        tablet.sees("pair.plain_heading")
        tablet.reads(words("pair.plain"))
        tablet.press("pair.trust")
        tablet.reads(house.authority.fingerprint[:11].replace(":", " "))
        with tablet.page.expect_download() as taken:
            tablet.page.get_by_role("link", name=words("trust.get")).click()
        assert taken.value.path().read_bytes() == house.authority.der
        # The exercises are there all the same, with a diary of its own on that device.
        tablet.first_visit()
        expect(tablet.start_button("neck-press")).to_be_visible()
        tablet.goes_to("#/settings")
        tablet.reads(words("where.alone"))
        assert [url for url in asked if "/api/" in url] == []
        assert door.close() == []
    finally:
        browser.close()


class _InTheClear:
    def __init__(self, address: str) -> None:
        self.address = address


def test_every_page_of_the_devices_is_seen_whole_and_keeps_nobody_out(door: Door, house: PairedHouse) -> None:
    computer = door.newcomer(rate=5.0, reduced_motion="reduce", **TLS)
    tablet = door.newcomer(rate=5.0, reduced_motion="reduce", **TLS)
    faults = [fault for person, view in devices_views(computer, tablet, house) for fault in faults_of(person, view)]
    assert not faults, "\n".join(dict.fromkeys(faults))
