"""JSON that can be kept: no key twice, no NaN, numbers that fit, and one way to write the same value.

Decides which text is a value. Does not know what any value means.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

# Beyond this a JavaScript number is no longer exact, so a whole float and an integer may differ there.
EXACT_BELOW: Final = 2**53
# Nothing that is measured needs more; reading thousands of digits takes long, and Python refuses it in words of its own.
MOST_DIGITS: Final = 1000


def read_strictly(text: str) -> Any:
    """The value of a JSON text. Raises ValueError, and for text that is not JSON its JSONDecodeError."""
    return json.loads(
        text,
        object_pairs_hook=_no_key_twice,
        parse_constant=_no_constant,
        parse_float=_finite,
        parse_int=_of_few_digits,
    )


def same_numbers(value: object) -> object:
    """The value with whole floats as integers: Python writes 61.0, and a browser sends the same number back as 61."""
    if isinstance(value, Mapping):
        return {key: same_numbers(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [same_numbers(inner) for inner in value]
    if isinstance(value, float) and value.is_integer() and abs(value) < EXACT_BELOW:
        return int(value)
    return value


def _no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"the key {twice[:40]!r} stands twice")
    return found


def _no_constant(name: str) -> float:
    raise ValueError(f"{name} is not a JSON number")


def _finite(text: str) -> float:
    value = float(text)
    if value in (float("inf"), float("-inf")):
        raise ValueError(f"the number {text[:40]} is too large")
    return value


def _of_few_digits(text: str) -> int:
    if len(text) > MOST_DIGITS:
        raise ValueError(f"the number {text[:40]}... is too long")
    return int(text)
