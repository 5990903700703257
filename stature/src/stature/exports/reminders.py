"""Two daily reminders, morning and evening, for the calendar that a person already has.

Times are floating, as RFC 5545 calls it: 07:30 by whatever clock the person looks at, through every change of clocks and
on every journey; the diary knows offsets and no time zone, so it could name none. Where a person names one, because their
calendar misreads floating times, the events are tied to it. The events name no exercise: others may see a calendar, and
only the app knows what is open today. Not known here: the day it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final

from stature_coach.diary import Entry, Known, entry_from, known as fold
from stature_coach.entry_bodies import WEEK_DAYS
from stature_coach.regimen import Regimen
from stature_coach.safety import local_day
from stature_coach.schedule import USUAL_TIMES, Chosen, chosen
from stature_coach.wire import House

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from icalendar import Event, Timezone

Told = Mapping[str, Any]

PARTS: Final = ("morning", "evening")
# Where nobody has chosen anything yet, a day like any other: the file must not change from one day to the next.
FIRST_DAY: Final = date(2026, 1, 1)
LONG: Final = timedelta(minutes=15)
# Twenty years: longer than any phone, and the file stays under four thousand letters.
CLOCKS_KNOWN_FOR: Final = timedelta(days=20 * 366)


@dataclass(frozen=True, slots=True)
class Reminder:
    """One daily event: `at` by the clock on the wall, on these days of the week."""

    part: str
    at: time
    days: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """What the diary says of the calendar as a whole: whose, since when, last changed when, and how often."""

    person: str
    first: date
    told_at: datetime
    changes: int


def reminders_ics(
    house: House, person: Told | None, entries: Sequence[Told], timezone: ZoneInfo | None = None
) -> bytes:
    """The calendar as RFC 5545 text. With no plan it holds the handout's morning and evening, every day.

    Without `timezone`, one of the IANA's, times are floating.
    """
    from icalendar import Calendar

    known = fold(entry_from(entry) for entry in entries)
    diary = _Told(_name(person), _first_day(entries), _last_told(known), len(known.plans))
    calendar = Calendar()
    for name, value in (
        ("prodid", "-//Stature//Reminders//EN"),
        ("version", "2.0"),
        ("method", "PUBLISH"),
        ("x-wr-calname", house.wording.text("calendar.name")),
    ):
        calendar.add(name, value)
    if timezone is not None:
        calendar.add_component(_changes_of_clocks(timezone, diary.first))
    for reminder in reminders(house.regimen, known):
        calendar.add_component(_event(house, diary, reminder, timezone))
    return bytes(calendar.to_ical())


def reminders(regimen: Regimen, known: Known) -> tuple[Reminder, ...]:
    """Morning and evening: the first chosen time of the exercises done then, on every day that one of them is due."""
    until = max((plan.at for plan in known.plans), default=datetime.max.replace(tzinfo=UTC))
    return tuple(
        _reminder(part, [chosen(one.id, known, until) for one in regimen.exercises if part in one.parts_of_day])
        for part in PARTS
    )


def _reminder(part: str, choices: Sequence[Chosen]) -> Reminder:
    at = min((choice.times[part] for choice in choices), default=USUAL_TIMES[part])
    days = {day for choice in choices for day in choice.days} or set(WEEK_DAYS)
    return Reminder(part, time.fromisoformat(at), tuple(day for day in WEEK_DAYS if day in days))


def _changes_of_clocks(timezone: ZoneInfo, first: date) -> Timezone:
    """What RFC 5545 asks to stand beside a named time zone; most calendars know the name and need it not."""
    from icalendar import Timezone

    return Timezone.from_tzid(timezone.key, first_date=first, last_date=first.replace(day=1) + CLOCKS_KNOWN_FOR)


def _event(house: House, diary: _Told, reminder: Reminder, timezone: ZoneInfo | None) -> Event:
    from icalendar import Event

    event = Event()
    for name, value in (
        ("uid", f"{diary.person}-{reminder.part}@stature"),
        ("dtstamp", diary.told_at),
        ("last-modified", diary.told_at),
        ("sequence", diary.changes),
        ("dtstart", datetime.combine(_first_of(reminder.days, diary.first), reminder.at, timezone)),
        ("duration", LONG),
        ("rrule", _rule(reminder.days)),
        ("summary", house.wording.text(f"calendar.{reminder.part}")),
        ("description", house.wording.text(f"calendar.{reminder.part}_how")),
        ("transp", "TRANSPARENT"),
        ("class", "PRIVATE"),
    ):
        event.add(name, value)
    event.add_component(_alarm(house.wording.text(f"calendar.{reminder.part}")))
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


def _first_day(entries: Sequence[Told]) -> date:
    return min((local_day(entry_from(entry).at) for entry in entries), default=FIRST_DAY)


def _last_told(known: Known) -> datetime:
    """When the reminders were last changed, by the diary."""
    plans: Sequence[Entry] = known.plans
    at = plans[-1].at if plans else datetime.combine(FIRST_DAY, time(), UTC)
    return at.astimezone(UTC).replace(microsecond=0)


def _name(person: Told | None) -> str:
    return str(person["id"]) if person else "handout"
