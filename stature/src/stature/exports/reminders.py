"""Daily reminders for the calendar that a person already has: when it rings is the coach's (stature_coach/weeks/ringing.py).

Times are floating, as RFC 5545 calls it: 07:30 by whatever clock the person looks at, through every change of clocks and
on every journey; the diary knows offsets and no time zone, so it could name none. Where one is named, because a calendar
misreads floating times, the events are tied to it. The events name no exercise: others may see a calendar, and only the
app knows what is open today. Not known here: the day it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final

from stature.exports.as_of import as_of
from stature_coach.door.wire import House
from stature_coach.weeks import today as day
from stature_coach.weeks.diary import known as fold
from stature_coach.weeks.entry import entry_from
from stature_coach.weeks.entry_bodies import WEEK_DAYS
from stature_coach.weeks.ringing import Ring, Ringing

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from icalendar import Event, Timezone

Told = Mapping[str, Any]

LONG: Final = timedelta(minutes=15)
# Twenty years: longer than any phone, and the file stays under four thousand letters.
CLOCKS_KNOWN_FOR: Final = timedelta(days=20 * 366)


def reminders_ics(
    house: House, person: Told | None, entries: Sequence[Told], now: datetime, timezone: ZoneInfo | None = None
) -> bytes:
    """The calendar as RFC 5545 text. With no plan it holds the handout's own times, every day.

    Without `timezone`, one of the IANA's, times are floating. Of `now` it is only asked which dates are not yet true.
    """
    from icalendar import Calendar

    told = [entry_from(entry) for entry in entries]
    ringing = day.today(house.regimen, fold(told), as_of(told, now)).ringing
    calendar = Calendar()
    for name, value in (
        ("prodid", "-//Stature//Reminders//EN"),
        ("version", "2.0"),
        ("method", "PUBLISH"),
        ("x-wr-calname", house.wording.text("calendar.name")),
    ):
        calendar.add(name, value)
    if timezone is not None:
        calendar.add("x-wr-timezone", timezone.key)
        calendar.add_component(_changes_of_clocks(timezone, ringing.first))
    for ring in ringing.rings:
        calendar.add_component(_event(house, _name(person), ringing, ring, timezone))
    return bytes(calendar.to_ical())


def _changes_of_clocks(timezone: ZoneInfo, first: date) -> Timezone:
    """What RFC 5545 asks to stand beside a named time zone; most calendars know the name and need it not."""
    from icalendar import Timezone

    return Timezone.from_tzid(timezone.key, first_date=first, last_date=first.replace(day=1) + CLOCKS_KNOWN_FOR)


def _event(house: House, person: str, ringing: Ringing, ring: Ring, timezone: ZoneInfo | None) -> Event:
    from icalendar import Event

    told_at = ringing.told_at.astimezone(UTC).replace(microsecond=0)
    begins = datetime.combine(_first_of(ring.days, ringing.first), time.fromisoformat(ring.time), timezone)
    event = Event()
    for name, value in (
        ("uid", f"{person}-{ring.id}@stature"),
        ("dtstamp", told_at),
        ("last-modified", told_at),
        ("sequence", ringing.changes),
        ("dtstart", begins),
        ("duration", LONG),
        ("rrule", _rule(ring.days)),
        ("summary", house.wording.text(f"calendar.{ring.part_of_day}")),
        ("description", house.wording.text(f"calendar.{ring.part_of_day}_how")),
        ("transp", "TRANSPARENT"),
        ("class", "PRIVATE"),
    ):
        event.add(name, value)
    event.add_component(_alarm(house.wording.text(f"calendar.{ring.part_of_day}")))
    return event


def _alarm(says: str) -> Any:
    from icalendar import Alarm

    alarm = Alarm()
    for name, value in (("action", "DISPLAY"), ("description", says), ("trigger", timedelta(0))):
        alarm.add(name, value)
    return alarm


def _rule(days: tuple[str, ...]) -> dict[str, Any]:
    if days == WEEK_DAYS:
        return {"freq": "daily"}
    return {"freq": "weekly", "byday": [day[:2].upper() for day in days]}


def _first_of(days: tuple[str, ...], first: date) -> date:
    """The first of the chosen days from then on: a repeating event must begin on one of its own days."""
    return next(day for day in (first + timedelta(days=n) for n in range(7)) if WEEK_DAYS[day.weekday()] in days)


def _name(person: Told | None) -> str:
    return str(person["id"]) if person else "handout"
