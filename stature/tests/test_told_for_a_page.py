"""What a page shows of a paper, and the files it hands over, are the program's own: the same words, the same bytes."""

from __future__ import annotations

import json
import tomllib
from datetime import UTC, date, datetime
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest
from diaries import ANNA, a_month
from printed import plain, text_of
from test_prescription_paper import LONG, PLAN

from stature import wiring
from stature.exports.fhir import diary_fhir
from stature.exports.prescription import prescription_pdf
from stature.exports.report import report_pdf
from stature.exports.tables import diary_csv
from stature.exports.told import wire
from stature_coach.door.prescription import Paper
from stature_coach.door.wire import House
from stature_coach.problems import BadRequest

PROJECT = Path(__file__).parents[2]
UNTIL = date(2026, 11, 28)
NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def house() -> House:
    return wiring.open_house()


@pytest.fixture(scope="module")
def words() -> dict[str, Any]:
    return tomllib.loads((PROJECT / "regimen/wording/paper/en.toml").read_text("utf-8"))


def held(name: str, text: str) -> Any:
    """Held to the contract of coach and page, as the coach's own tests hold it."""
    where = spec_from_file_location("contract_schema", PROJECT / "coach/tests/contract_schema.py")
    assert where
    assert where.loader
    schema = module_from_spec(where)
    where.loader.exec_module(schema)
    return schema.holder(name).validate_python(json.loads(text))


def asked(**more: Any) -> str:
    return json.dumps({"entries": a_month(), "person": ANNA["id"], "name": "Anna", "now": NOW.isoformat(), **more})


def test_the_report_of_a_page_says_what_the_printed_one_says(house: House, words: dict[str, Any]) -> None:
    told = held("Report", wire.report(house, words, "en", asked(until=UNTIL.isoformat())))
    first = date(2026, 9, 6)
    printed = plain(text_of(report_pdf(house, None, a_month(), first, UNTIL, "en", "Anna")))
    said = [told["name"], told["period"], *told["below"], *(line for one in told["lists"] for line in one["lines"])]
    assert len(said) > 8
    for line in said:
        assert plain(line) in printed
    assert all(plot["alt"] for plot in told["plots"])
    assert {len(row["planned"]) for plot in told["plots"] for row in plot["rows"]} == {12}


def test_a_report_of_nobody_knows_its_days_and_has_nothing_to_draw(house: House, words: dict[str, Any]) -> None:
    told = held("Report", wire.report(house, words, "en", asked(entries=[], until="2026-11-28")))
    assert (told["something"], told["plots"]) == (False, [])


def test_the_paper_of_a_page_is_the_printed_paper_page_by_page(house: House, words: dict[str, Any]) -> None:
    paper = Paper(PLAN, LONG)
    told = held("Handed", wire.prescription(house, words, "en", paper))
    printed = prescription_pdf(house, paper, None, "a4", "en")
    text = plain(text_of(printed))
    front = told["front"]
    said = [front["title"], *front["who"], *front["steps"], front["code"], *front["lines"], front["telephone"]]
    for one in told["exercises"]:
        said += [one["name"], one["dose"]["times"], one["dose"]["when"], *one["steps"]]
    said += [step["say"] for steps in ("down", "front", "off_front", "up") for step in told["moving"][steps]]
    assert len(said) > 40
    for line in said:
        assert plain(line) in text
    said = [told["resting"], *(told["words"][key] for key in ("take_first", "good_until", "hurts", "emergency"))]
    assert [line for line in said if plain(line) not in text] == []


def test_the_files_of_a_page_are_those_of_the_program(house: House) -> None:
    whose = {"id": ANNA["id"], "name": "Anna", "picture": ""}
    table = held("DiaryFile", wire.table(house, "en", asked()))["text"]
    assert table.encode("utf-8") == diary_csv(house, None, a_month(), "en")
    records = held("DiaryFile", wire.records(house, asked()))["text"]
    assert records.encode("utf-8") == diary_fhir(house, whose, a_month(), NOW)


@pytest.mark.parametrize(
    ("wrong", "line"),
    [
        ({"until": None}, "until"),
        ({"entries": None}, "entries"),
        ({"entries": [{**a_month()[0], "person": f"{ANNA['id'][:-1]}b"}, a_month()[0]]}, "2 people"),
        ({"until": "soon"}, "until"),
    ],
)
def test_what_cannot_be_told_is_refused_in_one_line(
    house: House, words: dict[str, Any], wrong: dict[str, Any], line: str
) -> None:
    with pytest.raises(BadRequest, match=line) as refused:
        wire.report(house, words, "en", asked(**{"until": "2026-11-28", **wrong}))
    assert "\n" not in str(refused.value)
