"""The reminders, opened with a second library as a calendar program opens them."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
from diaries import ANNA, PERSON, a_month

from stature import wiring
from stature.exports.reminders import reminders_ics
from stature_coach.door.wire import House

# Some days after the month was told.
NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def house() -> House:
    return wiring.open_house()


def rings(content: bytes, first: date, last: date) -> list[datetime]:
    calendar = icalendar.Calendar.from_ical(content)
    found = recurring_ical_events.of(calendar).between(first, last + timedelta(days=1))
    return sorted(event["DTSTART"].dt for event in found)


def plan(at: str, **body: Any) -> dict[str, Any]:
    place = {"id": f"019a8f00-0000-7000-8000-{at.replace(':', ''):0>12}", "person": PERSON}
    return {**place, "at": f"2026-03-01T0{at}:00+01:00", "kind": "plan_set", "body": body, "schema": 1}


def events(content: bytes) -> list[icalendar.Event]:
    return icalendar.Calendar.from_ical(content).walk("VEVENT")


def opened(**more: Any) -> dict[str, Any]:
    """The chest raise is opened, as a physiotherapist does who has shown it."""
    answers = {**{f"q{number}": "no" for number in range(1, 10)}, "q7": "yes", "q8": "yes", **more}
    return {**plan("7:01"), "kind": "screen_answered", "body": {"answers": answers}}


OPEN = {
    **plan("7:02"),
    "kind": "step_answered",
    "body": {"exercise": "prone-chest-raise", "step": "open", "answer": "accepted", "shown_by_therapist": True},
}


def test_without_a_plan_morning_day_and_evening_ring_every_day(house: House) -> None:
    found = rings(reminders_ics(house, None, [], NOW), date(2026, 12, 24), date(2026, 12, 25))
    assert [at.strftime("%d %H:%M") for at in found] == [
        "24 07:30", "24 10:30", "24 21:00", "25 07:30", "25 10:30", "25 21:00",
    ]  # fmt: skip


def test_the_chest_raise_rings_once_it_is_open_at_its_own_time_or_with_the_wall_press(house: House) -> None:
    at = {"exercise": "prone-chest-raise", "days": ["tue"], "times": {"once": "16:00"}}
    week = (date(2026, 3, 9), date(2026, 3, 15))
    closed = rings(reminders_ics(house, ANNA, [opened(), plan("7:03", **at)], NOW), *week)
    own_time = rings(reminders_ics(house, ANNA, [opened(), OPEN, plan("7:03", **at)], NOW), *week)
    same_time = rings(reminders_ics(house, ANNA, [opened(), OPEN], NOW), *week)
    assert [one for one in own_time if one not in closed] == [datetime(2026, 3, 10, 16)]  # noqa: DTZ001 (by the clock on the wall)
    assert same_time == closed


def test_what_waits_for_a_doctor_does_not_ring_and_what_a_night_opens_does(house: House) -> None:
    flag = {**plan("8:00"), "kind": "red_flag", "body": {"kind": "dizzy"}}
    hurt = {**plan("8:00"), "kind": "pain_told", "body": {"pain": 5, "exercise": None}}
    assert events(reminders_ics(house, ANNA, [opened(), flag], NOW)) == []
    assert len(events(reminders_ics(house, ANNA, [opened(), hurt], NOW))) == 3


def test_a_plan_dated_by_a_wrong_clock_moves_no_reminder(house: House) -> None:
    far = {**plan("8:00", exercise="neck-press", times={"morning": "03:00"}), "at": "2999-01-01T08:00:00+01:00"}
    old = {**far, "at": "0001-01-01T08:00:00+14:00", "id": f"{PERSON[:-1]}7"}
    content = reminders_ics(house, ANNA, [opened(), far], NOW)
    assert {event["DTSTART"].dt.year for event in events(content)} == {2026}
    assert rings(content, NOW.date(), NOW.date()) == rings(
        reminders_ics(house, ANNA, [opened()], NOW), NOW.date(), NOW.date()
    )
    assert {
        event["DTSTART"].dt.year for event in events(reminders_ics(house, ANNA, [old], NOW, ZoneInfo("Europe/Paris")))
    } == {2026}


@pytest.mark.parametrize(
    ("first", "last"), [(date(2027, 3, 27), date(2027, 3, 29)), (date(2026, 10, 24), date(2026, 10, 26))]
)
def test_a_change_of_clocks_moves_no_reminder(house: House, first: date, last: date) -> None:
    found = rings(reminders_ics(house, None, [], NOW), first, last)
    assert {at.tzinfo for at in found} == {None}, "floating: by the clock on the wall"
    in_berlin = [at.replace(tzinfo=ZoneInfo("Europe/Berlin")) for at in found]
    assert [at.strftime("%H:%M") for at in in_berlin] == ["07:30", "10:30", "21:00"] * 3
    assert len({at.utcoffset() for at in in_berlin}) == 2, "clocks did change in these days"


@pytest.mark.parametrize("zone", ["Europe/Paris", "America/New_York", "Australia/Sydney", "America/Bogota", "UTC"])
def test_tied_to_a_time_zone_the_hour_on_its_clocks_is_the_same_for_two_years(house: House, zone: str) -> None:
    """Read by the second library as written, and reckoned again with Python's own clocks."""
    content = reminders_ics(house, ANNA, a_month(), NOW, ZoneInfo(zone))
    found = rings(content, date(2027, 1, 1), date(2028, 12, 31))
    days = [date(2027, 1, 1) + timedelta(days=number) for number in range(731)]
    neck, wall = (time(8, 15), time(21)), time(10, 30)
    right = [
        datetime.combine(day, at, ZoneInfo(zone))
        for day in days
        for at in sorted({wall, *(neck if day.strftime("%a") in ("Mon", "Wed") else ())})
    ]
    assert [at.astimezone(UTC) for at in found] == [at.astimezone(UTC) for at in right]
    assert len({at.utcoffset() for at in found}) == (1 if zone in ("America/Bogota", "UTC") else 2)


