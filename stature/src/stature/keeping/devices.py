"""Which devices are paired with this house, and the people each was paired for, as they are kept and read.

Decided here: what is kept of a device's token and of a calendar's secret is its SHA-256 alone, so whoever reads a copy of the
diary cannot come as that device. Not known here: how a device is paired, and by what it is known when it asks.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from stature.keeping.driver import Driver

_DEVICES: Final = "SELECT id, name, token, keeps, everybody, paired_on, seen_on FROM devices ORDER BY paired_on, id"
_MAY_OPEN: Final = (
    "SELECT 1 FROM devices WHERE id = :device AND (everybody = 1 OR EXISTS "
    "(SELECT 1 FROM device_people WHERE device = :device AND person = :person))"
)


@dataclass(frozen=True, slots=True)
class Device:
    """A paired device. `token` is the SHA-256 of its token in hex; days are written as in 2026-12-01.

    `everybody` opens all diaries of the house, also those that are begun later; else `people` are the ids it was paired for.
    """

    id: str
    name: str
    token: str
    keeps: bool
    everybody: bool
    people: frozenset[str]
    paired_on: str
    seen_on: str

    def may_open(self, person: str) -> bool:
        return self.everybody or person in self.people


class NotThere(Exception):
    """The diary is not there for this device: nobody's, or somebody's whom it was not paired for. Nothing was changed."""


def secret_sum(secret: str) -> str:
    """What is kept of a token or of a secret."""
    return sha256(secret.encode()).hexdigest()


def read_devices(driver: Driver) -> tuple[Device, ...]:
    """The longest paired first."""
    people: dict[str, set[str]] = {}
    for device, person in driver.ask("SELECT device, person FROM device_people"):
        people.setdefault(device, set()).add(person)
    return tuple(
        Device(id_, name, token, bool(keeps), bool(everybody), frozenset(people.get(id_, ())), paired_on, seen_on)
        for id_, name, token, keeps, everybody, paired_on, seen_on in driver.ask(_DEVICES)
    )


def let_read(driver: Driver, device: str, person: str) -> None:
    """Whether that device may open this person's diary, as the database has it now. Raises NotThere."""
    if not driver.ask(_MAY_OPEN, device=device, person=person):
        raise NotThere


def read_calendar(driver: Driver, secret: str) -> str | None:
    """The person whose calendar has this secret."""
    rows = driver.ask("SELECT person FROM calendars WHERE secret = :secret", secret=secret_sum(secret))
    return str(rows[0][0]) if rows else None
