"""JSON that can be kept: no key twice, no NaN, numbers that fit, and one way to write the same value.

Decides which text is a value, and how deep and how long one may be: one limit, whether an entry comes by a file, from
a device or is written here (`too_much`). Does not know what any value means.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

# From here on a JavaScript number is no longer exact: a browser would send it back changed, so it is not taken.
EXACT_BELOW: Final = 2**53
# Nothing that is measured needs more; reading thousands of digits takes long, and Python refuses it in words of its own.
MOST_DIGITS: Final = 1000
# What a session writes is two deep and half a kilobyte long. More than this is no entry, and costs every device to keep.
DEEPEST_BODY: Final = 32
LONGEST_BODY_BYTES: Final = 64 * 1024
# A body stands in an entry, an entry in a list, a list in a message.
DEEPEST_TEXT: Final = DEEPEST_BODY + 8
# Before there was a limit, a keeper took what Python could write: not quite so deep.
DEEPEST_KEPT: Final = 500
# A text, whole or cut off, or anything else that is no bracket.
_NO_BRACKETS: Final = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?$)|[^"\[\]{}]++', re.DOTALL)
# U+0000 as JSON writes it: after an even number of backslashes, so that a backslash before "u0000" is none.
_NO_LETTER: Final = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")


def read_strictly(text: str, deepest: int = DEEPEST_TEXT) -> Any:
    """The value of a JSON text. Raises ValueError, and for text that is not JSON its JSONDecodeError."""
    if _nested_deeper_than(deepest, text):
        raise ValueError("it is nested too deeply")
    # Where so many digits nowhere follow each other, no whole number is too long, and none need be asked.
    return (_READING if _MANY_DIGITS.search(text) else _READING_OF_FEW_DIGITS).decode(text)


def canonical(value: object) -> str:
    """The same text for the same value: keys in order, no spaces, `3.0` written `3` as a browser does."""
    return json.dumps(same_numbers(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def too_much(body: object) -> str | None:
    """Why a body cannot be kept, in one line: too deep, too long, letters or numbers that not every keeper can hold.

    None where it can.
    """
    if _deeper_than(DEEPEST_BODY, body):
        return f"it is nested more than {DEEPEST_BODY} deep; write it flatter"
    try:
        text = canonical(body)
        length = len(text.encode("utf-8"))
    except UnicodeEncodeError:
        return "half of a character pair stands in it; write whole characters"
    except ValueError:
        return "a number in it is too long or not finite; write plain numbers"
    if (key := _too_large_in(body)) is not None:
        return f"{key[:40]!r} is {EXACT_BELOW} or more, which a browser cannot hold exactly; write a smaller number"
    return _text_problem(text, length)


def _text_problem(text: str, length: int) -> str | None:
    if _NO_LETTER.search(text):
        return "the letter U+0000 stands in it; leave it out"
    if length > LONGEST_BODY_BYTES:
        return f"it is {length} bytes long; write at most {LONGEST_BODY_BYTES}"
    return None


def _too_large_in(body: object) -> str | None:
    """The key of a body under which a number is too large, also deeper in; None where there is none."""
    parts = body if isinstance(body, Mapping) else {"it": body}
    return next((key for key, inner in parts.items() if any(abs(n) >= EXACT_BELOW for n in _numbers(inner))), None)


def _numbers(value: object) -> Iterator[int | float]:
    if isinstance(value, Mapping | list):
        for inner in value.values() if isinstance(value, Mapping) else value:
            yield from _numbers(inner)
    elif isinstance(value, int | float):
        yield value


def _deeper_than(most: int, value: object) -> bool:
    """Without going down into it: a value may be deeper than any stack."""
    level = [value]
    for _ in range(most + 1):
        inner = (part for part in level if isinstance(part, (Mapping, list)))
        level = [one for part in inner for one in (part.values() if isinstance(part, Mapping) else part)]
        if not level:
            return False
    return True


def _nested_deeper_than(most: int, text: str) -> bool:
    """Found by taking the innermost pairs away so often: a text may be deeper than any stack, and is long where a diary is."""
    if text.count("[") + text.count("{") <= most:
        return False
    left = _NO_BRACKETS.sub("", text).replace("{", "[").replace("}", "]")
    never_closed = left.count("[") - left.count("]")
    if never_closed > most:
        return True
    left += "]" * never_closed
    for _ in range(most):
        left = left.replace("[]", "")
    return "[" in left


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


# Made once: a diary is read line by line, and thousands of lines are read for a practice.
_READING: Final = json.JSONDecoder(
    object_pairs_hook=_no_key_twice,
    parse_constant=_no_constant,
    parse_float=_finite,
    parse_int=_of_few_digits,
)
_READING_OF_FEW_DIGITS: Final = json.JSONDecoder(
    object_pairs_hook=_no_key_twice,
    parse_constant=_no_constant,
    parse_float=_finite,
)
# A sign in front counts as a digit there.
_MANY_DIGITS: Final = re.compile(rf"(?<![0-9])[0-9]{{{MOST_DIGITS}}}")
