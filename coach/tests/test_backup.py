"""A whole diary in one file: written the same by everybody, read back whole, refused where it is damaged."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from diaries import PERSON, entry, screened, session
from hypothesis import given, strategies as some

from stature_coach.door import wire
from stature_coach.door.backup import Backup, line_of, read_backup, write_backup
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


def test_a_backup_says_when_it_was_made_and_that_cannot_be_changed_unseen() -> None:
    made = "2026-11-28T10:00:00+01:00"
    text = write_backup([ANNA], ENTRIES, made)
    assert read_backup(text.encode()) == Backup((ANNA,), tuple(ENTRIES), made)
    assert "was changed" in refusal(text.replace("T10:00", "T11:00").encode())
    assert "was changed" in refusal(text.replace(f'"made": "{made}", ', "").encode())
    with pytest.raises(BadRequest, match="made is 'yesterday'; write local time"):
        write_backup([ANNA], ENTRIES, "yesterday")


def test_a_backup_of_an_earlier_version_is_read_as_before() -> None:
    people = json.dumps([ANNA], ensure_ascii=False)
    lines = "".join(line_of(one) + "\n" for one in ENTRIES)
    told = hashlib.sha256(f"{people}\n{lines}".encode()).hexdigest()
    text = f'{{"stature_backup": 1, "people": {people}, "entries": {len(ENTRIES)}, "sha256": "{told}"}}\n{lines}'
    assert read_backup(text.encode()) == Backup((ANNA,), tuple(ENTRIES), None)
    assert text == a_backup()


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


def deep(levels: int) -> Any:
    value: Any = 1
    for _ in range(levels):
        value = [value]
    return value


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
        (damaged(kind="Dance!"), "line 2: kind is 'Dance!'"),
        (damaged(body={**ENTRIES[1]["body"], "dose": {"repetitions": -5}}), "line 2: session_finished: dose is"),
        (damaged(body={**ENTRIES[1]["body"], "note": "a\0b"}), "line 2: body: the letter U+0000 stands in it"),
        (damaged(body={"note": deep(33)}), "line 2: body: it is nested more than 32 deep"),
        (damaged(body={"note": deep(900)}), "line 2: it is nested too deeply"),
        (damaged(body={"note": "x" * 70_000}), "line 2: body: it is 70011 bytes long; write at most 65536"),
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


def test_a_file_may_tell_two_things_of_one_id_and_a_thing_twice_for_a_diary_keeps_both() -> None:
    other = {**ENTRIES[0], "at": "2026-11-01T09:00:01+01:00"}
    told = [ENTRIES[0], ENTRIES[1], ENTRIES[0], other]
    assert list(read_backup("\n\n".join(map(json.dumps, told)).encode()).entries) == told
    text = write_backup([ANNA], told)
    assert write_backup([ANNA], reversed(told)) == text
    assert list(read_backup(text.encode()).entries) == [ENTRIES[0], ENTRIES[0], other, ENTRIES[1]]


KEPT_BEFORE = [
    {"body": {**ENTRIES[1]["body"], "note": "a\0b"}},
    {"body": {**ENTRIES[1]["body"], "dose": {"repetitions": -5}}},
    {"body": {"note": "x" * 70_000}, "schema": 2},
    {"body": {"note": deep(400)}, "schema": 2},
    {"body": {}, "kind": "a\0b", "schema": 2},
    {"body": {}, "kind": "Прогулка", "schema": 7},
]


@pytest.mark.parametrize("changed", KEPT_BEFORE)
def test_what_a_diary_has_kept_comes_back_from_its_backup_though_the_door_takes_it_no_more(changed: Any) -> None:
    kept = {**ENTRIES[1], **changed}
    assert refusal(damaged(**changed)).startswith("line 2: ")
    text = write_backup([ANNA], [*ENTRIES, kept])
    held = read_backup(text.encode())
    assert kept in held.entries
    assert write_backup(held.people, held.entries) == text
    # With anything changed it is a file like any other again.
    assert refusal(text.replace("Anna", "Anne").encode()).startswith("line ")


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"body": {"note": deep(600)}}, "it is nested too deeply"),
        ({"body": []}, "body is not an object"),
        ({"at": "yesterday"}, "at is 'yesterday'"),
        ({"id": "7"}, "id is '7'"),
        ({"schema": 10**9}, "schema is"),
        ({"colour": "red"}, "'colour' is no part of an entry"),
    ],
)
def test_what_no_diary_can_hold_is_refused_also_in_a_file_with_a_sum_that_fits(changed: Any, says: str) -> None:
    follows = json.dumps({**ENTRIES[1], **changed}) + "\n"
    told = hashlib.sha256(f"[]\n{follows}".encode()).hexdigest()
    head = json.dumps({"stature_backup": 1, "people": [], "entries": 1, "sha256": told})
    assert refusal(f"{head}\n{follows}".encode()).startswith(f"line 2: {says}")


def test_blank_lines_that_an_editor_left_at_the_end_do_not_matter() -> None:
    for more in ("\n", "\n\n", " \n\t\r\n"):
        assert read_backup((a_backup() + more).encode()) == read_backup(a_backup().encode())


def test_words_kinds_and_exercises_of_a_newer_app_are_read() -> None:
    newer = [
        {**ENTRIES[1], "body": {**ENTRIES[1]["body"], "exercise": "shoulder-squeeze"}},
        {**ENTRIES[1], "kind": "mood_told", "body": {"mood": "good"}},
        {**ENTRIES[1], "schema": 7, "body": {"reason": 5}},
        {**ENTRIES[1], "at": "0001-01-01T00:00:00+14:00"},
        {**ENTRIES[1], "at": "9999-12-31T23:59:59-12:00"},
    ]
    assert list(read_backup("\n".join(map(json.dumps, newer)).encode()).entries) == newer


def test_a_refusal_is_short_whatever_was_found() -> None:
    for key in ("id", "person", "at", "kind", "body", "schema"):
        for found in ("x" * 10**6, ["x" * 10**6], int("9" * 999)):
            assert len(refusal(damaged(**{key: found}))) < 400
    assert len(refusal(damaged(body={**ENTRIES[1]["body"], "effort": "x" * 10**6}))) < 400


def test_the_app_writes_and_reads_the_same_file() -> None:
    text = json.loads(wire.write_backup(json.dumps({"people": [ANNA], "entries": ENTRIES})))["text"]
    assert text == a_backup()
    assert json.loads(wire.read_backup(text)) == {"people": [ANNA], "entries": ENTRIES, "made": None}
