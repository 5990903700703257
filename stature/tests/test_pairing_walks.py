"""Devices, people, requests and withdrawals in every order that can be drawn, on SQLite and on PostgreSQL.

What is expected is told again here from the words of the house, and not from the program: a device opens the diaries of the people
it was paired for and no other; an id that nobody has is its own by the first writing; one that was withdrawn is a stranger; and
what is not yours and what is not there are one answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from made import a_kept_entry, a_uuid7, an_app, an_entry
from paired import Browser, PairedHouse
from together import drawn_the_same_everywhere

from stature.http.exporting import FORMS
from stature.keeping.contract import DiaryKeeper

ALL = "all"
PEOPLE, DEVICES = 4, 4
somebody = st.integers(0, PEOPLE - 1)
some_device = st.integers(0, DEVICES - 1)
READINGS = ("entries", "export/diary.json", "export/reminders.ics", "export/diary.docx")


@dataclass
class Told:
    """What the house's words say: whom each device has, who is somebody, how many entries were written of each."""

    has: dict[int, set[str] | str] = field(default_factory=dict)
    somebodys: set[str] = field(default_factory=set)
    written: dict[str, int] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)

    def may_open(self, device: int, person: str) -> bool:
        has = self.has.get(device, set())
        return has == ALL or person in has

    def may_write(self, device: int, person: str) -> bool:
        return self.may_open(device, person) or (device in self.has and person not in self.somebodys)

    def wrote(self, device: int, person: str) -> None:
        has = self.has[device]
        if isinstance(has, set):
            has.add(person)
        self.somebodys.add(person)

    def listed(self, device: int) -> set[str]:
        there = {person for person, count in self.written.items() if count} | self.named
        return {person for person in there if self.may_open(device, person)}


def answer(found: httpx.Response) -> tuple[int, bytes, list[tuple[str, str]]]:
    return found.status_code, found.content, sorted(found.headers.items())


class Walk(RuleBasedStateMachine):
    keeper: DiaryKeeper
    app: Path

    @initialize()
    def begin(self) -> None:
        self.told = Told()
        self.people = [a_uuid7() for _ in range(PEOPLE)]
        self.house = PairedHouse(self.keeper, self.app)
        self.keepers = self.house.keepers_browser()
        self.devices: dict[int, Browser] = {n: self.house.a_browser() for n in range(DEVICES)}

    @rule(n=some_device, people=st.one_of(st.just(ALL), st.sets(somebody, min_size=1)))
    def pair(self, n: int, people: set[int] | str) -> None:
        if n in self.told.has:
            return
        chosen = ALL if isinstance(people, str) else sorted(self.people[one] for one in people)
        self.devices[n] = self.house.a_device(self.keepers, chosen)
        self.told.has[n] = ALL if isinstance(chosen, str) else set(chosen)
        self.told.somebodys |= set() if isinstance(chosen, str) else set(chosen)

    @rule(n=some_device, by_itself=st.booleans())
    def withdraw(self, n: int, by_itself: bool) -> None:
        device = self.devices[n].this
        assert (device is None) == (n not in self.told.has)
        if device is None:
            return
        cookies = self.devices[n].cookies
        self.devices[n].cookies = httpx.Cookies(cookies)
        asks = self.devices[n] if by_itself else self.keepers
        assert asks.delete(f"/api/devices/{device['id']}").status_code == 200
        # A device that was given away shows its token again.
        self.devices[n].cookies = cookies
        del self.told.has[n]

    @rule(n=some_device, people=st.one_of(st.just(ALL), st.sets(somebody, min_size=1)))
    def change(self, n: int, people: set[int] | str) -> None:
        device = self.devices[n].this
        if device is None:
            return
        chosen = ALL if isinstance(people, str) else sorted(self.people[one] for one in people)
        assert self.devices[n].put(f"/api/devices/{device['id']}", {"people": chosen}).status_code == 403
        assert self.keepers.put(f"/api/devices/{device['id']}", {"people": chosen}).status_code == 200
        self.told.has[n] = ALL if isinstance(chosen, str) else set(chosen)
        self.told.somebodys |= set() if isinstance(chosen, str) else set(chosen)

    @rule(n=some_device, one=somebody, what=st.sampled_from(READINGS))
    def read(self, n: int, one: int, what: str) -> None:
        person, browser = self.people[one], self.devices[n]
        found = browser.get(f"/api/people/{person}/{what}")
        if not self.told.may_open(n, person):
            assert answer(found) == answer(self.house.a_browser().get(f"/api/people/{a_uuid7()}/{what}"))
            assert found.status_code == 404
        elif what == "entries":
            assert len(found.json()["entries"]) == self.told.written.get(person, 0)
        else:
            assert found.status_code == (404 if what.endswith("docx") else 200)

    @rule(n=some_device, one=somebody)
    def write(self, n: int, one: int) -> None:
        person = self.people[one]
        may = self.told.may_write(n, person)
        found = self.devices[n].post(f"/api/people/{person}/entries", [an_entry(person)])
        assert found.status_code == (200 if may else 404)
        if may:
            self.told.wrote(n, person)
            self.told.written[person] = self.told.written.get(person, 0) + 1
        else:
            assert answer(found) == answer(self.house.a_browser().get(f"/api/people/{a_uuid7()}/entries"))

    @rule(n=some_device, one=somebody)
    def name(self, n: int, one: int) -> None:
        person = self.people[one]
        may = self.told.may_write(n, person)
        found = self.devices[n].put(f"/api/people/{person}", {"name": f"Anna {n}", "picture": "sun"})
        assert found.status_code == (200 if may else 404)
        if may:
            self.told.wrote(n, person)
            self.told.named.add(person)

    @rule(one=somebody)
    def restore(self, one: int) -> None:
        """On the house's own computer, by its command line."""
        person = self.people[one]
        self.keeper.store([a_kept_entry(person)])
        self.told.somebodys.add(person)
        self.told.written[person] = self.told.written.get(person, 0) + 1

    @rule()
    def start_anew(self) -> None:
        house = PairedHouse(self.keeper, self.app)
        self.house = house
        for browser in (self.keepers, *self.devices.values()):
            browser.house = house

    @rule(n=some_device)
    def list_people(self, n: int) -> None:
        found = {one["id"] for one in self.devices[n].get("/api/people").json()["people"]}
        # Others of the same diary are of walks before this one.
        assert found & set(self.people) == self.told.listed(n)
        own = self.devices[n].get("/api/devices").json()["devices"]
        assert len(own) == (1 if n in self.told.has else 0)

    @invariant()
    def nothing_is_written_but_what_was_let_in(self) -> None:
        for person in getattr(self, "people", ()):
            assert len(self.keeper.everything(person)) == self.told.written.get(person, 0)

    def teardown(self) -> None:
        for device in self.keeper.devices():
            self.keeper.withdraw(device.id)


