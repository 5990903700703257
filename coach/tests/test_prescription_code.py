"""A prescription told as sixteen symbols says the same when it is read back, and a wrong one says that it is wrong.

How many wrong symbols are noticed is shown for every pattern there is, and not for some: the code is linear (the
difference of two codes is a code), so a pattern of wrong symbols goes unnoticed only where it is itself a code.
"""

from __future__ import annotations

import json
import tomllib
from datetime import date
from functools import reduce
from itertools import combinations, product
from pathlib import Path
from random import Random
from typing import Any

import pytest
from papers import LAST_DAY, any_paper

from stature_coach.door import wire
from stature_coach.door.check_symbols import MESSAGE, SIZE, SYMBOLS, only_wrong, sums, times, with_checks
from stature_coach.door.prescription import prescribed_from, read_paper
from stature_coach.door.prescription_code import ALPHABET, FIRST_DAY, BadCode, code_of, read_code
from stature_coach.problems import BadRequest
from stature_coach.weeks.prescribed import Do, Prescribed, body_of

PLACES = range(SYMBOLS)
RELEASED = json.loads((Path(__file__).parent / "papers_of_releases.json").read_text(encoding="utf-8"))


def plain(**plan: Do | None) -> Prescribed:
    return Prescribed(date(2026, 11, 28), {name.replace("_", "-"): do for name, do in plan.items()})


# -------------------------------------------------------------------- told and read back


def test_any_paper_that_the_regimen_allows_reads_as_it_was_made(house: wire.House) -> None:
    luck = Random("papers")
    for paper in (any_paper(house.regimen, luck) for _ in range(500)):
        code = code_of(house.regimen, paper)
        assert read_code(house.regimen, code) == paper
        assert [len(group) for group in code.split("-")] == [4, 4, 4, 4]


@pytest.mark.parametrize("made", [FIRST_DAY, LAST_DAY], ids=str)
@pytest.mark.parametrize("locked", [False, True])
@pytest.mark.parametrize("days", [None, ("mon",), ("sun",), ("mon", "tue", "wed", "thu", "fri", "sat", "sun")], ids=str)
@pytest.mark.parametrize("end", [0, -1])
def test_every_field_reads_back_at_its_limits(
    files: dict[str, str], made: date, locked: bool, days: tuple[str, ...] | None, end: int
) -> None:
    regimen = wire.open_house(files).regimen
    plan: dict[str, Do | None] = {
        one.id: Do(
            one.ladder[end].ceiling if end else 1, one.ladder[end].id, one.parts_of_day if end else one.parts_of_day[:1]
        )
        for one in regimen.exercises
    }
    for paper in (Prescribed(made, plan, days, locked), Prescribed(made, dict.fromkeys(plan), days, locked),
                  Prescribed(made, {}, days, locked)):  # fmt: skip
        assert read_code(regimen, code_of(regimen, paper)) == paper


@pytest.mark.parametrize("made", [date(2024, 12, 31), date.fromordinal(LAST_DAY.toordinal() + 1)], ids=str)
def test_a_day_that_no_code_can_tell_is_refused_when_the_paper_is_made(house: wire.House, made: date) -> None:
    with pytest.raises(BadRequest, match=r"the date is .*; write one from 2025-01-01 to 2069-11-09"):
        code_of(house.regimen, Prescribed(made, {"neck-press": None}))


def test_a_code_may_be_typed_small_or_large_with_or_without_spaces(house: wire.House) -> None:
    paper = plain(neck_press=Do(6, "pillow", ("morning",)))
    code = code_of(house.regimen, paper)
    for typed in (
        code.lower(),
        code.replace("-", ""),
        code.replace("-", " "),
        f"  {code}\t",
        code.replace("-", "\u2013"),
    ):
        assert read_code(house.regimen, typed) == paper


def test_the_alphabet_is_thirty_two_signs_none_of_which_is_taken_for_another() -> None:
    assert len(set(ALPHABET)) == SIZE
    assert not set("ILOU") & set(ALPHABET)


@pytest.mark.parametrize("released", RELEASED, ids=lambda one: f"{one['version']} {one['code']}")
def test_the_papers_of_every_released_version_read_as_they_were_printed(
    files: dict[str, str], released: dict[str, Any]
) -> None:
    regimen = wire.open_house(files).regimen
    read = read_code(regimen, released["code"])
    assert {"prescription": 1, **body_of(read)} == released["printed"]
    assert code_of(regimen, read) == released["code"]


