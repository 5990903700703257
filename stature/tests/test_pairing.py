"""A house on its own net: devices are paired by a code and a yes, and open the diaries of their people alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from made import a_kept_entry, a_uuid7, an_entry
from paired import HERE, IN_THE_CLEAR, SECURE, PairedHouse

from stature.keeping.contract import DiaryKeeper, Person


@pytest.fixture
def house(keeper: DiaryKeeper, tmp_path: Path) -> Iterator[PairedHouse]:
    return PairedHouse(keeper, tmp_path / "app")


def test_a_device_that_is_paired_reads_and_writes_the_diaries_of_its_people_and_no_other(house: PairedHouse) -> None:
    anna, ben = a_kept_entry(a_uuid7()), a_kept_entry(a_uuid7())
    house.keeper.store([anna, ben])
    tablet = house.a_device(house.keepers_browser(), [anna.person])
    assert tablet.get(f"/api/people/{anna.person}/entries").json()["entries"] == [anna.to_json()]
    more = an_entry(anna.person)
    assert tablet.post(f"/api/people/{anna.person}/entries", [more]).json()["stored"] == [more["id"]]
    assert tablet.get(f"/api/people/{ben.person}/entries").status_code == 404
    assert tablet.post(f"/api/people/{ben.person}/entries", [an_entry(ben.person)]).status_code == 404
    assert house.keeper.everything(ben.person) == (ben,)
    assert [one["id"] for one in tablet.get("/api/people").json()["people"]] == [anna.person]


def test_an_id_that_nobody_has_is_the_devices_that_writes_it_first(house: PairedHouse) -> None:
    keeper = house.keepers_browser()
    one = house.a_device(keeper, [a_uuid7()])
    other = house.a_device(keeper, [a_uuid7()], address="192.168.1.31")
    new, named = an_entry(a_uuid7()), a_uuid7()
    assert one.post(f"/api/people/{new['person']}/entries", [new]).json()["stored"] == [new["id"]]
    assert one.get(f"/api/people/{new['person']}/entries").json()["entries"] == [new]
    assert other.post(f"/api/people/{new['person']}/entries", [new]).status_code == 404
    assert other.put(f"/api/people/{named}", {"name": "Ben", "picture": "sun"}).status_code == 200
    assert one.put(f"/api/people/{named}", {"name": "Eve", "picture": "sun"}).status_code == 404
    assert Person(named, "Ben", "sun") in house.keeper.people()


def test_a_withdrawn_device_is_a_stranger_from_that_moment(house: PairedHouse) -> None:
    anna = a_kept_entry(a_uuid7())
    house.keeper.store([anna])
    keeper = house.keepers_browser()
    tablet = house.a_device(keeper, "all")
    (listed,) = [one for one in keeper.get("/api/devices").json()["devices"] if not one["this"]]
    assert (listed["name"], listed["people"], listed["keeps"]) == ("Tablet", "all", False)
    assert keeper.delete(f"/api/devices/{listed['id']}").status_code == 200
    assert tablet.get(f"/api/people/{anna.person}/entries").status_code == 404
    assert tablet.post(f"/api/people/{anna.person}/entries", [an_entry(anna.person)]).status_code == 404
    assert tablet.get("/api/people").json() == {"people": []}
    assert tablet.get("/api/devices").json() == {"devices": []}
    assert tablet.this is None


@pytest.fixture
def second(house: PairedHouse) -> PairedHouse:
    """Another server of the same house, on the same diary, with a memory of its own."""
    return PairedHouse(house.keeper, house.folder)


DIARY_OF = [
    "/api/people/PERSON/entries",
    "/api/people/PERSON/export/diary.json",
    "/api/people/PERSON/export/backup.jsonl",
    "/api/people/PERSON/report.pdf",
    "/api/people/PERSON/handout.pdf",
]


def test_a_device_withdrawn_at_one_server_of_a_house_is_a_stranger_at_the_other_from_that_moment(
    house: PairedHouse, second: PairedHouse
) -> None:
    anna = a_kept_entry(a_uuid7())
    house.keeper.store([anna])
    keeper = house.keepers_browser()
    tablet = house.a_device(keeper, "all")
    assert tablet.this is not None
    there = second.known(tablet)
    addresses = [address.replace("PERSON", anna.person) for address in DIARY_OF]
    assert [there.get(address).status_code for address in addresses] == [200] * len(addresses)
    keeper.delete(f"/api/devices/{tablet.this['id']}")
    nobody = second.a_browser().get(addresses[0])
    for address in addresses:
        found = there.get(address)
        assert (found.status_code, found.content) == (404, nobody.content), address
    assert there.post(f"/api/people/{anna.person}/calendar", {}).status_code == 404
    assert there.get("/api/people").json() == {"people": []}
    assert there.get("/api/devices").json() == {"devices": []}
    assert there.this is None


def test_a_keepers_device_withdrawn_at_one_server_pairs_nobody_at_the_other(
    house: PairedHouse, second: PairedHouse
) -> None:
    first = house.keepers_browser()
    there = second.known(first)
    assert there.this is not None
    begun = there.post("/api/pairings", {"people": "all"}).json()
    stranger = second.a_browser()
    assert stranger.post("/api/pairings/claim", {"code": begun["code"], "name": "Tablet"}).status_code == 202
    first.delete(f"/api/devices/{there.this['id']}")
    assert there.post(f"/api/pairings/{begun['pairing']}/confirm", {}).status_code == 404
    assert there.post("/api/pairings", {"people": "all"}).status_code == 404


def test_what_one_server_of_a_house_took_from_a_device_the_other_does_not_give_back(
    house: PairedHouse, second: PairedHouse
) -> None:
    anna, ben = a_kept_entry(a_uuid7()), a_kept_entry(a_uuid7())
    house.keeper.store([anna, ben])
    keeper = house.keepers_browser()
    tablet = house.a_device(keeper, [anna.person, ben.person])
    there = second.known(tablet)
    assert there.this is not None
    device = f"/api/devices/{there.this['id']}"
    keeper.put(device, {"people": [anna.person]})
    assert there.get(f"/api/people/{ben.person}/entries").status_code == 404
    assert there.get(f"/api/people/{anna.person}/entries").status_code == 200
    assert there.put(device, {"name": "Anna's"}).status_code == 200
    (listed,) = there.get("/api/devices").json()["devices"]
    assert (listed["name"], listed["people"]) == ("Anna's", [anna.person])
    # And what it gave, the other knows as soon as a page begins there.
    keeper.put(device, {"people": [anna.person, ben.person]})
    assert there.this["name"] == "Anna's"
    assert there.get(f"/api/people/{ben.person}/entries").status_code == 200


def test_what_the_page_asks_first_says_what_house_this_is_and_who_asks(house: PairedHouse) -> None:
    told = {
        "keeper": True,
        "house": "paired",
        "secure": True,
        "device": None,
        "authority": None,
        "address": f"{SECURE}/",
    }
    assert house.a_browser().get("/keeper.json").json() == told
    assert house.a_browser(IN_THE_CLEAR).get("/keeper.json").json() == {**told, "secure": False}
    keeper = house.keepers_browser()
    assert keeper.this is not None
    assert (keeper.this["name"], keeper.this["keeps"]) == ("This computer", True)
    tablet = house.a_device(keeper, [a_uuid7()], "Anna's tablet")
    assert tablet.this is not None
    assert (tablet.this["name"], tablet.this["keeps"]) == ("Anna's tablet", False)


def test_the_token_is_a_cookie_that_no_script_reads_and_no_other_site_sends(house: PairedHouse) -> None:
    keeper = house.keepers_browser()
    begun = keeper.post("/api/pairings", {"people": "all"}).json()
    tablet = house.a_browser()
    claim = tablet.post("/api/pairings/claim", {"code": begun["code"], "name": "Tablet"}).json()["claim"]
    keeper.post(f"/api/pairings/{begun['pairing']}/confirm", {})
    cookie = tablet.get(f"/api/pairings/claim/{claim}").headers["set-cookie"]
    name, *rest = cookie.split("; ")
    assert name.startswith("__Host-stature=")
    assert set(rest) == {"HttpOnly", "Max-Age=31536000", "Path=/", "SameSite=strict", "Secure"}
    assert begun["link"] == f"{SECURE}/#pair={begun['code']}"


def test_the_key_of_the_first_browser_works_once_and_only_within_this_computer_or_over_https(
    house: PairedHouse,
) -> None:
    key = house.house.new_key()
    assert house.a_browser(IN_THE_CLEAR).post("/api/devices/first", {"key": key}).status_code == 403
    first = house.a_browser(HERE, "127.0.0.1").post("/api/devices/first", {"key": key})
    assert (first.status_code, first.headers["set-cookie"].startswith("stature=")) == (200, True)
    assert house.a_browser(HERE, "127.0.0.1").post("/api/devices/first", {"key": key}).status_code == 403


def test_a_code_works_once_and_who_asks_over_plain_http_is_told_why_not(house: PairedHouse) -> None:
    keeper = house.keepers_browser()
    code = keeper.post("/api/pairings", {"people": "all"}).json()["code"]
    claim = {"code": code, "name": "Tablet"}
    refused = house.a_browser(IN_THE_CLEAR).post("/api/pairings/claim", claim)
    assert (refused.status_code, "https" in refused.json()["detail"]) == (403, True)
    assert house.a_browser().post("/api/pairings/claim", claim).status_code == 202
    used = house.a_browser(address="192.168.1.31").post("/api/pairings/claim", claim)
    wrong = house.a_browser(address="192.168.1.32").post("/api/pairings/claim", {**claim, "code": "00000-00000"})
    assert (used.status_code, used.content) == (wrong.status_code, wrong.content) == (403, wrong.content)


def test_only_the_keepers_device_pairs_others(house: PairedHouse) -> None:
    keeper = house.keepers_browser()
    tablet = house.a_device(keeper, "all")
    for browser in (tablet, house.a_browser()):
        assert browser.post("/api/pairings", {"people": "all"}).status_code == 404
    begun = keeper.post("/api/pairings", {"people": "all"}).json()
    for path in ("", "/confirm", "/refuse"):
        method = "GET" if not path else "POST"
        assert tablet.ask(method, f"/api/pairings/{begun['pairing']}{path}").status_code == 404


def test_through_a_proxy_this_computer_is_no_longer_trusted_and_never_again(
    keeper: DiaryKeeper, tmp_path: Path
) -> None:
    house = PairedHouse(keeper, tmp_path / "app", paired=False)
    anna = a_kept_entry(a_uuid7())
    keeper.store([anna])
    local = house.a_browser(HERE, "127.0.0.1")
    assert local.get(f"/api/people/{anna.person}/entries").status_code == 200
    assert local.get("/keeper.json").json()["house"] == "open"
    assert local.get(f"/api/people/{anna.person}/entries", **{"X-Forwarded-For": "203.0.113.9"}).status_code == 404
    assert local.get(f"/api/people/{anna.person}/entries").status_code == 404
    assert local.get("/keeper.json").json()["house"] == "paired"
    (key,) = house.told
    assert local.post("/api/devices/first", {"key": key}).status_code == 200
    assert local.get(f"/api/people/{anna.person}/entries").status_code == 200


def test_a_calendars_address_has_a_secret_that_can_be_withdrawn(house: PairedHouse) -> None:
    anna = a_kept_entry(a_uuid7())
    house.keeper.store([anna])
    tablet = house.a_device(house.keepers_browser(), [anna.person])
    calendar = house.a_browser()

    def found(address: str) -> int:
        return calendar.get(address.removeprefix(SECURE)).status_code

    first = tablet.post(f"/api/people/{anna.person}/calendar", {}).json()["address"]
    assert first.startswith(f"{SECURE}/api/calendars/")
    assert anna.person not in first
    assert found(first) == 200
    second = tablet.post(f"/api/people/{anna.person}/calendar", {}).json()["address"]
    assert (found(first), found(second)) == (404, 200)
    assert calendar.delete(f"/api/people/{anna.person}/calendar").status_code == 404
    tablet.delete(f"/api/people/{anna.person}/calendar")
    assert found(second) == 404
