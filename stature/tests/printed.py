"""A printed paper, opened as a reader's program opens it; and made-up diaries to print."""

from __future__ import annotations

import io
from typing import Any

import made
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

PERSON = "0193543e-0000-7000-8000-00000000aaaa"
CLEAR = {**{f"q{n}": "no" for n in range(1, 10)}, "q7": "yes", "q8": "yes"}


def entry(at: str, kind: str, /, **body: Any) -> dict[str, Any]:
    """An entry of PERSON; `at` without its offset, like 2026-11-01T08:00."""
    return made.an_entry(PERSON, at=f"{at}:00+01:00", kind=kind, body=body)


def answered(at: str = "2026-11-01T07:00", /, **answers: str) -> dict[str, Any]:
    return entry(at, "screen_answered", answers={**CLEAR, **answers})


def session(at: str, exercise: str = "neck-press", /, **told: Any) -> dict[str, Any]:
    usual = {"reason": "TARGET_REACHED", "repetitions": 5, "repetitions_said": None, "effort": 3, "pain": 1}
    return entry(at, "session_finished", exercise=exercise, **{**usual, **told})


def opened(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def text_of(content: bytes) -> str:
    """Every word in reading order, blanks made one."""
    return plain(" ".join(page.extract_text() for page in opened(content).pages))


def plain(text: str) -> str:
    return " ".join(text.split())


def alternatives(content: bytes) -> list[str]:
    """What a screen reader says in place of each picture, in reading order."""
    return [str(one["/Alt"]) for one in structure(content) if "/Alt" in one]


def kinds(content: bytes) -> list[str]:
    """The kind of every part in reading order, like H1, L, TH."""
    return [str(one["/S"])[1:] for one in structure(content)]


def structure(content: bytes) -> list[DictionaryObject]:
    root = opened(content).trailer["/Root"]
    found: list[DictionaryObject] = []
    _walk(root["/StructTreeRoot"], found)
    return found


def _walk(part: Any, found: list[DictionaryObject]) -> None:
    part = part.get_object()
    if isinstance(part, list):
        for one in part:
            _walk(one, found)
    elif isinstance(part, DictionaryObject):
        if "/S" in part:
            found.append(part)
        if "/K" in part:
            _walk(part["/K"], found)