def test_of_every_released_version_some_papers_are_kept_and_they_name_every_rung_there_was(house: wire.House) -> None:
    there = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "version"
    ]
    assert there in {one["version"] for one in RELEASED}
    named = {(name, part.get("rung")) for one in RELEASED for name, part in one["printed"]["plan"].items()}
    assert named >= {(one.id, rung.id) for one in house.regimen.exercises for rung in one.ladder}


# -------------------------------------------------------------------- wrong symbols


def some_messages(luck: Random, count: int) -> list[list[int]]:
    return [[luck.randrange(SIZE) for _ in range(MESSAGE)] for _ in range(count)]


def test_the_code_is_linear_the_sum_of_two_and_any_multiple_of_one_are_codes_again() -> None:
    luck = Random("linear")
    for one, other in zip(some_messages(luck, 200), some_messages(luck, 200), strict=True):
        together = [a ^ b for a, b in zip(one, other, strict=True)]
        assert with_checks(together) == tuple(a ^ b for a, b in zip(with_checks(one), with_checks(other), strict=True))
        factor = luck.randrange(SIZE)
        assert with_checks([times(factor, a) for a in one]) == tuple(times(factor, a) for a in with_checks(one))


def test_the_field_is_one_every_symbol_but_nothing_has_exactly_one_that_it_makes_one_with() -> None:
    for one in range(1, SIZE):
        assert sorted(times(one, other) for other in range(SIZE)) == list(range(SIZE))
    for a, b, c in product(range(SIZE), repeat=3):
        assert times(a, b ^ c) == times(a, b) ^ times(a, c)


# What a wrong symbol at a place adds to the sums: by linearity, of several it is all of these together.
ADDS = [[sums([wrong * (at == place) for at in PLACES]) for wrong in range(SIZE)] for place in PLACES]


def together(*several: tuple[int, ...]) -> tuple[int, ...]:
    return reduce(lambda one, other: (one[0] ^ other[0], one[1] ^ other[1], one[2] ^ other[2]), several)


def test_what_several_wrong_symbols_add_is_what_each_adds_together() -> None:
    luck = Random("adds")
    for message in some_messages(luck, 300):
        symbols = list(with_checks(message))
        wrong = {place: luck.randrange(SIZE) for place in luck.sample(PLACES, 4)}
        for place, value in wrong.items():
            symbols[place] ^= value
        assert sums(symbols) == together(*(ADDS[place][value] for place, value in wrong.items()))


def test_no_pattern_of_one_two_or_three_wrong_symbols_is_a_code() -> None:
    """All of them but for a common factor, which makes a code of a code: 1, 31 and 31 * 31 for each choice of places."""
    for place in PLACES:
        assert any(ADDS[place][1])
    for one, other in combinations(PLACES, 2):
        pairs = [together(ADDS[one][1], adds) for adds in ADDS[other][1:]]
        assert all(map(any, pairs))
        for third in range(other + 1, SYMBOLS):
            assert not set(pairs) & set(ADDS[third][1:])


def test_every_one_and_every_two_wrong_symbols_of_a_code_are_refused_and_one_alone_is_pointed_at(
    house: wire.House,
) -> None:
    """496 and 115,320 patterns; the first are typed in, the others added up."""
    signs = code_of(house.regimen, plain(neck_press=None)).replace("-", "")
    for place, sign in product(PLACES, ALPHABET):
        if sign != signs[place]:
            with pytest.raises(BadCode) as refused:
                read_code(house.regimen, signs[:place] + sign + signs[place + 1 :])
            assert (refused.value.key, refused.value.place) == ("paper.one_wrong", place + 1)
    for one, other in combinations(PLACES, 2):
        for first, second in product(ADDS[one][1:], ADDS[other][1:]):
            found = together(first, second)
            assert any(found)
            assert only_wrong(found) is None


def test_every_swap_of_two_symbols_that_differ_is_refused(house: wire.House) -> None:
    luck = Random("swaps")
    for paper in (any_paper(house.regimen, luck) for _ in range(20)):
        signs = list(code_of(house.regimen, paper).replace("-", ""))
        for one, other in combinations(PLACES, 2):
            swapped = list(signs)
            swapped[one], swapped[other] = signs[other], signs[one]
            if swapped != signs:
                with pytest.raises(BadCode, match="more than one letter or digit"):
                    read_code(house.regimen, "".join(swapped))


