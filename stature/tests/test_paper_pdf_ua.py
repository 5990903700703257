"""Both papers before a second judge of PDF/UA-1 (ISO 14289-1), which is not the typesetter that made them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import page
import pytest
import typst
from printed import PERSON, answered, entry, session

from stature import wiring
from stature.exports.handout import handout_pdf
from stature.exports.report import report_pdf
from stature_coach.door.wire import House

# Some days after the last that is told of here.
NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
DIARIES: dict[str, list[dict[str, Any]]] = {
    "nobody": [],
    "a month": [answered(), *(session(f"2026-11-{day:02}T09:00") for day in range(2, 20))],
    "chest raise open": [
        answered(),
        entry(
            "2026-11-02T08:00",
            "step_answered",
            exercise="prone-chest-raise",
            step="open",
            answer="accepted",
            shown_by_therapist=True,
        ),
    ],
    "after pain": [answered(), session("2026-11-02T09:00", reason="PAIN", pain=6)],
    "after a warning sign": [answered(), entry("2026-11-02T09:00", "red_flag", kind="dizzy")],
}


@pytest.fixture(scope="module")
def house() -> House:
    return wiring.open_house()


def faults(content: bytes) -> list[str]:
    judged = page.validate_pdf_bytes(content, profile=page.ValidationProfile.PDF_UA_1)
    assert judged.rules.total > 80, "the judge has looked"
    return [f"{fault.rule_id}: {fault.message}" for fault in judged.failures]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("diary", DIARIES)
def test_the_handout_holds_to_the_standard(house: House, diary: str, language: str) -> None:
    entries = DIARIES[diary]
    for paper in ("a4", "letter"):
        assert (
            faults(handout_pdf(house, PERSON if entries else None, entries, paper, language, "Anna Größe", now=NOW))
            == []
        )


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("diary", DIARIES)
def test_the_report_holds_to_the_standard(house: House, diary: str, language: str) -> None:
    first, last = date(2026, 11, 1), date(2026, 11, 30)
    assert faults(report_pdf(house, PERSON, DIARIES[diary], first, last, language, "Anna Größe")) == []


def test_the_judge_finds_what_is_wrong() -> None:
    source = (
        b'#image(bytes("<svg xmlns=\\"http://www.w3.org/2000/svg\\" width=\\"9\\" height=\\"9\\"/>"), format: "svg")'
    )
    plain = typst.compile(source, format="pdf")
    assert isinstance(plain, bytes)
    assert any("ALT" in fault or "ALTERNATIVE" in fault for fault in faults(plain))
