"""Writes who may open which diary, each in one transaction of the caller's.

Decided here: by which device a diary may be written, and that an id which nobody has becomes that of the device that writes it
first. It is decided in the transaction that writes: of two devices that come at once, one has it, and a device that was
withdrawn a moment ago writes nothing more.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select, update

from stature.keeping import tables
from stature.keeping.devices import Device, NotThere, secret_sum


def pair(connection: Connection, device: Device) -> None:
    told = {name: getattr(device, name) for name in ("id", "name", "token", "paired_on", "seen_on")}
    flags = {"keeps": int(device.keeps), "everybody": int(device.everybody)}
    connection.execute(insert(tables.devices).values(**told, **flags))
    _give(connection, device.id, device.people)


def change(connection: Connection, device: Device) -> None:
    """Its name and its people. Raises NotThere for one that was withdrawn."""
    devices = tables.devices
    given = {"name": device.name, "everybody": int(device.everybody)}
    if not connection.execute(update(devices).where(devices.c.id == device.id).values(given)).rowcount:
        raise NotThere
    connection.execute(delete(tables.device_people).where(tables.device_people.c.device == device.id))
    _give(connection, device.id, device.people)


def withdraw(connection: Connection, device: str) -> None:
    connection.execute(delete(tables.device_people).where(tables.device_people.c.device == device))
    connection.execute(delete(tables.devices).where(tables.devices.c.id == device))


def seen(connection: Connection, days: Iterable[tuple[str, str]]) -> None:
    """`days` are devices by id, and the day each was last seen."""
    devices = tables.devices
    for device, day in days:
        connection.execute(update(devices).where(devices.c.id == device).values(seen_on=day))


def let_write(connection: Connection, device: str, people: Iterable[str]) -> None:
    """Whether that device may write these people's diaries; an id that nobody has is its own from now on. Raises NotThere."""
    devices = tables.devices
    # Locked, so that it is not withdrawn between this look and what is written after it.
    found = connection.execute(select(devices.c.everybody).where(devices.c.id == device).with_for_update()).first()
    if found is None:
        raise NotThere
    theirs = set() if found.everybody else _people_of(connection, device)
    for person in sorted(people):
        if person in theirs:
            continue
        if found.everybody:
            _begin(connection, person)
        elif _is_somebodys(connection, person):
            raise NotThere
        else:
            _give(connection, device, [person])


def give_calendar(connection: Connection, person: str, secret: str) -> None:
    """The one before it opens nothing any more."""
    take_calendar(connection, person)
    connection.execute(insert(tables.calendars).values(person=person, secret=secret_sum(secret)))


def take_calendar(connection: Connection, person: str) -> None:
    connection.execute(delete(tables.calendars).where(tables.calendars.c.person == person))


def _people_of(connection: Connection, device: str) -> set[str]:
    theirs = tables.device_people
    return set(connection.execute(select(theirs.c.person).where(theirs.c.device == device)).scalars())


def _is_somebodys(connection: Connection, person: str) -> bool:
    """Whoever has a name, an entry or a device is somebody. (A name may stand without the other two.)"""
    return any(
        connection.execute(select(table.c.person).where(table.c.person == person)).first() is not None
        for table in (tables.people, tables.names)
    )


def _give(connection: Connection, device: str, people: Iterable[str]) -> None:
    for person in sorted(people):
        _begin(connection, person)
        connection.execute(insert(tables.device_people).values(device=device, person=person))


def _begin(connection: Connection, person: str) -> None:
    """The row that says: this id is somebody's. Of two who write it at once, the database turns one away, who looks again."""
    people = tables.people
    if connection.execute(select(people.c.person).where(people.c.person == person)).first() is None:
        connection.execute(insert(people).values(person=person, last_arrival=0))
