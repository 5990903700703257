"""P5: what a practice sees says what was told. It computes nothing, ranks nobody and calls nobody, and has no word for it."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from diaries import ANNA, PERSON, a_month
from test_caseload import DAY, Seen, a_backup, stature

from stature import wiring
from stature.exports.tables import diary_csv
from stature_coach.safety import HIGH_PAIN, PAIN_RISE

WORDING = Path(__file__).parents[2] / "regimen" / "wording"
FORBIDDEN = {
    "en": ("alarm", "alert", "risk", "score", "monitor", "complian", "percent", "%", "normal", "better", "worse than", "improv"),
    "es": ("alarma", "alerta", "riesgo", "puntua", "monitor", "vigil", "cumplimiento", "por ciento", "porcentaje", "%",
           "normal", "mejor", "peor que"),
}  # fmt: skip
# What a practice prints and what it looks at.
OF_A_PRACTICE = {"": ("caseload",), "paper": ("caseload", "prescription", "report"), "pages": ("practice",)}


def texts(told: Any) -> Iterator[str]:
    if isinstance(told, str):
        yield told
    elif isinstance(told, dict):
        for inner in told.values():
            yield from texts(inner)
    elif isinstance(told, list):
        for inner in told:
            yield from texts(inner)


def words_of(language: str) -> Iterator[str]:
    for folder, tables in OF_A_PRACTICE.items():
        told = tomllib.loads((WORDING / folder / f"{language}.toml").read_text("utf-8"))
        for table in tables:
            assert table in told, f"{folder}/{language}.toml has no {table}"
            yield from texts(told[table])


def found_in(language: str, text: str) -> list[str]:
    return [word for word in FORBIDDEN[language] if re.search(rf"(?<!\w){re.escape(word)}", text.lower())]


@pytest.mark.parametrize("language", FORBIDDEN)
def test_no_page_and_no_paper_of_a_practice_has_a_word_that_weighs_people(language: str) -> None:
    assert [(text, found) for text in words_of(language) if (found := found_in(language, text))] == []


@pytest.mark.parametrize("language", FORBIDDEN)
def test_the_page_says_from_which_rise_pain_counts_as_said_by_the_rule_itself(language: str) -> None:
    told = tomllib.loads((WORDING / "pages" / f"{language}.toml").read_text("utf-8"))["practice"]["one_told_help"]
    assert re.findall(r"\d+", told) == ["0", "10", "0", "10", str(PAIN_RISE), str(HIGH_PAIN)]


@pytest.mark.parametrize("language", FORBIDDEN)
def test_the_test_would_find_such_a_word(language: str) -> None:
    assert [word for word in FORBIDDEN[language] if found_in(language, f"So it is: {word.upper()}.") != [word]] == []


@pytest.mark.parametrize("language", FORBIDDEN)
@pytest.mark.parametrize("page", ["practice", "group"])
def test_each_of_the_two_pages_has_one_name_wherever_it_is_named(language: str, page: str) -> None:
    told = tomllib.loads((WORDING / "pages" / f"{language}.toml").read_text("utf-8"))
    name = told[page]["heading"]
    assert {told["footer"][page], told["title"][page], told["more"][page]} == {name}
    if language == "en":
        pages = ("README.md", f"docs/how-to/for-{'physiotherapists' if page == 'practice' else 'group-leaders'}.md")
        for where in (Path(__file__).parents[2] / one for one in pages):
            assert name.lower() in where.read_text("utf-8").lower(), where


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Everybody under another heading, and a file that is none."""
    month, made = a_month(), tmp_path / "people"
    made.mkdir()
    for n, entries in enumerate((month, month[:12], month[:1], [], [e for e in month if e["kind"] == "red_flag"])):
        lines = [json.dumps({**entry, "person": f"{PERSON[:-1]}{n}"}) for entry in entries]
        (made / f"{n}.jsonl").write_text("\n".join(lines))
    (made / "anna.jsonl").write_bytes(a_backup(f"{PERSON[:-1]}9"))
    return made


@pytest.mark.parametrize("form", [[], ["--json"], ["--csv"], ["--html=-"]], ids=["lines", "json", "csv", "html"])
def test_no_form_of_the_list_has_such_a_word(folder: Path, form: list[str]) -> None:
    told = stature("caseload", str(folder), *DAY, *form).stdout
    seen = Seen(re.sub(r"<style>.*?</style>", "", told, flags=re.DOTALL))
    assert found_in("en", " ".join(seen.words) if form == ["--html=-"] else told) == []


def test_no_report_and_no_table_that_is_handed_over_has_such_a_word(tmp_path: Path) -> None:
    from printed import text_of

    from stature.exports.report import report_pdf

    house = wiring.open_house()
    paper = report_pdf(house, PERSON, a_month(), date(2026, 11, 1), date(2026, 11, 28), "en", "Anna")
    (tmp_path / "report.pdf").write_bytes(paper)
    assert found_in("en", text_of(paper)) == []
    assert found_in("en", diary_csv(house, ANNA, a_month()).decode()) == []
