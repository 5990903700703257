"""A code cannot be found by trying, and whoever tries keeps nobody else out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from made import a_uuid7
from paired import PairedHouse

from stature.http.guessing import FREE, LONGEST_WAIT_SECONDS, MOST_GUESSERS, Guessing
from stature.http.pairings import ALPHABET, CODE_LETTERS, Pairings, a_code, as_shown
from stature.http.problems import Refused
from stature.keeping.sqlite import open_sqlite


class Clock:
    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[PairedHouse]:
    with closing(open_sqlite(tmp_path / "diary.sqlite3")) as keeper:
        yield PairedHouse(keeper, tmp_path / "app")


def test_whoever_guesses_waits_and_nobody_else_does(house: PairedHouse) -> None:
    keeper = house.keepers_browser()
    code = keeper.post("/api/pairings", {"people": "all"}).json()["code"]
    guesser, other = house.a_browser(address="192.168.1.66"), house.a_browser(address="192.168.1.30")
    wrong = {"code": "00000-00000", "name": "Eve"}
    found = [guesser.post("/api/pairings/claim", wrong) for _ in range(FREE + 1)]
    assert [one.status_code for one in found] == [403] * FREE + [429]
    assert int(found[-1].headers["retry-after"]) >= 1
    # Also with the right one: what is not heard is not compared.
    assert guesser.post("/api/pairings/claim", {**wrong, "code": code}).status_code == 429
    assert other.post("/api/pairings/claim", {"code": code, "name": "Tablet"}).status_code == 202


def test_a_paired_device_that_guesses_is_known_as_itself_at_whatever_address(house: PairedHouse) -> None:
    device = house.a_device(house.keepers_browser(), [a_uuid7()])
    wrong = {"code": "00000-00000", "name": "Eve"}
    found = []
    for number in range(FREE + 1):
        device.address = f"192.168.2.{number}"
        found.append(device.post("/api/pairings/claim", wrong).status_code)
    assert found[-1] == 429


def test_a_forged_header_makes_nobody_another_guesser(house: PairedHouse) -> None:
    guesser, wrong = house.a_browser(), {"code": "00000-00000", "name": "Eve"}
    found = [
        guesser.post("/api/pairings/claim", wrong, **{"X-Forwarded-For": f"10.0.0.{number}"}).status_code
        for number in range(FREE + 1)
    ]
    assert found[-1] == 429


def test_the_key_of_the_first_browser_is_guarded_in_the_same_way(house: PairedHouse) -> None:
    guesser = house.a_browser()
    found = [guesser.post("/api/devices/first", {"key": "x"}).status_code for _ in range(FREE + 1)]
    assert found == [403] * FREE + [429]


def test_each_wrong_guess_costs_twice_the_time_up_to_five_minutes(clock: Clock) -> None:
    guessing, waits = Guessing(clock), []
    for _ in range(FREE + 12):
        guessing.was_wrong("eve")
        try:
            guessing.hear("eve")
        except Refused as refused:
            waits.append(int(refused.headers["Retry-After"]))
            clock.now += waits[-1]
    assert waits[:4] == [1, 2, 4, 8]
    assert waits[-1] == LONGEST_WAIT_SECONDS
    guessing.hear("anna")


def test_however_many_guess_only_so_many_are_remembered(clock: Clock) -> None:
    guessing = Guessing(clock)
    for number in range(MOST_GUESSERS + 100):
        guessing.was_wrong(number)
    assert len(guessing._guessers) == MOST_GUESSERS


def test_a_code_is_over_after_five_minutes(clock: Clock) -> None:
    pairings = Pairings(clock)
    in_time, late = pairings.begin(None), pairings.begin(None)
    clock.now += 299
    assert pairings.claim(in_time.code, "Tablet") is in_time
    clock.now += 2
    assert pairings.claim(late.code, "Tablet") is None
    assert pairings.get(late.id) is None


def test_a_code_holds_fifty_bits_and_is_read_however_it_was_typed(clock: Clock) -> None:
    assert len(ALPHABET) ** CODE_LETTERS == 2**50
    assert len({a_code() for _ in range(1_000)}) == 1_000
    pairings = Pairings(clock)
    begun = pairings.begin(None)
    typed = as_shown(begun.code).lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert pairings.claim(typed, "Tablet") is begun
