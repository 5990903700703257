"""A leader in front of a room: nothing begins before all is ticked, and each key lets go within a second, whatever is said."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from conftest import PATIENCE_MS, Door
from fast_clock import USUAL_RATE
from offline_copy import own_browser
from page_words import spoken, words
from person import Person
from playwright.sync_api import Playwright, TimeoutError as TooLong, expect
from serving import files_of

from lab.hosting import published

pytestmark = pytest.mark.browser

KEYS = ("relax", "hurts", "warning")
# Some minutes each, and alike in what they ask of the page: one in every `./test`, the others with the engines.
EACH_KEY = [KEYS[0], *(pytest.param(key, marks=pytest.mark.engines) for key in KEYS[1:])]
# The first words that each key brings, where nobody presses just then.
FIRST = {"relax": "shared.rest_now", "hurts": "shared.ease_off", "warning": "shared.ease_off"}
PHASES = (
    "before",
    "telling",
    "asking_ready",
    "leading_in",
    "lifting",
    "holding",
    "lowering",
    "resting",
    "changing_places",
    "showing",
    "leaving",
    "paused",
    "hurt",
    "closing",
)
SET = ("leading_in", "lifting", "holding", "lowering", "resting")
LEADS_A_GROUP = Path(__file__).with_name("leads_a_group.js").read_text("utf-8")
# Ten seconds in one: the shortest phase is some tenths of a second long, also where two browsers share two processors.
ROOM_RATE = 10.0
# So long nobody presses on after a key, by the room's time: longer than a rest, a lift and a hold.
NOBODY_PRESSES_SECONDS = 12
# As near to each phase as a leader comes by taps and keys; the rest is waited for.
WAYS: dict[str, tuple[str, ...]] = {
    "changing_places": ("asking_ready", "enough"),
    "showing": ("asking_ready", "enough", "asking_ready", "enough"),
    "leaving": ("asking_ready", "end"),
    "paused": ("lifting", "relax"),
    "hurt": ("lifting", "hurts"),
    "closing": ("asking_ready", "end"),
}
# What the leader in the page is told each time.
LEADER = {
    "names": {name: words(f"group.{name}") for name in (*KEYS, "enough", "end")},
    "rate": ROOM_RATE,
    "watch_seconds": NOBODY_PRESSES_SECONDS,
    "patience_ms": PATIENCE_MS * ROOM_RATE,
}


def leads(person: Person) -> None:
    """Comes to the page, ticks everything, begins."""
    person.goes_to("#/group")
    _ticks_and_begins(person)


def _ticks_and_begins(person: Person) -> None:
    expect(person.page.locator(".group-ticks button").first).to_be_visible()
    for tick in person.page.locator(".group-ticks button").all():
        tick.click()
    person.press("group.begin")
    expect(person.page.locator(".room")).to_be_visible()


def phase(person: Person) -> str:
    return person.page.locator(".room").get_attribute("data-phase") or ""


# Where a willing leader taps on. Read and tapped in one breath of the page, so that no phase begins in between.
TAPS_ON = """() => {
  const room = document.querySelector('.room');
  if (!room) return false;
  const on = ['before', 'telling', 'asking_ready', 'changing_places', 'showing'].includes(room.dataset.phase);
  const stood = room.dataset.phase + room.innerText;
  if (on) room.querySelector('.room-main button')?.click();
  return on && stood;
}"""
WENT_ON = (
    "(stood) => [...document.querySelectorAll('.room')].every((room) => room.dataset.phase + room.innerText !== stood)"
)
# So long the room may take over a tap before it is tapped again.
ANSWERS_WITHIN_MS = 2_000


def comes_to(person: Person, wanted: str) -> None:
    """Taps on as a willing leader does, until the room stands where it should."""
    if not taps_until(person, lambda: phase(person) == wanted):
        raise AssertionError(f"never {wanted}, but {phase(person)}")


def taps_until(person: Person, there: Callable[[], bool]) -> bool:
    """Whether it came there."""
    for _ in range(400):
        if there():
            return True
        if not taps_on(person):
            person.page.wait_for_timeout(40)
    return False


def taps_on(person: Person) -> bool:
    """Whether there was something to tap; the room has gone on then, or had its time to. A second tap meets another key."""
    stood = person.page.evaluate(TAPS_ON)
    if not stood:
        return False
    with suppress(TooLong):
        person.page.wait_for_function(WENT_ON, arg=stood, timeout=ANSWERS_WITHIN_MS)
    return True


@pytest.mark.slow
@pytest.mark.parametrize("key", EACH_KEY)
def test_each_key_is_answered_by_the_release_within_a_second_in_every_phase(door: Door, key: str) -> None:
    person = door.newcomer(ROOM_RATE)
    leads(person)
    for wanted in PHASES:
        found = presses_in(person, wanted, key)
        assert found["ms"] <= 1000, (wanted, found)
        assert found["count"] == "", (wanted, found)
        assert not set(found["phases"][1:]) & set(SET), (wanted, found)
        if key == "warning":
            expect(person.page.get_by_role("heading", name=words("group.over_heading"))).to_be_visible()
        _another_group(person)


def presses_in(person: Person, wanted: str, key: str) -> dict[str, Any]:
    """What followed when the key was pressed at the beginning of that phase."""
    in_effort = key == "relax" and wanted in ("lifting", "holding")
    release = [spoken("wall_ball_press.lower" if in_effort else FIRST[key])]
    asked = {**LEADER, "wanted": wanted, "way": WAYS.get(wanted, ()), "key": key, "release": release}
    found: dict[str, Any] = person.page.evaluate(LEADS_A_GROUP, asked)
    return found


def _another_group(person: Person) -> None:
    """The group is ended, and the next begins on the same page."""
    again = person.page.get_by_role("button", name=words("group.again"))
    if person.page.locator(".room").count():
        person.page.evaluate(LEADS_A_GROUP, {**LEADER, "wanted": "over", "way": ("end",)})
    again.click()
    _ticks_and_begins(person)


# All that this language and its groups need, and the page of groups, are put away.
GROUP_IS_KEPT = """async () => {
  await navigator.serviceWorker.ready;
  for (;;) {
    const kept = await (await caches.open('language')).keys();
    const lists = kept.filter(({ url }) => /\\/files(-group)?\\.json$/.test(url));
    const wanted = (await Promise.all(lists.map(async (list) => (await caches.match(list)).json()))).flat();
    const pages = await (await caches.open('group')).keys();
    if (lists.length === 2 && pages.length && kept.length === new Set(wanted).size) return;
    await new Promise((wait) => setTimeout(wait, 200));
  }
}"""


@pytest.mark.slow
def test_a_group_is_led_from_a_published_folder_with_the_network_gone(playwright: Playwright, tmp_path: Path) -> None:
    """A plain host of files, gone before the browser begins anew."""
    published(tmp_path / "stature")
    with (
        files_of(tmp_path / "stature") as address,
        own_browser(playwright, tmp_path / "profile", address, locale="en-GB") as person,
    ):
        person.goes_to("#/group")
        expect(person.page.locator(".group-ticks button").first).to_be_visible()
        person.page.evaluate(GROUP_IS_KEPT)
    with own_browser(playwright, tmp_path / "profile", address, locale="en-GB") as person:
        leads(person)
        release = [spoken("wall_ball_press.lower")]
        asked = {**LEADER, "rate": 1, "watch_seconds": 2, "patience_ms": 3 * PATIENCE_MS}
        told = {"wanted": "holding", "way": ("asking_ready",), "key": "relax", "release": release}
        assert person.page.evaluate(LEADS_A_GROUP, {**asked, **told})["ms"] <= 1000


def test_nothing_begins_before_all_is_ticked(door: Door) -> None:
    person = door.newcomer(USUAL_RATE)
    person.goes_to("#/group")
    ticks = person.page.locator(".group-ticks button")
    expect(ticks.first).to_be_visible()
    for number in range(ticks.count()):
        expect(person.button("group.begin")).to_have_attribute("aria-disabled", "true")
        ticks.nth(number).click()
    expect(person.button("group.begin")).not_to_have_attribute("aria-disabled", "true")


def test_the_rest_goes_on_by_the_leaders_word_and_whoever_hurt_stays_seated(door: Door) -> None:
    person = door.newcomer(USUAL_RATE)
    leads(person)
    comes_to(person, "asking_ready")
    taps_on(person)
    comes_to(person, "lifting")
    person.page.get_by_role("button", name=words("group.hurts")).click()
    expect(person.page.get_by_text(words("group.is_it_a_sign"))).to_be_visible()
    expect(person.page.get_by_text(spoken("feel.chest_pain"))).to_be_visible()
    person.press("group.others_go_on")
    expect(person.page.locator(".room-sentence")).to_have_text(spoken("group.stays_seated"))


def test_a_room_hears_it_through_and_nothing_is_kept(door: Door) -> None:
    person = door.newcomer(USUAL_RATE)
    leads(person)
    for _ in range(2):
        comes_to(person, "asking_ready")
        taps_on(person)
        comes_to(person, "holding")
        expect(person.page.locator(".room-count")).to_have_text("3")
        person.page.get_by_role("button", name=words("group.enough")).click()
    comes_to(person, "showing")
    over = person.page.get_by_role("heading", name=words("group.over_heading"))
    taps_until(person, over.is_visible)
    expect(over).to_be_visible()
    expect(person.page.get_by_text(words("group.nothing_kept"))).to_be_visible()
    kept = person.page.evaluate(KEPT)
    assert kept == []


# Every entry in every database of this device.
KEPT = """async () => {
  const found = [];
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise((done, fail) => { const ask = indexedDB.open(name); ask.onsuccess = () => done(ask.result); ask.onerror = fail; });
    for (const store of db.objectStoreNames) {
      const rows = await new Promise((done) => { const ask = db.transaction(store).objectStore(store).getAll(); ask.onsuccess = () => done(ask.result); });
      found.push(...rows.filter((row) => JSON.stringify(row ?? '').includes('session_finished')));
    }
    db.close();
  }
  return found;
}"""


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_the_count_is_half_the_height_of_the_screen_and_the_foot_stands_always(
    door: Door, size: tuple[int, int]
) -> None:
    person = door.newcomer(USUAL_RATE, viewport={"width": size[0], "height": size[1]})
    leads(person)
    for wanted in ("telling", "asking_ready"):
        comes_to(person, wanted)
        _the_foot_stands(person, size[1])
    taps_on(person)
    comes_to(person, "holding")
    digit = person.page.evaluate(DIGIT)
    assert digit >= 0.48 * size[1]
    _the_foot_stands(person, size[1])


# The height of a digit as it is drawn.
DIGIT = """() => {
  const style = getComputedStyle(document.querySelector('.room-count'));
  const pen = document.createElement('canvas').getContext('2d');
  pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  return pen.measureText('4').actualBoundingBoxAscent;
}"""


def _the_foot_stands(person: Person, height: int) -> None:
    for key in ("group.tired", "group.hurts"):
        line = person.page.locator(".room-foot").get_by_text(spoken(key))
        expect(line).to_be_in_viewport(ratio=1)
    button = person.page.locator(".room-keys button").last.bounding_box()
    assert button is not None
    assert button["y"] + button["height"] <= height
