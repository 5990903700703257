"""Sixteen symbols of thirty-two, three of them checks: what is mistyped, misheard or swapped is noticed.

A Reed-Solomon code over GF(32), of distance 4: any one, two or three wrong symbols are noticed, and so is every swap of
two; where exactly one is wrong, its place is known. Nothing is ever corrected. Does not know what the symbols mean;
docs/prescription.md lays it out for other programs.
"""

from collections.abc import Sequence
from functools import reduce
from typing import Final

SYMBOLS: Final = 16
CHECKS: Final = 3
MESSAGE: Final = SYMBOLS - CHECKS
SIZE: Final = 32

# The field: x^5 + x^2 + 1, in which 2 comes through all thirty-one others before it is 1 again.
_MODULUS: Final = 0b100101


def xor(one: int, other: int) -> int:
    """The sum of two symbols in the field."""
    return one ^ other


def _powers() -> tuple[int, ...]:
    found = [1]
    while len(found) < SIZE - 1:
        twice = found[-1] << 1
        found.append(twice ^ _MODULUS if twice >= SIZE else twice)
    return tuple(found)


_POWER: Final = _powers()
_LOGARITHM: Final = {power: exponent for exponent, power in enumerate(_POWER)}


def times(one: int, other: int) -> int:
    """The product of two symbols in the field."""
    return _POWER[(_LOGARITHM[one] + _LOGARITHM[other]) % (SIZE - 1)] if one and other else 0


def with_checks(message: Sequence[int]) -> tuple[int, ...]:
    """The thirteen symbols and the three that make all three sums nothing."""
    known = sums((*message, 0, 0, 0))
    return (*message, *(reduce(xor, map(times, row, known)) for row in _SOLVING))


def sums(symbols: Sequence[int]) -> tuple[int, ...]:
    """The three sums: of the symbols, each times 2^(its place from the right) to the power 0, 1 and 2. Nothing where all is well."""
    packed = reduce(xor, (_WEIGHED[place][symbol] for place, symbol in enumerate(symbols)))
    return packed // SIZE**2, packed // SIZE % SIZE, packed % SIZE


def only_wrong(found: Sequence[int]) -> int | None:
    """By the three sums, the place, 0 to 15, of the one symbol that alone can be wrong; None where more must be."""
    first, second, third = found
    if not (first and second and third) or times(second, second) != times(first, third):
        return None
    from_the_right = (_LOGARITHM[second] - _LOGARITHM[first]) % (SIZE - 1)
    return SYMBOLS - 1 - from_the_right if from_the_right < SYMBOLS else None


def _weighed(symbol: int, place: int) -> int:
    """What a symbol at that place adds to each of the three sums, one behind the other in one number."""
    weight = _POWER[SYMBOLS - 1 - place]
    once = times(symbol, weight)
    return (symbol * SIZE + once) * SIZE + times(once, weight)


# Looked up and not worked out each time: a page asks at every letter that is typed.
_WEIGHED: Final = tuple(tuple(_weighed(symbol, place) for symbol in range(SIZE)) for place in range(SYMBOLS))


def _over(one: int, other: int) -> int:
    return times(one, _POWER[-_LOGARITHM[other] % (SIZE - 1)])


def _solving() -> tuple[tuple[int, int, int], ...]:
    """What each of the three sums must be multiplied by, for each check: checks a, b, c with 4a+2b+c and so on given.

    The weights of the last three places are 4, 2, 1; a check is the polynomial that is one at its own weight, and
    nothing at the other two.
    """
    rows = []
    for own in (4, 2, 1):
        one, other = (weight for weight in (4, 2, 1) if weight != own)
        scale = times(own ^ one, own ^ other)
        rows.append((_over(times(one, other), scale), _over(one ^ other, scale), _over(1, scale)))
    return tuple(rows)


_SOLVING: Final = _solving()
