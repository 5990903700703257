"""Pairings under way: a code that the keeper's device shows, the device that claims it, and the keeper's yes to that device.

Decided here: a code is for one device, works once and for five minutes; the keeper's yes is to the device that claimed it, known
by a sign that both screens show. All of it lives in memory: a server that ends takes its open pairings with it. Time comes in as
a clock. Not known here: who may ask for what (`pairing.py`), and what a device may open once it is paired.
"""

from __future__ import annotations

import hmac
import secrets
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Final

# Crockford's: without letters that are taken for digits, as in the code of a prescription.
ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
# 50 bits: a thousand guesses a second for five minutes find one in four thousand million.
CODE_LETTERS: Final = 10
READ_AS: Final = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})
LIVES_SECONDS: Final = 300.0
ID_BYTES: Final = 16
SIGN_BELOW: Final = 10_000
# More than anybody pairs at once; begun beyond that, the oldest are over.
MOST: Final = 20


class State(Enum):
    WAITING = "waiting"
    CLAIMED = "claimed"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    OVER = "over"


@dataclass(slots=True)
class Pairing:
    """`people` None is everybody. `claim` is the claiming device's secret, `sign` what both screens show."""

    id: str
    code: str
    people: frozenset[str] | None
    ends: float
    state: State = State.WAITING
    name: str | None = None
    claim: str | None = None
    sign: str | None = None
    device: str | None = None
    token: str | None = None


class Pairings:
    """All of this server."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._all: dict[str, Pairing] = {}

    def seconds_left(self, pairing: Pairing) -> float:
        return max(0.0, pairing.ends - self._clock())

    def begin(self, people: Iterable[str] | None) -> Pairing:
        self._forget()
        chosen = None if people is None else frozenset(people)
        pairing = Pairing(secrets.token_hex(ID_BYTES), a_code(), chosen, self._clock() + LIVES_SECONDS)
        self._all[pairing.id] = pairing
        return pairing

    def get(self, pairing: str) -> Pairing | None:
        """One that is not over."""
        self._forget()
        return self._all.get(pairing)

    def claim(self, code: str, name: str) -> Pairing | None:
        """None for a code that is wrong, used or late, all alike. Every open code is compared, and each in the same time."""
        self._forget()
        told = as_read(code).encode("utf-8", "replace")
        fits = [
            one
            for one in self._all.values()
            if hmac.compare_digest(one.code.encode(), told) and one.state is State.WAITING
        ]
        if not fits:
            return None
        pairing = fits[0]
        pairing.state, pairing.name = State.CLAIMED, name
        pairing.claim = secrets.token_urlsafe(ID_BYTES)
        pairing.sign = _a_sign()
        # The code is used up; looking at two screens has its own five minutes.
        pairing.ends = self._clock() + LIVES_SECONDS
        return pairing

    def confirm(self, pairing: Pairing, device: str, token: str) -> None:
        pairing.state, pairing.device, pairing.token = State.CONFIRMED, device, token
        pairing.ends = self._clock() + LIVES_SECONDS

    def refuse(self, pairing: Pairing) -> None:
        pairing.state = State.REFUSED

    def of_claim(self, claim: str) -> Pairing | None:
        """The pairing that this device has claimed, while it is not over."""
        self._forget()
        told = claim.encode("utf-8", "replace")
        return next(
            (one for one in self._all.values() if one.claim and hmac.compare_digest(one.claim.encode(), told)), None
        )

    def end(self, pairing: str) -> None:
        self._all.pop(pairing, None)

    def _forget(self) -> None:
        now = self._clock()
        self._all = {one.id: one for one in self._all.values() if one.ends > now}
        for one in list(self._all)[:-MOST]:
            del self._all[one]


def a_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LETTERS))


def as_shown(code: str) -> str:
    """In two halves, which are easier to read out."""
    return f"{code[: CODE_LETTERS // 2]}-{code[CODE_LETTERS // 2 :]}"


def as_read(written: str) -> str:
    """A code however it was typed: small letters, spaces, O for 0."""
    return written[:40].upper().translate(READ_AS)


def _a_sign() -> str:
    digits = f"{secrets.randbelow(SIGN_BELOW):04}"
    return f"{digits[:2]} {digits[2:]}"
