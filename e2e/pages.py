"""Every page and every view of a session, one after the other, in the state in which a person meets it."""

from __future__ import annotations

from collections.abc import Iterator

from page_words import words
from person import Person
from playwright.sync_api import expect

# Each address, and the heading by which one knows that the page is there.
READING = {
    "home": "home.heading",
    "moving": "moving.heading",
    "handout": "handout.heading",
    "statement": "statement.heading",
    "settings": "settings.heading",
    "more": "more.heading",
    "diary": "diary.heading",
    "diary/trends": "trends.heading",
    "measures": "measures.heading",
    "measures/height": "measures.height",
    "reminders": "reminders.heading",
    "own-data": "own.heading",
    "opening": "opening.heading",
    "opening/lie": "opening.q1",
    "opening/yes": "opening.yes_heading",
    "opening/shown": "opening.q3",
    "opening/early": "opening.early_heading",
    "opening/no": "opening.no_heading",
    "morning": "morning.heading",
    "plan": "plan.heading",
    "result": "result.heading",
    "nowhere": "lost.heading",
    "welcome": "welcome.heading",
    "welcome/sound": "sound.heading",
    "welcome/statement": "statement.heading",
    "welcome/number": "number.heading",
    "welcome/name": "name.heading",
}


def reading_pages(person: Person) -> Iterator[str]:
    """Every page outside a session; gives its name when it is there."""
    for place, heading in READING.items():
        person.goes_to(f"#/{place}")
        person.sees(heading)
        yield place
    person.goes_to("#/questions/1")
    person.reads(words("common.of", n=1, all=9))
    yield "questions"
    person.goes_to("#/home")
    person.sees("home.heading")


def session_views(person: Person) -> Iterator[str]:
    """Every view of a session that ends tired, from the first page of the day; gives its name when it is there."""
    person.start_button("neck-press").click()
    person.sees("before.heading")
    yield "pain before"
    person.says_pain_before(None)
    expect(person.button("setup.gate_yes")).to_be_visible()
    yield "gate"
    person.press("setup.gate_yes")
    expect(person.next_step).to_be_visible()
    yield "getting ready"
    person.press("setup.in_place")
    expect(person.button("setup.ready")).to_be_visible()
    yield "ready"
    person.begins()
    yield "lead-in"
    person.is_holding()
    yield "hold"
    person.stage.click()
    expect(person.paused_stage).to_be_visible()
    yield "paused"
    person.press("session.tired")
    person.sees("leaving.heading")
    yield "getting up"
    person.press("leaving.stay")
    yield from questions_afterwards(person)
    person.sees("finish.done_heading")
    person.reads(words("finish.kept"))
    yield "done"


def questions_afterwards(person: Person) -> Iterator[str]:
    for about in ("effort", "pain"):
        person.sees(f"finish.{about}")
        yield about
        person.press("finish.skip")


def stopping_views(person: Person) -> Iterator[str]:
    """What is seen after "Stop. It hurts", up to a warning sign."""
    person.starts("wall-ball-press")
    person.press("setup.gate_yes")
    person.press("session.hurts")
    person.sees("pain.heading")
    yield "pain"
    person.press("pain.chest_pain")
    person.sees("pain.redflag_heading")
    expect(person.button("pain.understood")).to_be_visible()
    yield "warning sign"
