"""The pages of a practice in JSON: files one by one, one person of them, and a paper that says what the form says."""

from __future__ import annotations

import json
from typing import Any

import pytest
from contract_schema import holder
from diaries import PERSON, entry, screened
from test_caseload import ANNA, OTHER, file_of
from weeks import at, easy, pain_told

from stature_coach.door import practice_wire, wire
from stature_coach.door.caseload import Caseload
from stature_coach.door.prescription_code import read_code
from stature_coach.problems import BadRequest
from stature_coach.weeks.prescribed import Do

NOW = at(60)
NO_WORDS = {"by": "", "practice": "", "telephone": "", "to": "", "note": "", "language": "en"}
DO = {"exercise": "neck-press", "says": "do", "repetitions": 6, "rung": "towel", "parts": ["evening"]}
REST = [
    {**DO, "exercise": name, "says": says}
    for name, says in (("wall-ball-press", "wait"), ("prone-chest-raise", "as_it_is"))
]


def looked(house: wire.House, so_far: Caseload, content: bytes, name: str = "a", person: str | None = None) -> Any:
    request = json.dumps({"file": name, "person": person, "now": NOW})
    after, reply = practice_wire.look_at(house, so_far, request, content.decode())
    return after, holder("CaseloadRead").validate_python(json.loads(reply))


def made(house: wire.House, **asked: Any) -> dict[str, Any]:
    plan = {"exercises": [DO, *REST], "days": None, "locked": False}
    request = {"plan": plan, "words": NO_WORDS, "made": "2026-11-28", "address": None, **asked}
    return holder("PracticePaper").validate_python(json.loads(practice_wire.make(house, json.dumps(request))))  # type: ignore[no-any-return]


def test_a_file_of_one_person_is_a_row_and_that_person_can_be_looked_at(house: wire.House) -> None:
    file = file_of(screened(at(-0.1), 1), easy(3, 1), pain_told(20, 1.5, 6, "neck-press"), made=at(2))
    so_far, told = looked(house, Caseload(), file)
    row = told["row"]
    assert (row["headings"], row["last"], row["made"]) == (["hurt", "everybody"], "2026-11-04", True)
    assert (row["said"]["text"], row["said"]["day"]) == ("Said it hurt on {date}: Neck press, 6 of 10", "2026-11-03")
    assert [said["key"] for said in row["told"]] == ["caseload.hurt_in_pain", "caseload.last_done"]
    one = json.loads(practice_wire.one(house, so_far, json.dumps({"person": PERSON, "now": NOW})))
    holder("CaseloadOne").validate_python(one)
    assert len(one["history"]["days"]) == 84
    assert [answer["answer"] for answer in one["answers"]] == ["no"] * 6 + ["yes", "yes", "no"]
    assert len(one["entries"]) == 3


def test_the_nine_answers_come_with_the_careful_ones_first_and_then_what_was_not_answered(house: wire.House) -> None:
    told = entry(1, at(0), "screen_answered", answers={"q1": "no", "q4": "not_sure", "q9": "yes"})
    so_far, _ = looked(house, Caseload(), file_of(told, made=at(2)))
    one = json.loads(practice_wire.one(house, so_far, json.dumps({"person": PERSON, "now": NOW})))
    assert [answer["key"].removeprefix("screen.") for answer in one["answers"]] == [
        "q4", "q9", "q2", "q3", "q5", "q6", "q7", "q8", "q1",
    ]  # fmt: skip


def test_of_several_people_in_a_file_nobody_is_taken_up_before_one_is_named(house: wire.House) -> None:
    file = file_of(screened(at(-0.1)), {**easy(3, 1), "person": OTHER}, made=at(2))
    so_far, told = looked(house, Caseload(), file)
    assert ([one["person"] for one in told["people"]], told["row"], dict(so_far.held)) == ([PERSON, OTHER], None, {})
    so_far, told = looked(house, so_far, file, person=OTHER)
    assert (told["row"]["person"], list(so_far.held)) == (OTHER, [OTHER])


def test_a_second_file_of_somebody_is_the_union_on_the_page_too(house: wire.House) -> None:
    so_far, _ = looked(house, Caseload(), file_of(screened(at(-0.1)), made=at(2)))
    so_far, told = looked(house, so_far, file_of(entry(20, at(2), "red_flag", kind="dizzy"), made=at(3)), "b")
    assert (told["row"]["headings"][0], told["row"]["files"]) == ("warning_sign", ["a", "b"])


def test_a_damaged_file_is_one_line_and_what_was_looked_at_stays(house: wire.House) -> None:
    so_far, _ = looked(house, Caseload(), file_of(made=at(2)))
    with pytest.raises(BadRequest, match="line 1"):
        looked(house, so_far, b"milk")
    with pytest.raises(BadRequest, match="nobody of that name is on the list"):
        practice_wire.one(house, so_far, json.dumps({"person": OTHER, "now": NOW}))


def test_the_paper_says_what_the_form_says(house: wire.House) -> None:
    paper = made(house)
    told = read_code(house.regimen, paper["code"])
    assert dict(told.plan) == {"neck-press": Do(6, "towel", ("evening",)), "wall-ball-press": None}
    assert paper["lines"] == [
        "Neck press: 6 times, in the evening. With a firm rolled towel.",
        "Wall-ball press: wait. Do not begin with this one yet.",
    ]
    assert (paper["link"], paper["printed_only"]) == (None, [])


def test_with_an_address_there_is_a_link_that_reads_back_as_the_same_form(house: wire.House) -> None:
    paper = made(house, address="https://example.org/", words={**NO_WORDS, "by": "Mrs. Green", "to": "Ana"})
    assert paper["link"].endswith("&for=Ana&by=Mrs.%20Green")
    back = holder("PracticeRead").validate_python(json.loads(practice_wire.read(house, paper["link"])))
    assert back["plan"]["exercises"][0] == DO
    assert [part["says"] for part in back["plan"]["exercises"]] == ["do", "wait", "as_it_is"]


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"plan": {"exercises": [{**DO, "repetitions": 11}], "days": None, "locked": False}}, "write 1 to 10"),
        ({"plan": {"exercises": [], "days": None, "locked": False}}, "nothing is prescribed"),
        ({"plan": None}, "plan is no plan"),
        ({"words": {**NO_WORDS, "by": "x" * 61}}, "by has 61 letters"),
        ({"words": {**NO_WORDS, "note": "a\u202eb"}}, "has the sign U\\+202E"),
        ({"address": "no address"}, "the address is"),
        ({"made": None}, "a plan, words and a date"),
    ],
    ids=["beyond the ceiling", "nothing", "no plan", "long", "turning", "no address", "no day"],
)
def test_what_cannot_be_a_paper_is_one_clear_line(house: wire.House, asked: dict[str, Any], says: str) -> None:
    with pytest.raises(BadRequest, match=says):
        made(house, **asked)


def test_a_code_with_a_wrong_symbol_is_told_and_its_place(house: wire.House) -> None:
    code = made(house)["code"]
    wrong = ("0" if code[0] != "0" else "1") + code[1:]
    back = holder("PracticeRead").validate_python(json.loads(practice_wire.read(house, wrong)))
    assert (back["plan"], back["refused"]["place"]) == (None, 1)


def test_the_form_has_every_exercise_with_its_ladder(house: wire.House) -> None:
    told = holder("PracticeForm").validate_python(json.loads(practice_wire.form(house)))
    assert [one["exercise"] for one in told["exercises"]] == ["neck-press", "wall-ball-press", "prone-chest-raise"]
    assert ANNA["id"] == PERSON