@pytest.mark.parametrize("year", [2026, 2036, 2045])
def test_the_changes_of_clocks_that_stand_in_the_file_are_those_of_the_zone(house: House, year: int) -> None:
    """A calendar that does not know the name goes by what the file says of it, here by the library's own reading."""
    content = reminders_ics(house, ANNA, a_month(), NOW, ZoneInfo("Europe/Paris")).replace(
        b"Europe/Paris", b"Somewhere"
    )
    (zone,) = icalendar.Calendar.from_ical(content).walk("VTIMEZONE")
    clocks = zone.to_tz()
    for month in range(1, 13):
        for day in (1, 25, 31) if month in (3, 10) else (1,):
            noon = datetime.combine(date(year, month, day), time(12))
            if noon.date() >= date(2026, 11, 1):
                there = noon.replace(tzinfo=ZoneInfo("Europe/Paris")).utcoffset()
                assert noon.replace(tzinfo=clocks).utcoffset() == there, noon


def test_a_time_zone_changes_neither_ids_nor_the_rest(house: House) -> None:
    tied, floating = (
        icalendar.Calendar.from_ical(reminders_ics(house, ANNA, a_month(), NOW, zone)).walk("VEVENT")
        for zone in (ZoneInfo("Europe/Paris"), None)
    )
    for one, other in zip(tied, floating, strict=True):
        assert {key: one[key] for key in one if key != "DTSTART"} == {k: other[k] for k in other if k != "DTSTART"}
        assert one["DTSTART"].dt.replace(tzinfo=None) == other["DTSTART"].dt


def test_every_event_rings_at_its_start(house: House) -> None:
    calendar = icalendar.Calendar.from_ical(reminders_ics(house, None, [], NOW))
    for event in calendar.walk("VEVENT"):
        (alarm,) = event.walk("VALARM")
        assert (alarm["ACTION"], alarm["TRIGGER"].dt) == ("DISPLAY", timedelta(0))
        assert alarm["DESCRIPTION"] == event["SUMMARY"]


def test_chosen_days_and_times_are_those_of_the_calendar(house: House) -> None:
    found = rings(reminders_ics(house, ANNA, a_month(), NOW), date(2026, 11, 16), date(2026, 11, 22))
    assert [at.strftime("%a %H:%M") for at in found] == [
        "Mon 08:15", "Mon 10:30", "Mon 21:00", "Tue 10:30", "Wed 08:15", "Wed 10:30", "Wed 21:00",
        "Thu 10:30", "Fri 10:30", "Sat 10:30", "Sun 10:30",
    ]  # fmt: skip


def test_the_first_event_falls_on_a_chosen_day(house: House) -> None:
    told = reminders_ics(house, ANNA, [plan("8:00", exercise="neck-press", days=["sat"])], NOW)
    starts = [event["DTSTART"].dt for event in icalendar.Calendar.from_ical(told).walk("VEVENT")]
    assert [at.strftime("%a") for at in starts] == ["Sat", "Sun", "Sat"]


def test_a_later_choice_keeps_the_ids_and_counts_up(house: House) -> None:
    before = [plan("8:01", exercise="neck-press", times={"morning": "06:00"})]
    after = [*before, plan("8:02", exercise="neck-press", times={"evening": "19:45"})]
    old, new = (
        icalendar.Calendar.from_ical(reminders_ics(house, ANNA, told, NOW)).walk("VEVENT") for told in (before, after)
    )
    assert [event["UID"] for event in old] == [event["UID"] for event in new]
    assert [(a["SEQUENCE"], b["SEQUENCE"]) for a, b in zip(old, new, strict=True)] == [(1, 2)] * 3
    assert [event["DTSTART"].dt.strftime("%H:%M") for event in new] == ["06:00", "10:30", "19:45"]


def test_a_session_done_changes_nothing_in_the_calendar(house: House) -> None:
    month = a_month()
    assert reminders_ics(house, ANNA, month, NOW) == reminders_ics(house, ANNA, month[:-1], NOW)


def test_two_people_of_a_household_have_events_of_their_own(house: House) -> None:
    other = {**ANNA, "id": PERSON[:-1] + "1"}
    uids = [
        {event["UID"] for event in icalendar.Calendar.from_ical(reminders_ics(house, person, [], NOW)).walk("VEVENT")}
        for person in (ANNA, other)
    ]
    assert not uids[0] & uids[1]


def test_nobody_who_sees_the_calendar_learns_what_the_exercises_are_for(house: House) -> None:
    told = reminders_ics(house, ANNA, a_month(), NOW).decode().replace("\r\n ", "").lower()
    for word in ("anna", "back", "bone", "osteo", "pain:", "press", "raise"):
        assert word not in told


def test_it_is_written_as_the_standard_asks(house: House) -> None:
    content = reminders_ics(wiring.open_house(language="es"), ANNA, a_month(), NOW)
    assert content.count(b"\n") == content.count(b"\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    calendar = icalendar.Calendar.from_ical(content)
    assert not calendar.errors
    assert all(not event.errors for event in calendar.walk("VEVENT"))


def test_the_same_diary_in_another_order_gives_the_same_bytes(house: House) -> None:
    mixed = a_month()
    random.Random(4).shuffle(mixed)
    assert reminders_ics(house, ANNA, mixed, NOW) == reminders_ics(house, ANNA, a_month(), NOW)