@pytest.fixture(params=["sqlite", "postgres"])
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[DiaryKeeper, Path]]:
    from stature.keeping.postgres import open_postgres
    from stature.keeping.sqlite import open_sqlite

    app = an_app(tmp_path / "app")
    if request.param == "sqlite":
        opened: DiaryKeeper = open_sqlite(tmp_path / "diary.sqlite3")
    else:
        opened = open_postgres(request.getfixturevalue("postgres").new_database())
    with closing(opened) as keeper:
        yield keeper, app


def test_in_whatever_order_things_happen_a_device_opens_and_writes_what_is_its_own_and_nothing_else(
    kept: tuple[DiaryKeeper, Path],
) -> None:
    keeper, app = kept
    machine = type("Machine", (Walk,), {"keeper": keeper, "app": app})
    run_state_machine_as_test(machine, settings=drawn_the_same_everywhere(max_examples=12, stateful_step_count=25))


@pytest.mark.parametrize("name", FORMS)
def test_in_no_form_does_anothers_diary_leave_the_house(name: str, kept: tuple[DiaryKeeper, Path]) -> None:
    keeper, app = kept
    anna = a_kept_entry(a_uuid7())
    keeper.store([anna])
    house = PairedHouse(keeper, app)
    path = name if name.endswith(".pdf") else f"export/{name}"
    nobody = house.a_browser().get(f"/api/people/{a_uuid7()}/{path}")
    of_another = house.a_device(house.keepers_browser(), [a_uuid7()]).get(f"/api/people/{anna.person}/{path}")
    stranger = house.a_browser().get(f"/api/people/{anna.person}/{path}")
    assert answer(of_another) == answer(stranger) == answer(nobody)
    assert nobody.status_code == 404


def test_of_two_devices_that_write_one_new_id_at_once_one_has_it(kept: tuple[DiaryKeeper, Path]) -> None:
    from concurrent.futures import ThreadPoolExecutor

    keeper, app = kept
    house = PairedHouse(keeper, app)
    keepers = house.keepers_browser()
    devices = [house.a_device(keepers, [a_uuid7()]) for _ in range(2)]
    for _ in range(5):
        person = a_uuid7()
        lists = [[an_entry(person)] for _ in devices]
        with ThreadPoolExecutor(2) as at_once:
            found = list(
                at_once.map(
                    lambda pair: pair[0].post(f"/api/people/{person}/entries", pair[1]).status_code,  # noqa: B023
                    zip(devices, lists, strict=True),
                )
            )
        assert sorted(found) == [200, 404]
        assert len(keeper.everything(person)) == 1