def test_a_hundred_thousand_wrong_codes_of_one_to_three_symbols_are_refused(house: wire.House) -> None:
    luck = Random("errors")
    for paper in (any_paper(house.regimen, luck) for _ in range(1000)):
        signs = code_of(house.regimen, paper).replace("-", "")
        for _ in range(100):
            wrong = list(signs)
            for place in luck.sample(PLACES, luck.randint(1, 3)):
                wrong[place] = luck.choice(ALPHABET.replace(signs[place], ""))
            with pytest.raises(BadCode) as refused:
                read_code(house.regimen, "".join(wrong))
            assert refused.value.key in {"paper.one_wrong", "paper.several_wrong"}


# -------------------------------------------------------------------- what cannot be taken says why


@pytest.mark.parametrize(("typed", "key", "place", "says"), [
    ("79PO", "paper.sign", 4, "the sign 'O' at place 4 is in no code"),
    ("79PF-CTCQ", "paper.too_short", None, "the code has 8 letters and digits; write all 16"),
    ("79PF-CTCQ-V6M3-43RF-0", "paper.too_long", None, "the code has 17 letters and digits; write all 16"),
    ("79PF-CTCQ-V6M3-43R0", "paper.one_wrong", 16, "look again at place 16 of the code, '0'"),
    ("97PF-CTCQ-V6M3-43RF", "paper.several_wrong", None, "more than one letter or digit of the code is wrong"),
    ("0000-0000-0000-0000", "paper.no_paper", None, "no Stature made this code"),
    ("", "paper.too_short", None, "the code has 0 letters and digits; write all 16"),
])  # fmt: skip
def test_a_code_that_is_none_says_in_one_line_what_is_wrong_and_where(
    house: wire.House, typed: str, key: str, place: int | None, says: str
) -> None:
    with pytest.raises(BadCode) as refused:
        read_paper(house.regimen, typed)
    assert (refused.value.key, refused.value.place) == (key, place)
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)


