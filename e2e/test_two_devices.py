"""One diary on two devices of one person, and a server in between: what was done on either is on both."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from conftest import NEXT_MORNING, Door
from fast_clock import USUAL_RATE
from household import badge, gives_self_a_name, is_known_at_home_as, joins
from page_words import words
from person import Person
from playwright.sync_api import expect
from serving import uuid7
from test_stopping import assert_all_closed

pytestmark = pytest.mark.browser

EVERYTHING_KEPT = """() => new Promise((done) => {
  const opening = indexedDB.open(SHELF);
  opening.onsuccess = () => {
    const [work, found] = [opening.result.transaction(['entries', 'beside']), []];
    for (const shelf of ['entries', 'beside']) {
      work.objectStore(shelf).getAll().onsuccess = (got) => found.push(...got.target.result);
    }
    work.oncomplete = () => { opening.result.close(); done(found); };
  };
})"""
# As the first version of the app laid it: by id alone, with no shelf for another body.
LAID_AS_BEFORE = """(entries) => new Promise((done) => {
  indexedDB.deleteDatabase('stature').onsuccess = () => {
    const opening = indexedDB.open('stature', 1);
    opening.onupgradeneeded = () => {
      for (const shelf of ['entries', 'outbox']) opening.result.createObjectStore(shelf, { keyPath: 'id' });
      const notes = opening.result.createObjectStore('notes');
      for (const entry of entries) opening.transaction.objectStore('entries').add(entry);
      for (const { id } of entries) opening.transaction.objectStore('outbox').add({ id });
      notes.put(entries[0].person, 'person');
    };
    opening.onsuccess = () => { opening.result.close(); done(); };
  };
})"""
# As the app of that device would have laid it there, with nobody having sent it yet.
BROUGHT = """(entry) => new Promise((done) => {
  const opening = indexedDB.open(JSON.parse(localStorage.getItem('stature.shelves') ?? '["stature"]')[0]);
  opening.onsuccess = () => {
    const work = opening.result.transaction(['entries', 'outbox'], 'readwrite');
    work.objectStore('entries').put(entry);
    work.objectStore('outbox').put({ id: entry.id });
    work.oncomplete = () => { opening.result.close(); done(); };
  };
})"""
FULL = """() => {
  for (const name of ['add', 'put']) {
    const real = IDBObjectStore.prototype[name];
    IDBObjectStore.prototype[name] = function (...given) {
      if (globalThis.hasRoom) return real.apply(this, given);
      throw new DOMException('no room', 'QuotaExceededError');
    };
  }
}"""


def test_a_second_device_takes_over_the_whole_diary_of_its_person(door: Door) -> None:
    tablet = door.regular()
    name = _a_name()
    gives_self_a_name(tablet, name, "fish")
    is_known_at_home_as(tablet, name)
    phone = _joins(door, name)
    phone.is_at_today(name)
    expect(phone.start_button("neck-press")).to_be_visible()
    assert _ids(phone) == _ids(tablet)
    # Alone on the phone, too: nobody is asked there.
    expect(badge(phone, name)).to_have_count(0)


def test_sessions_done_on_two_devices_without_a_network_are_on_both_afterwards(door: Door) -> None:
    tablet = door.regular(rate=USUAL_RATE)
    name = _a_name()
    gives_self_a_name(tablet, name, "fish")
    is_known_at_home_as(tablet, name)
    phone = _joins(door, name, rate=USUAL_RATE)
    for device in (tablet, phone):
        door.witness_of(device).forgive(r"net::ERR_INTERNET_DISCONNECTED")
        device.goes_to("#/home")
        expect(device.start_button("neck-press")).to_be_visible()
    _does_without_network(tablet, "neck-press")
    _does_without_network(phone, "wall-ball-press")
    assert _exercises(tablet) == ["neck-press"]
    assert _exercises(phone) == ["wall-ball-press"]
    for device in (tablet, phone, tablet):
        device.page.context.set_offline(False)
        device.page.evaluate("dispatchEvent(new Event('online'))")
        device.page.wait_for_timeout(1500)
    for device in (tablet, phone):
        _has(device, ["neck-press", "wall-ball-press"])
        device.goes_to("#/settings")
        device.reads(words("settings.outbox_empty"))
    assert _ids(phone) == _ids(tablet)


def test_a_name_changed_on_one_device_is_changed_on_the_other(door: Door) -> None:
    tablet = door.regular()
    name = _a_name()
    gives_self_a_name(tablet, name, "fish")
    is_known_at_home_as(tablet, name)
    phone = _joins(door, name)
    phone.is_at_today(name)
    gives_self_a_name(tablet, f"{name}-Maria", "hat")
    is_known_at_home_as(tablet, f"{name}-Maria")
    phone.page.reload()
    phone.is_at_today(f"{name}-Maria")


def test_what_is_done_on_a_full_device_is_not_lost_and_can_be_saved(door: Door) -> None:
    person = door.regular()
    door.witness_of(person).forgive(r"net::ERR_INTERNET_DISCONNECTED")
    person.page.context.set_offline(True)
    person.page.evaluate(FULL)
    person.page.evaluate("location.hash = '#/questions/1'")
    person.answers_the_questions()
    heading = person.page.get_by_role("heading", name=words("keeping.full_heading"), exact=True)
    expect(heading).to_be_visible()
    with person.page.expect_download() as saved:
        person.press("keeping.save")
    assert '"screen_answered"' in saved.value.path().read_text("utf-8")
    person.press("keeping.again")
    person.reads(words("keeping.still_full"))
    person.page.evaluate("globalThis.hasRoom = true")
    person.press("keeping.again")
    expect(heading).to_have_count(0)
    assert len([each for each in _entries(person) if each["kind"] == "screen_answered"]) == 2


def test_two_tabs_of_one_person_harm_nothing(door: Door) -> None:
    one = door.regular()
    other = door.another_page_of(one)
    other.goes_to()
    expect(other.start_button("neck-press")).to_be_visible()
    for tab in (one, other):
        tab.goes_to("#/questions/1")
        tab.answers_the_questions()
        tab.sees("result.heading")
    for tab in (one, other):
        tab.goes_to("#/settings")
        tab.page.reload()
        tab.reads(words("settings.outbox_empty"))
    kept = [entry["id"] for entry in one.diary.entries("screen_answered")]
    assert len(kept) == len(set(kept)) == 3


def test_one_exercise_at_a_time_on_two_tabs(door: Door) -> None:
    """The second neither begins one nor offers to keep what the first is in the middle of."""
    one = door.regular(5.0)
    other = door.another_page_of(one)
    one.starts("neck-press")
    one.is_in_place()
    one.begins()
    one.is_holding()
    other.goes_to()
    expect(other.start_button("neck-press")).to_be_visible()
    expect(other.button("home.interrupted_keep")).to_have_count(0)
    other.start_button("neck-press").click()
    other.sees("before.elsewhere_heading")
    other.press("common.home")
    other.is_at_today()
    one.press("session.tired")
    one.press("leaving.stay")
    one.says_how_it_was()
    one.goes_home()
    other.start_button("wall-ball-press").click()
    other.sees("before.heading")
    assert len(one.diary.entries("session_finished")) == 1


def test_what_is_told_two_ways_under_one_id_ends_the_same_everywhere_and_on_the_careful_side(door: Door) -> None:
    tablet = door.regular()
    name = _a_name()
    gives_self_a_name(tablet, name, "fish")
    is_known_at_home_as(tablet, name)
    phone = _joins(door, name)
    went_well = _a_session(tablet, reason="TARGET_REACHED", pain=0)
    it_hurt = {**went_well, "body": {**went_well["body"], "reason": "PAIN", "pain": 4, "pain_told": True}}
    for device, entry in ((tablet, went_well), (phone, it_hurt)):
        # The browser itself writes a line for every answer of 409.
        door.witness_of(device).forgive(r"status of 409")
        device.goes_to("#/settings")
        device.page.evaluate(BROUGHT, entry)
    for device in (tablet, phone, tablet):
        device.page.reload()
        device.reads(words("settings.outbox_empty"))
    for device in (tablet, phone):
        device.reads(words("keeping.differing", n=1))
        assert [entry for entry in _entries(device) if entry["id"] == went_well["id"]] in (
            [went_well, it_hurt],
            [it_hurt, went_well],
        )
        device.press("keeping.understood")
        expect(device.page.get_by_text(words("keeping.differing", n=1))).to_have_count(0)
        device.goes_to("#/home")
        assert_all_closed(device, "closed.pain")
    assert _lines(_entries(phone)) == _lines(_entries(tablet)) == _lines(tablet.diary.entries())


def test_a_diary_that_an_older_app_left_is_whole_and_is_sent(door: Door) -> None:
    person = door.regular()
    person.goes_to("#/settings")
    person.reads(words("settings.outbox_empty"))
    left = _entries(person)
    # A page of the same address on which no app runs and holds the diary open; it names no sign, so the browser looks for one.
    door.witness_of(person).forgive(r"status of 404 .*favicon\.ico")
    person.page.goto(f"{person.address}icon.svg")
    person.page.evaluate(LAID_AS_BEFORE, left)
    person.goes_to("#/settings")
    person.reads(words("settings.outbox_empty"))
    assert _lines(_entries(person)) == _lines(left) == _lines(person.diary.entries())
    person.goes_to("#/home")
    expect(person.start_button("neck-press")).to_be_visible()


def _joins(door: Door, name: str, rate: float = 1.0) -> Person:
    """Somebody on a device where nothing is yet, who says that they are this person, and is greeted."""
    person = door.newcomer(rate, NEXT_MORNING)
    joins(person, name)
    return person


def _a_name() -> str:
    """One that nobody else has on the server that all tests share."""
    return f"Ana {uuid7()[-6:]}"


def _a_session(person: Person, **how: object) -> dict[str, Any]:
    """As a device of theirs would have written it this morning."""
    dose = {"repetitions": 5, "rung": "pillow", "hold_counts": 5}
    body = {"exercise": "neck-press", "repetitions": 5, "repetitions_said": None, "dose": dose, "beat_seconds": 1.2}
    more = {"half_effort": True, "effort": 3, "pain_before": 0, "red_flag": None, "seconds": 180}
    at = (NEXT_MORNING - timedelta(minutes=30)).isoformat()
    told = {**body, **more, **how}
    return {
        "id": uuid7(),
        "person": person.diary.person,
        "at": at,
        "kind": "session_finished",
        "body": told,
        "schema": 1,
    }


def _does_without_network(person: Person, exercise: str) -> None:
    person.page.context.set_offline(True)
    person.does_the_whole(exercise)


def _has(person: Person, exercises: list[str]) -> None:
    for _ in range(100):
        if sorted(_exercises(person)) == sorted(exercises):
            return
        person.page.wait_for_timeout(200)
    raise AssertionError(f"{_exercises(person)}, not {exercises}")


def _exercises(person: Person) -> list[str]:
    return [entry["body"]["exercise"] for entry in _entries(person) if entry["kind"] == "session_finished"]


def _lines(entries: list[dict[str, Any]]) -> list[str]:
    """The entries whole, in one order and one writing."""
    return sorted(json.dumps(entry, sort_keys=True) for entry in entries)


def _ids(person: Person) -> list[str]:
    return sorted(entry["id"] for entry in _entries(person))


def _entries(person: Person) -> list[dict[str, Any]]:
    """All that this device keeps of its one person."""
    shelves = person.page.evaluate("JSON.parse(localStorage.getItem('stature.shelves') ?? '[\"stature\"]')")
    (shelf,) = shelves
    entries: list[dict[str, Any]] = person.page.evaluate(EVERYTHING_KEPT.replace("SHELF", repr(shelf)))
    return entries
