"""Being reminded: by the calendar's file, and by the app while it is open, with notifications allowed and a moved clock."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from conftest import NEXT_MORNING, Door
from page_words import words
from person import Person
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

# What the browser shows of this app's notifications; asked of the browser itself.
SHOWN = """async () => {
  const worker = await navigator.serviceWorker.getRegistration();
  const shown = worker ? await worker.getNotifications() : [];
  return shown.map(({ title, body, tag, actions, data }) => ({ title, body, tag, actions: actions.map((each) => each.action), data }));
}"""
# The event that a tap on the notification's button brings to the service worker; nothing else can press it from here.
TAP_OFF = """(data) => {
  const event = new Event('notificationclick');
  event.waitUntil = (work) => { self.tapped = work; };
  event.action = 'off';
  event.notification = { close() {}, data };
  self.dispatchEvent(event);
  return self.tapped;
}"""
# An hour of the app's clock in forty seconds.
RATE = 90.0


def reminded_person(door: Door, minutes_before: int) -> Person:
    """With an offline copy and notifications allowed, some minutes before half past seven."""
    at = NEXT_MORNING.replace(hour=7, minute=30) - timedelta(minutes=minutes_before)
    person = door.regular(rate=RATE, starts_at=at, service_workers="allow", permissions=["notifications"])
    person.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    person.goes_to("#/reminders")
    person.press("reminders.turn_on")
    person.reads(words("reminders.is_on"))
    return person


def shown(person: Person, title: str) -> dict[str, Any]:
    for _ in range(600):
        for each in person.page.evaluate(SHOWN):
            if each["title"] == words(title):
                return dict(each)
        person.page.wait_for_timeout(200)
    raise AssertionError(f"no notification {words(title)!r}; there are {person.page.evaluate(SHOWN)}")


def test_the_app_reminds_at_the_time_once_more_an_hour_later_and_is_off_by_one_tap(door: Door) -> None:
    person = reminded_person(door, minutes_before=30)
    assert person.page.evaluate(SHOWN) == []
    first = shown(person, "reminders.title")
    assert words("exercise.neck-press.name") in first["body"]
    assert first["actions"] == ["off"]
    second = shown(person, "reminders.again_title")
    assert second["tag"] == first["tag"]
    (worker,) = person.page.context.service_workers
    worker.evaluate(TAP_OFF, second["data"])
    person.page.reload()
    expect(person.button("reminders.turn_on")).to_be_visible()


def test_nobody_is_asked_for_notifications_before_they_reach_for_them(door: Door) -> None:
    person = door.regular()
    person.goes_to("#/reminders")
    expect(person.button("reminders.turn_off")).to_have_count(0)
    person.reads(words("reminders.calendar_lead"))


def test_the_calendar_file_holds_what_rings_and_reads_as_the_servers(door: Door, tmp_path: Path) -> None:
    icalendar = pytest.importorskip("icalendar")
    person = door.regular()
    own = events_of(icalendar, calendar_taken_along(person, tmp_path))
    assert [event["uid"] for event in own] == [
        f"{person.name}-{part}@stature" for part in ("morning", "once", "evening")
    ]
    person.reads(words("reminders.feed_here"))
    person.page.get_by_text(words("reminders.feed_show"), exact=True).click()
    expect(person.page.locator(".feed")).to_contain_text("timezone=Europe%2FParis")
    feed = person.page.locator(".feed").inner_text()
    answer = person.page.request.get(feed)
    assert answer.ok
    assert own == events_of(icalendar, answer.body())
    assert all(event["start"].endswith("+01:00") for event in own), "an hour of Paris, in winter"


def calendar_taken_along(person: Person, folder: Path) -> bytes:
    person.goes_to("#/reminders")
    with person.page.expect_download() as coming:
        person.press("reminders.calendar_file")
    coming.value.save_as(folder / "stature.ics")
    return (folder / "stature.ics").read_bytes()


def events_of(icalendar: Any, content: bytes) -> list[dict[str, str]]:
    calendar = icalendar.Calendar.from_ical(content)
    names = ("uid", "summary", "description", "class", "transp")
    return [
        {
            **{name: str(event[name]) for name in names},
            "start": event["dtstart"].dt.isoformat(),
            "end": (
                event["dtstart"].dt
                + (event["duration"].dt if "duration" in event else event["dtend"].dt - event["dtstart"].dt)
            ).isoformat(),
            "rule": event["rrule"].to_ical().decode(),
            "alarms": str(len([part for part in event.subcomponents if part.name == "VALARM"])),
        }
        for event in calendar.walk("VEVENT")
    ]
