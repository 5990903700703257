"""One limit for what may be kept, by whatever door it comes: how deep, how long, which letters and numbers."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from diaries import PERSON, entry
from hypothesis import given, strategies as some

from stature_coach.door import wire
from stature_coach.door.backup import entry_problem, read_backup
from stature_coach.problems import BadRequest
from stature_coach.strict_json import (
    DEEPEST_BODY,
    DEEPEST_TEXT,
    LONGEST_BODY_BYTES,
    MOST_DIGITS,
    canonical,
    read_strictly,
    too_much,
)  # fmt: skip
from stature_coach.weeks.diary import new_entry_from


def nested(levels: int, value: Any = 1) -> Any:
    for level in range(levels):
        value = [value] if level % 2 else {"in": value}
    return value


@pytest.mark.parametrize("sign", ["", "-"])
@pytest.mark.parametrize("where", ["{}", '{{"in": [1, {}, 2]}}', '{{"123": "4", "in": {}}}'])
def test_a_whole_number_is_of_a_thousand_digits_with_its_sign_and_no_longer(sign: str, where: str) -> None:
    longest = sign + "9" * (MOST_DIGITS - len(sign))
    assert str(int("9" * 5)) in str(read_strictly(where.format("9" * 5)))
    assert read_strictly(where.format(longest)) == json.loads(where.format(longest))
    with pytest.raises(ValueError, match="is too long"):
        read_strictly(where.format(longest + "9"))


def test_a_body_is_thirty_two_deep_and_no_deeper() -> None:
    assert too_much(nested(DEEPEST_BODY)) is None
    assert too_much(nested(DEEPEST_BODY + 1)) == "it is nested more than 32 deep; write it flatter"
    assert "more than 32 deep" in str(too_much(nested(100_000)))


def test_a_body_is_as_long_as_its_plainest_text_in_bytes() -> None:
    frame = len('{"a":""}')
    assert too_much({"a": "x" * (LONGEST_BODY_BYTES - frame)}) is None
    assert too_much({"a": "x" * (LONGEST_BODY_BYTES - frame + 1)}) == "it is 65537 bytes long; write at most 65536"
    assert too_much({"a": "\u00e9" * (LONGEST_BODY_BYTES // 2)}) is not None


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ({"a": "x\0y"}, "U+0000"),
        ({"a\0": 1}, "U+0000"),
        ({"a": "\ud800"}, "half of a character pair"),
        ({"a": float("inf")}, "not finite"),
        ({"a": float("nan")}, "not finite"),
    ],
)
def test_no_letter_and_no_number_is_taken_that_a_keeper_cannot_hold(body: dict[str, Any], says: str) -> None:
    assert says in str(too_much(body))


def test_a_backslash_before_u0000_is_no_such_letter() -> None:
    assert too_much({"a": "\\u0000", "b": "\\\\u0000", "c": "u0000"}) is None


def test_a_text_is_refused_before_it_is_read_where_it_is_nested_too_deeply() -> None:
    assert read_strictly("[" * DEEPEST_TEXT + "]" * DEEPEST_TEXT) == json.loads("[" * 40 + "]" * 40)
    for text in ("[" * 41 + "]" * 41, "[" * 10**6, '{"a":' * 10**5, '[["' + '\\"' * 10**6):
        with pytest.raises(ValueError):  # noqa: PT011 - one is too deep, the other is cut off; both at once
            read_strictly(text)


def written(inner: list[str]) -> str:
    """A list of them, or an object of one where there are few."""
    return f"[{','.join(inner)}]" if len(inner) != 1 else f'{{"a":{inner[0]}}}'


def depth_of(text: str) -> int:
    """How deep brackets stand in one another at most, letter by letter; in a text they are letters."""
    depth = deepest = 0
    in_text = escaped = False
    for letter in text:
        if in_text:
            in_text, escaped = escaped or letter != '"', letter == "\\" and not escaped
        elif letter == '"':
            in_text = True
        else:
            depth += (letter in "[{") - (letter in "]}")
            deepest = max(deepest, depth)
    return deepest


@given(some.text('[]{}",:\\a1', max_size=40), some.integers(0, 6))
def test_however_it_is_written_what_is_deeper_is_never_read(text: str, deepest: int) -> None:
    with suppress(ValueError):
        read_strictly(text, deepest)
        assert depth_of(text) <= deepest


texts_in_one_another = some.recursive(some.just('"[\\"]"'), lambda inner: some.lists(inner).map(written), max_leaves=30)


@given(texts_in_one_another, some.integers(0, 6))
def test_what_is_no_deeper_is_always_read(text: str, deepest: int) -> None:
    if depth_of(text) <= deepest:
        assert read_strictly(text, deepest) == json.loads(text)
    else:
        with pytest.raises(ValueError, match="too deeply"):
            read_strictly(text, deepest)


def test_brackets_in_a_text_are_letters() -> None:
    for text in (json.dumps(["[" * 100]), json.dumps({"[{": '"' * 50 + "[" * 50}), json.dumps([[], {}] * 500)):
        assert read_strictly(text) == json.loads(text)


values = some.recursive(
    some.none() | some.booleans() | some.integers(-(2**53), 2**53) | some.text(max_size=8),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


@given(values)
def test_what_is_written_plainly_is_read_as_it_was(value: Any) -> None:
    assert read_strictly(canonical(value)) == value


def test_the_same_limit_holds_at_every_door(house: wire.House) -> None:
    note = nested(DEEPEST_BODY)
    told = entry(3, "2026-11-02T08:00:00+01:00", "mood_told", note=note)
    for refuses in (
        lambda: new_entry_from(told),
        lambda: read_backup(json.dumps(told).encode()),
        lambda: wire.read_backup(json.dumps(told)),
    ):
        with pytest.raises(BadRequest, match="nested more than 32 deep"):
            refuses()
    assert "nested more than 32 deep" in str(entry_problem(told))
    fits = entry(3, "2026-11-02T08:00:00+01:00", "mood_told", note=note[0])
    assert entry_problem(fits) is None
    place = {"id": told["id"], "person": PERSON, "at": told["at"]}
    begun, _ = wire.begin(house, json.dumps({"exercise": "neck-press"}))
    assert json.loads(wire.finished_entry(begun, json.dumps(place)))["kind"] == "session_finished"


@pytest.mark.parametrize("number", [2**53, -(2**53), 10**300, 1e16, 1e300, int("9" * 400)])
def test_a_number_that_a_browser_would_send_back_changed_is_not_taken(number: float) -> None:
    told = entry(3, "2026-11-02T08:00:00+01:00", "mood_told", scores=[{"mood": number}])
    with pytest.raises(BadRequest, match="'scores' is 9007199254740992 or more, which a browser cannot hold exactly"):
        new_entry_from(told)
    fits = entry(3, "2026-11-02T08:00:00+01:00", "mood_told", scores=[2**53 - 1, -(2**53) + 1, 5e-324, True])
    assert entry_problem(fits) is None


def test_a_plan_for_a_request_nested_too_deeply_is_refused_in_one_line(house: wire.House) -> None:
    with pytest.raises(BadRequest) as refused:
        wire.today(house, "[" * 100_000)
    assert "\n" not in str(refused.value)