def forged(version: int, date_: int, days: int, lock: int, *exercises: int) -> str:
    """A code with these fields, written from docs/prescription.md and not by the program under test."""
    number = version
    for value, size in zip((date_, days, lock, *exercises), (16384, 128, 2, 1178, 1178, 1178, 1178), strict=True):
        number = number * size + value
    digits = [number // 32**place % 32 for place in reversed(range(13))]
    return "".join(ALPHABET[symbol] for symbol in with_checks(digits))


@pytest.mark.parametrize(("code", "key", "says"), [
    (forged(2, 697, 0, 0, 1, 0, 0, 0), "paper.newer", "this paper was made by a newer Stature"),
    (forged(3, 697, 0, 0, 1177, 1177, 1177, 1177), "paper.newer", "this paper was made by a newer Stature"),
    (forged(4, 0, 0, 0, 0, 0, 0, 0), "paper.no_paper", "no Stature made this code"),
    (forged(1, 697, 0, 0, 0, 0, 0, 1), "paper.unknown",
     "this version does not know exercise 4. Nothing changed. Update, then take it; until then follow the print."),
    (forged(1, 697, 0, 0, 2 + (6 * 8 + 7) * 7, 0, 0, 0), "paper.unknown", "this version does not know rung 8 of neck-press"),
    (forged(1, 697, 0, 0, 2 + (11 * 8 + 0) * 7, 0, 0, 0), "paper.too_much", "neck-press: repetitions is 11; write 1 to 10"),
    (forged(1, 697, 0, 0, 0, 0, 2 + (6 * 8 + 0) * 7 + 3, 0), "paper.too_much", "prone-chest-raise: repetitions is 6; write 1 to 5"),
    (forged(1, 697, 0, 0, 2, 0, 0, 0), "paper.too_much", "neck-press: repetitions is 0"),
    (forged(1, 697, 0, 0, 2 + (6 * 8 + 0) * 7 + 3, 0, 0, 0), "paper.too_much", "neck-press: parts has 'once'"),
    (forged(1, 697, 0, 0, 0, 0, 0, 0), "paper.too_much", "nothing is prescribed"),
])  # fmt: skip
def test_a_code_beyond_the_regimen_or_of_a_later_version_is_refused_whole(
    house: wire.House, code: str, key: str, says: str
) -> None:
    with pytest.raises(BadCode) as refused:
        read_paper(house.regimen, code)
    assert refused.value.key == key
    assert says in str(refused.value)


def test_another_program_that_follows_the_page_writes_the_same_code(house: wire.House) -> None:
    paper = Prescribed(
        date(2026, 11, 28),
        {"neck-press": Do(6, "pillow", ("morning", "evening")), "wall-ball-press": None},
        ("mon", "wed", "fri"),
    )
    made = (paper.made - date(2025, 1, 1)).days
    assert forged(1, made, 0b0010101, 0, 2 + (6 * 8 + 0) * 7 + 0b011 - 1, 1, 0, 0) == code_of(
        house.regimen, paper
    ).replace("-", "")


# -------------------------------------------------------------------- what may be prescribed


@pytest.mark.parametrize(("asked", "says"), [
    ({"neck-press": {"do": True, "repetitions": 11, "rung": "pillow"}}, "neck-press: repetitions is 11; write 1 to 10"),
    ({"neck-press": {"do": True, "repetitions": 0, "rung": "pillow"}}, "neck-press: repetitions is 0; write 1 to 10"),
    ({"neck-press": {"do": True, "repetitions": True, "rung": "pillow"}}, "neck-press: repetitions is True"),
    ({"neck-press": {"do": True, "repetitions": 5}}, "neck-press: rung is None; write one of pillow, towel"),
    ({"neck-press": {"do": True, "repetitions": 5, "rung": "cloud"}}, "neck-press: rung is 'cloud'; write one of pillow, towel"),
    ({"neck-press": {"do": True, "repetitions": 5, "rung": "pillow", "parts": ["once"]}}, "neck-press: parts is ['once']"),
    ({"neck-press": {"do": True, "repetitions": 5, "rung": "pillow", "parts": []}}, "neck-press: parts is []"),
    ({"neck-press": {"do": True, "repetitions": 5, "rung": "pillow", "beat": 1}}, "neck-press: 'beat' is not known"),
    ({"neck-press": {"do": False, "rung": "pillow"}}, "neck-press: it waits, and rung is written too"),
    ({"neck-press": {"do": "yes"}}, "neck-press: do is 'yes'; write true, or false to wait"),
    ({"neck-press": 5}, "neck-press is 5; write a table with do = true or do = false"),
    ({"heel-raise": {"do": False}}, "'heel-raise' is no exercise; write locked, days, neck-press"),
    ({"days": ["monday"], "neck-press": {"do": False}}, "days is ['monday']; write some of mon"),
    ({"days": [], "neck-press": {"do": False}}, "days is []; write some of mon"),
    ({"locked": 1}, "locked is 1; write true or false"),
    ({}, "nothing is prescribed; name an exercise, days, or locked = true"),
])  # fmt: skip
def test_what_may_not_be_prescribed_is_refused_in_one_line(house: wire.House, asked: dict[str, Any], says: str) -> None:
    with pytest.raises(BadRequest) as refused:
        prescribed_from(house.regimen, asked, date(2026, 11, 28))
    assert says in str(refused.value)


def test_a_fourth_exercise_is_prescribed_by_the_number_in_its_file_alone(files: dict[str, str]) -> None:
    fourth = Path(__file__).parents[2] / "e2e" / "fourth_exercise"
    words = {f"wording/{language}.toml": files[f"wording/{language}.toml"] + (fourth / f"wording/{language}.toml").read_text()
             for language in ("en", "es")}  # fmt: skip
    regimen = wire.open_house(
        {**files, **words, "shoulder-squeeze.toml": (fourth / "shoulder-squeeze.toml").read_text()}
    ).regimen
    paper = plain(shoulder_squeeze=Do(7, regimen.exercise("shoulder-squeeze").ladder[0].id, ("once",)))
    assert read_code(regimen, code_of(regimen, paper)) == paper


def test_no_two_exercises_or_rungs_share_a_number_and_all_that_is_there_has_one(files: dict[str, str]) -> None:
    regimen = wire.open_house(files).regimen
    assert all(one.number and all(rung.number for rung in one.ladder) for one in regimen.exercises)
    twice = files["wall-ball-press.toml"].replace("number = 2 ", "number = 1 ", 1)
    with pytest.raises(Exception, match="number is 1, which another file has; write one that no exercise ever had"):
        wire.open_house({**files, "wall-ball-press.toml": twice})
    rungs = files["neck-press.toml"].replace("number = 2", "number = 1")
    with pytest.raises(Exception, match='number is "1" a second time'):
        wire.open_house({**files, "neck-press.toml": rungs})
