"""Papers and files in JSON, for the browser: the report, a prescription with its handout, a diary for other programs.

Translates and decides nothing. JSON text in, JSON text out, as `stature_coach.door.printed_contract` has it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from stature.exports.fhir import diary_fhir
from stature.exports.tables import diary_csv
from stature.exports.told.handout import Sheet
from stature.exports.told.prescription import prescription_told
from stature.exports.told.report import report_told
from stature_coach.door.asked import date_in, object_of, text_in
from stature_coach.door.prescription import Paper
from stature_coach.door.wire import House, entries_in
from stature_coach.problems import BadRequest
from stature_coach.weeks.diary import moment

# Twelve weeks are looked at across a table.
LOOKED_AT: Final = timedelta(days=83)

Words = Mapping[str, Any]


def report(house: House, words: Words, language: str, request: str) -> str:
    """The last twelve weeks until a day: {"entries", "until", "name"}. Raises BadRequest in one line."""
    asked = object_of(request)
    until = date_in(asked, "until")
    if until is None:
        raise BadRequest("until is missing; write a day like 2026-12-01")
    entries = _entries(asked)
    told = report_told(house, words, language, entries, until - LOOKED_AT, until, asked.get("name") or "")
    return json.dumps({**told, "words": _plain(words["report"])})


def prescription(house: House, words: Words, language: str, paper: Paper, link: str | None = None) -> str:
    """The paper of a prescription, page by page, but for the square; `link` is where the person takes it."""
    told = prescription_told(Sheet(house, words, language), paper, " ".join((paper.words.to or "").split()), link)
    lists = {key: one for key, one in told["words"].items() if isinstance(one, list)}
    kept = {key: one for key, one in told.items() if key != "ask"}
    return json.dumps({**kept, "words": _plain(told["words"]), "lists": lists})


def table(house: House, language: str, request: str) -> str:
    """The diary as a table for a spreadsheet: {"entries", "person", "name", "now"} -> {"text"}."""
    asked = object_of(request)
    made = diary_csv(house, None, _entries(asked), language)
    return json.dumps({"text": made.decode("utf-8")})


def records(house: House, request: str) -> str:
    """The diary for the records of a clinic (FHIR): the same -> {"text"}."""
    asked = object_of(request)
    whose = {"id": text_in(asked, "person"), "name": asked.get("name") or "", "picture": ""}
    made = diary_fhir(house, whose, _entries(asked), moment(asked.get("now"), "now"))
    return json.dumps({"text": made.decode("utf-8")})


def _entries(asked: Mapping[str, Any]) -> list[dict[str, Any]]:
    """As they were told. Raises BadRequest where they are no list, or of two people."""
    entries_in(asked)
    told: list[dict[str, Any]] = asked.get("entries", [])
    return told


def _plain(words: Words) -> dict[str, str]:
    return {key: one for key, one in words.items() if isinstance(one, str)}
