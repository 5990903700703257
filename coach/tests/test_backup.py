"""A whole diary in one file: written the same by everybody, read back whole, refused where it is damaged."""

from __future__ import annotations

import json
from typing import Any

import pytest
from diaries import PERSON, entry, screened, session
from hypothesis import given, strategies as some

from stature_coach import wire
from stature_coach.backup import read_backup, write_backup
from stature_coach.problems import BadRequest

ANNA = {"id": PERSON, "name": "Anna Größe", "picture": "leaf"}
ENTRIES = [
    screened(),
    session(2, "2026-11-02T08:00:00+01:00"),
    entry(3, "2026-11-03T08:00:00+01:00", "measure_taken", measure="height", centimetres=161.0, note="mit Jörg \u2028"),
]


def a_backup() -> str:
    return write_backup([ANNA], ENTRIES)


def refusal(content: bytes) -> str:
    with pytest.raises(BadRequest) as refused:
        read_backup(content)
    assert "\n" not in str(refused.value)
    return str(refused.value)


def test_what_was_written_is_read_back() -> None:
    held = read_backup(a_backup().encode())
    assert (held.people, list(held.entries)) == ((ANNA,), ENTRIES)


def test_the_same_diary_gives_the_same_text_in_whatever_order_it_came() -> None:
    assert write_backup([ANNA], reversed(ENTRIES)) == a_backup()
    assert write_backup([ANNA], read_backup(a_backup().encode()).entries) == a_backup()


def test_bare_lines_of_entries_are_read_and_empty_lines_among_them_do_not_matter() -> None:
    lines = "\n\n".join(json.dumps(one) for one in ENTRIES)
    assert list(read_backup(lines.encode()).entries) == ENTRIES


def test_the_marks_and_line_ends_of_another_system_do_not_matter() -> None:
    assert read_backup(("\ufeff" + a_backup().replace("\n", "\r\n")).encode()) == read_backup(a_backup().encode())


def test_somebody_without_a_name_is_no_fault() -> None:
    text = write_backup([{"id": PERSON, "name": None, "picture": None}], ENTRIES)
    assert read_backup(text.encode()).people == ()


def test_a_file_that_was_cut_off_is_refused_and_says_where() -> None:
    lines = a_backup().split("\n")
    assert refusal("\n".join(lines[:-2]).encode()).startswith("line 3: the file ends here with 2 entries")
    assert refusal(a_backup()[:-30].encode()).startswith("line 4: ")


def test_one_changed_letter_is_seen() -> None:
    assert "was changed" in refusal(a_backup().replace("neck-press", "wall-ball-press").encode())


def test_a_backup_of_a_newer_stature_says_what_to_do() -> None:
    assert "newer Stature" in refusal(a_backup().replace('"stature_backup": 1', '"stature_backup": 2').encode())


def damaged(**changed: Any) -> bytes:
    return (json.dumps(ENTRIES[0]) + "\n" + json.dumps({**ENTRIES[1], **changed}) + "\n").encode()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "line 1: the file is empty"),
        (b"\n\n", "line 1: the file is empty"),
        (b"Dear doctor\n", "line 1: this is not JSON at column 1"),
        (b"%PDF-1.7\n\xff\xfe", "line 2: this is no text in UTF-8"),
        (b"[]\n", "line 1: an entry is an object"),
        (damaged(id="7"), "line 2: id is '7'"),
        (damaged(at="yesterday"), "line 2: at is 'yesterday'"),
        (damaged(kind="dance"), "line 2: kind is 'dance'"),
        (damaged(body={"exercise": "neck-press"}), "line 2: session_finished: reason is None"),
        (damaged(colour="red"), "line 2: 'colour' is no part of an entry"),
        (damaged().replace(b'"kind"', b'"kind": "retracted", "kind"'), "line 1: the key 'kind' stands twice"),
        (damaged(body={"pain": "\ud800"}), "line 2: half of a character pair"),
        (damaged(schema=10**9), "line 2: schema is"),
        (b'{"a":' * 100_000, "line 1: it is nested too deeply"),
        (b"9" * 5000, f"line 1: the number {'9' * 40}... is too long; a line holds one whole entry"),
    ],
)
def test_a_damaged_file_is_one_clear_line_with_its_number(content: bytes, says: str) -> None:
    assert refusal(content).startswith(says)


@given(some.integers(0, 10**6), some.integers(0, 255))
def test_whatever_byte_is_changed_the_file_is_refused_or_means_the_same(place: int, byte: int) -> None:
    content = bytearray(a_backup().encode())
    content[place % len(content)] = byte
    try:
        held: object = read_backup(bytes(content))
    except BadRequest as refused:
        held = str(refused)
    assert held == read_backup(a_backup().encode()) or str(held).startswith("line ")


def test_a_name_that_was_changed_is_seen() -> None:
    assert "was changed" in refusal(a_backup().replace("Anna", "Anne").encode())
    assert "was changed" in refusal(a_backup().replace('"people"', '"peoplf"').encode())


def test_a_file_that_tells_two_things_of_one_id_is_refused_and_one_that_tells_a_thing_twice_is_not() -> None:
    twice = [ENTRIES[0], ENTRIES[1], ENTRIES[0]]
    assert list(read_backup("\n".join(map(json.dumps, twice)).encode()).entries) == twice
    other = {**ENTRIES[0], "at": "2026-11-01T09:00:01+01:00"}
    said = refusal("\n\n".join(map(json.dumps, [*twice, other])).encode())
    assert said.startswith(f"line 7: the entry {other['id']} says something else on line 1")


def test_a_refusal_is_short_whatever_was_found() -> None:
    for key in ("id", "person", "at", "kind", "body", "schema"):
        for found in ("x" * 10**6, ["x" * 10**6], int("9" * 999)):
            assert len(refusal(damaged(**{key: found}))) < 400
    assert len(refusal(damaged(body={**ENTRIES[1]["body"], "effort": "x" * 10**6}))) < 400


def test_the_app_writes_and_reads_the_same_file() -> None:
    text = json.loads(wire.write_backup(json.dumps({"people": [ANNA], "entries": ENTRIES})))["text"]
    assert text == a_backup()
    assert json.loads(wire.read_backup(text)) == {"people": [ANNA], "entries": ENTRIES}
