"""Runs in a copy of the checkout that has a fourth exercise (`test_fourth_exercise.py`): played, and then everywhere."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pseudo_language
import pytest
from conftest import MORNING, Door
from fast_clock import USUAL_RATE
from fourth_exercise import ID
from page_words import every_text, exercise, questions, speaking, spoken, words
from person import Person
from playwright.sync_api import expect
from pypdf import PdfReader
from serving import Server, uuid7

from lab.people.command import open_house
from stature_coach.door import wire

pytestmark = pytest.mark.browser

SOMEBODY = uuid7()
LANGUAGES = {"en": "en-GB", "es": "es-ES", pseudo_language.NAME: pseudo_language.LOCALE}
EVERYTHING_SEEN = Path(__file__).with_name("everything_seen.js")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_done_from_the_first_visit_to_the_diary_and_to_what_is_printed(
    door: Door, server: Server, language: str, tmp_path: Path
) -> None:
    with speaking(language):
        person = door.newcomer(USUAL_RATE, MORNING, (EVERYTHING_SEEN,), locale=LANGUAGES[language])
        person.first_visit()
        plays_the_whole(person)
        is_in_the_diary(person)
        is_to_be_read(person)
        may_be_planned(person)
        says_nothing_in_english(person, language)
        is_in_what_is_printed_and_exported(person, server, language, tmp_path)


@pytest.mark.parametrize(("times", "proposed"), [(5, []), (6, ["repetitions:4"])])
def test_six_easy_times_bring_one_more(times: int, proposed: list[str]) -> None:
    answers = {one["id"]: "no" if one["careful"] == "yes" else "yes" for one in questions()}
    body = {
        "exercise": ID,
        "reason": "TARGET_REACHED",
        "repetitions": 3,
        "repetitions_said": 3,
        "effort": 2,
        "pain": 0,
        "pain_before": 0,
    }
    dose = {"repetitions": 3, "rung": "chair", "hold_counts": 5}
    told = [entry(0, "screen_answered", {"answers": answers})]
    told += [entry(day, "session_finished", {**body, "dose": dose}) for day in range(1, times + 1)]
    now = (MORNING + timedelta(days=times + 1)).isoformat()
    told.append(entry(times + 1, "morning_after", {"pain": 0}))
    plan = json.loads(wire.today(open_house(), json.dumps({"entries": told, "now": now})))
    assert [one["step"] for one in plan["proposals"] if one["exercise"] == ID] == proposed


@pytest.mark.parametrize(
    ("command", "language", "says"),
    [
        ("./run practise shoulder-squeeze --fast", "en", "shoulder_squeeze.how"),
        ("./run practise neck-press --fast --language fr", pseudo_language.NAME, "neck_press.how"),
    ],
)
def test_it_is_read_out_in_the_terminal_as_the_pages_of_the_docs_say(command: str, language: str, says: str) -> None:
    with speaking(language):
        assert spoken(says) in stature(*command.removeprefix("./run ").split())


def entry(day: int, kind: str, body: dict[str, Any]) -> dict[str, Any]:
    at = (MORNING + timedelta(days=day)).isoformat()
    return {"id": uuid7(), "person": SOMEBODY, "at": at, "kind": kind, "body": body, "schema": 1}


def plays_the_whole(person: Person) -> None:
    person.starts(ID)
    read = person.gets_ready_step_by_step()
    for step in ("sit", "tall", "how"):
        assert spoken(f"shoulder_squeeze.{step}") in read
    person.begins()
    person.is_holding()
    person.set_is_over()
    # A lift lasts a tenth of a second on a quick clock: seen by who looks at every change, not by who asks now and then.
    assert words(f"exercise.{ID}.lift") in everything_seen(person)
    assert spoken("shoulder_squeeze.stay_sitting") in person.gets_up_step_by_step()
    person.says_how_it_was()
    person.goes_home()
    expect(person.done_today(ID)).to_be_visible()
    body = person.entry_kept("session_finished")["body"]
    first = exercise(ID)["dose"]["first_repetitions"]
    assert (body["exercise"], body["reason"], body["repetitions"]) == (ID, "TARGET_REACHED", first)
    assert body["dose"]["rung"] == "chair"


def says_nothing_in_english(person: Person, language: str) -> None:
    seen = everything_seen(person)
    assert len(seen & every_text(language)) > 50
    others = set().union(*(every_text(other) for other in LANGUAGES if other != language))
    assert (seen & others) - every_text(language) - own_names() == set()


def everything_seen(person: Person) -> set[str]:
    return set(person.page.evaluate("[...globalThis.everythingSeen]"))


def own_names() -> set[str]:
    """The app's, and what each language calls itself: written alike in all of them."""
    names = {"Stature"}
    for each in LANGUAGES:
        with speaking(each):
            names.add(words("language.own_name"))
    return names


def is_in_the_diary(person: Person) -> None:
    for place in ("diary/2026-11-23", "diary/trends"):
        person.goes_to(f"#/{place}")
        expect(person.page.get_by_role("heading", name=words(f"exercise.{ID}.name")).first).to_be_visible()


def is_to_be_read(person: Person) -> None:
    person.goes_to("#/handout")
    for line in ("how_1", "how_2", "how_3", "often", "later"):
        person.reads(words(f"exercise.{ID}.{line}"))


def may_be_planned(person: Person) -> None:
    person.goes_to("#/plan")
    expect(person.page.get_by_role("main")).to_contain_text(words(f"exercise.{ID}.name"))


def is_in_what_is_printed_and_exported(person: Person, server: Server, language: str, folder: Path) -> None:
    name = spoken("shoulder_squeeze.name")
    asked = ("--diary", str(server.diary), "--person", person.name)
    handout, report = folder / "handout.pdf", folder / "report.pdf"
    stature("handout", *asked, "--language", language, "--out", str(handout))
    stature(
        "report", *asked, "--language", language, "--from", "2026-11-01", "--to", "2026-11-28", "--out", str(report)
    )
    for paper in (handout, report):
        assert name in text_of(paper), paper.name
    assert spoken("shoulder_squeeze.how") in text_of(handout)
    csv, fhir = folder / "diary.csv", folder / "diary.json"
    stature("export", "csv", *asked, "--language", language, "--out", str(csv))
    assert name in csv.read_text("utf-8-sig") or ID in csv.read_text("utf-8-sig")
    stature("export", "fhir", *asked, "--out", str(fhir))
    bundle = json.loads(fhir.read_text("utf-8"))
    codes = {concept["code"]: concept["display"] for concept in bundle["entry"][0]["resource"]["concept"]}
    assert codes[ID] == exercise(ID)["display"]


def stature(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "stature", *arguments], env=dict(os.environ), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def text_of(paper: Path) -> str:
    pages = PdfReader(io.BytesIO(paper.read_bytes())).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))
