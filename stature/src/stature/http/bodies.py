"""Bytes of a request to entries of a diary, or every problem in them.

Decided here: how large a request may be, and what counts as JSON. What an entry must say is decided by the
coach's diary alone.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request

from stature.http.one_entry import problem_of_entry
from stature.http.problems import Refused
from stature.keeping.entry import Entry
from stature_coach.door.backup import strict_json

# A year of a home's sessions fits into one list.
MAX_BODY_BYTES = 1_048_576
MAX_ENTRIES = 1_000
# A phone at the edge of the Wi-Fi sends a megabyte in this time; what takes longer has gone.
SEND_WITHIN_SECONDS = 20.0
PROBLEMS_SHOWN = 20


async def read_body(request: Request) -> bytes:
    """The whole body. Raises Refused when it is no JSON by name, too large or too slow."""
    _check_media_type(request)
    _check_announced_length(request)
    try:
        async with asyncio.timeout(SEND_WITHIN_SECONDS):
            return await _collect(request)
    except TimeoutError:
        raise Refused(408, f"the list did not arrive within {SEND_WITHIN_SECONDS:.0f} seconds; send it again") from None


def _check_media_type(request: Request) -> None:
    found = request.headers.get("content-type", "")
    # Asked for by name, because a page of another site cannot send it without asking this server first.
    if found.partition(";")[0].strip().lower() != "application/json":
        raise Refused(415, f"the Content-Type is {found[:60]!r}; send application/json")


def _check_announced_length(request: Request) -> None:
    announced = request.headers.get("content-length", "0")
    if announced.isdigit() and int(announced) > MAX_BODY_BYTES:
        raise _too_large()


async def _collect(request: Request) -> bytes:
    collected = bytearray()
    async for piece in request.stream():
        collected += piece
        if len(collected) > MAX_BODY_BYTES:
            raise _too_large()
    return bytes(collected)


def _too_large() -> Refused:
    return Refused(413, f"the list is larger than {MAX_BODY_BYTES} bytes; send it in several parts")


def parse_entries(body: bytes, person: str) -> list[Entry]:
    """The list of entries of one person. Raises Refused naming every bad entry; then none is taken."""
    found = parse_json(body)
    if not isinstance(found, list):
        raise Refused(422, f"the body is {_called(found)}; send a list of entries")
    if len(found) > MAX_ENTRIES:
        raise Refused(422, f"the list has {len(found)} entries; send at most {MAX_ENTRIES} at once")
    problems = [
        _bad(number, entry, detail)
        for number, entry in enumerate(found, start=1)
        if (detail := problem_of_entry(entry, person)) is not None
    ]
    if problems:
        raise _refused(problems)
    return [Entry.from_json(entry) for entry in found]


@dataclass(frozen=True, slots=True)
class BadEntry:
    """One entry that cannot be taken: its place in the list from 1, its id if it has one, and why."""

    number: int
    id: str | None
    detail: str


def _bad(number: int, entry: object, detail: str) -> BadEntry:
    named = entry.get("id") if isinstance(entry, dict) else None
    return BadEntry(number, named if isinstance(named, str) else None, detail)


def _refused(problems: Sequence[BadEntry]) -> Refused:
    first = problems[0]
    others = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    listed = [{"entry": bad.number, "id": bad.id, "detail": bad.detail} for bad in problems[:PROBLEMS_SHOWN]]
    return Refused(422, f"entry {first.number}: {first.detail}{others}", more={"entries": listed})


def parse_json(body: bytes) -> Any:
    """Strict JSON: UTF-8, no key twice, no NaN, numbers that fit. Raises Refused."""
    try:
        return strict_json(body.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise Refused(400, f"byte {error.start + 1} of the body is not UTF-8; send JSON in UTF-8") from None
    except UnicodeEncodeError:
        raise Refused(
            400, "the body holds half of a character pair (a lone \\ud800 to \\udfff); send whole characters"
        ) from None
    except json.JSONDecodeError as error:
        raise Refused(400, f"the body is not JSON at line {error.lineno}, column {error.colno}: {error.msg}") from None
    except ValueError as error:
        raise Refused(400, f"the body is not JSON that can be kept: {error}") from None


def _called(value: object) -> str:
    match value:
        case dict():
            return "one object"
        case str():
            return "a text"
        case None:
            return "null"
        case bool():
            return "true or false"
        case _:
            return "a number"
