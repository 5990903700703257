"""Every page and every view of a session, one after the other, in the state in which a person meets it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from days import NECK, comes_back, did, practised
from household import adds_somebody_new, gives_self_a_name
from page_words import movements, paper_words, pattern, spoken, words
from person import Person
from playwright.sync_api import expect
from test_day_after_day import proposal, says_how_the_morning_was
from weeks import has_done_four_weeks

# Each address, and the heading by which one knows that the page is there.
READING = {
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
# What is there as soon as the keeper of diaries has answered.
OF_THE_KEEPER = {"reminders": "reminders.feed", "own-data": "own.csv"}
# Of the four weeks: a day with pain, one that was measured, one on which nothing was written.
DAYS_TO_SEE = ("2026-11-12", "2026-11-22", "2026-11-19")


def first_visit_views(person: Person) -> Iterator[str]:
    """What a newcomer meets who is not sure of one answer: what is asked, and what is closed because of it."""
    person.goes_to()
    person.sees("welcome.heading")
    yield "welcome"
    person.press("welcome.begin")
    expect(person.button("sound.yes")).to_be_visible()
    yield "sound asked"
    person.press("sound.no")
    yield "sound help"
    person.press("sound.yes")
    person.press("welcome.agree")
    person.page.get_by_role("button", name=pattern("number.use")).click()
    person.reads(words("common.of", n=1, all=9))
    yield "question"
    person.answers_the_questions(q4="not_sure")
    person.sees("result.heading")
    expect(person.button("result.cleared")).to_be_visible()
    yield "result"
    person.press("result.cleared")
    yield "result sure"
    person.press("result.go")
    person.is_at_today()
    expect(person.page.get_by_role("navigation", name=words("bar.label"))).to_be_visible()
    yield "home"


def reading_pages(person: Person) -> Iterator[str]:
    """Every page outside a session; gives its name when it is there."""
    for place, heading in READING.items():
        person.goes_to(f"#/{place}")
        person.sees(heading)
        if place in OF_THE_KEEPER:
            expect(person.page.get_by_text(words(OF_THE_KEEPER[place])).first).to_be_visible()
        yield place
    person.goes_to("#/questions/1")
    person.reads(words("common.of", n=1, all=9))
    yield "questions"
    person.goes_to("#/moving/sink/2")
    person.reads(words("common.of", n=2, all=len(movements()["sink"])))
    yield "moving/sink/2"
    person.goes_to("#/welcome/before")
    person.sees("back.heading")
    yield "welcome/before"
    person.goes_to("#/home")
    person.is_at_today()
    yield "home"
    person.sees_what_is_not_for_now()
    yield "home with a reason"


def session_views(person: Person) -> Iterator[str]:
    """Every view of a session that ends tired, from the first page of the day; gives its name when it is there."""
    has_time_to_look(person)
    person.start_button("neck-press").click()
    person.sees("before.heading")
    yield "pain before"
    person.says_pain_before(None)
    expect(person.button("setup.gate_yes")).to_be_visible()
    yield "gate"
    person.press("setup.gate_yes")
    expect(person.next_step).to_be_visible()
    yield "getting ready"
    person.press("setup.more")
    yield "more of it"
    person.press("common.close")
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
    # Whoever touches the page keeps it.
    person.heading("finish.done_heading").click()
    yield "done"


def has_time_to_look(person: Person) -> None:
    """The longest own time that can be chosen: a question that nobody answers goes by."""
    kept = "JSON.stringify({ ...JSON.parse(localStorage.getItem('stature.settings')), own_time_seconds: 180 })"
    person.page.evaluate(f"localStorage.setItem('stature.settings', {kept})")
    person.page.reload()
    expect(person.start_button("neck-press")).to_be_visible()


def questions_afterwards(person: Person) -> Iterator[str]:
    person.sees("finish.effort")
    yield "effort"
    person.press("finish.skip")
    person.sees("finish.pain")
    yield "pain"
    person.press("finish.a_little")
    person.sees("finish.more_pain")
    yield "more pain"
    person.lets_a_second_pass()
    person.press("common.yes")
    person.sees("hurts.much")
    yield "how much pain"
    person.says_pain(1)


def stopping_views(person: Person) -> Iterator[str]:
    """What is seen after "Stop. It hurts", up to a warning sign."""
    person.starts("wall-ball-press")
    person.press("setup.gate_yes")
    person.press("session.hurts")
    person.sees("pain.heading")
    yield "where it hurts"
    person.feels("chest_pain")
    person.sees("pain.redflag_heading")
    expect(person.button("pain.understood")).to_be_visible()
    yield "warning sign"


def hurts_views(person: Person) -> Iterator[str]:
    """Something hurts, and no exercise is under way: how much, and what the coach says to it."""
    person.press("home.hurts")
    expect(person.page.get_by_role("button", name=spoken("feel.sore"))).to_be_visible()
    yield "what"
    person.feels("sore")
    person.sees("hurts.much")
    yield "how much"
    person.says_how_much(7)
    expect(person.page.get_by_role("link", name=pattern("common.call"))).to_be_visible()
    yield "told"
    person.press("common.home")
    person.is_at_today()
    person.reads(spoken("closed.pain"))
    yield "home"
    person.goes_to("#/morning")
    person.sees("morning.heading")
    person.says_pain(8)
    person.sees("before.rest_heading")
    yield "morning that hurts"


def chair_views(person: Person) -> Iterator[str]:
    """Standing up from a chair: once to its end, and once it hurts. What counts the seconds is too short to be read."""
    person.goes_to("#/measures/chair")
    person.sees("measures.chair")
    yield "how"
    _sits_down_again(person)
    yield "asked"
    person.press("measures.chair_keep")
    person.sees("measures.chair_kept_heading")
    yield "kept"
    person.goes_to("#/measures")
    person.goes_to("#/measures/chair")
    _sits_down_again(person)
    person.press("session.hurts")
    person.sees("pain.heading")
    yield "hurt"
    person.feels("dizzy")
    person.sees("pain.redflag_heading")
    yield "warning sign"


def _sits_down_again(person: Person) -> None:
    person.press("measures.chair_ready")
    person.press("measures.chair_enough")
    person.sees("measures.chair_asked")


# What a household sees beside its own pages.
HOUSEHOLD = {
    "people": "people.heading",
    "people/me": "people.me_heading",
    "people/new": "people.new_heading",
    "people/remove": "people.remove_heading",
}


def household_pages(person: Person) -> Iterator[str]:
    """The pages of a device that two people share, and at the end the question who is here."""
    gives_self_a_name(person, "Ana", "sun")
    adds_somebody_new(person, "Ben", "boat")
    yield "people/welcome"
    for place, heading in HOUSEHOLD.items():
        person.goes_to(f"#/{place}")
        person.sees(heading)
        expect(person.page.get_by_text(words("app.loading"))).to_have_count(0)
        yield place
    person.goes_to("#/people")
    person.press("people.switch")
    person.sees("people.who")
    yield "people/who"


def movement_pages(person: Person) -> Iterator[str]:
    """Every step of every everyday movement; gives such as `moving/shoes/2`."""
    for movement, steps in movements().items():
        for number in range(1, len(steps) + 1):
            person.goes_to(f"#/moving/{movement}/{number}")
            person.reads(words("common.of", n=number, all=len(steps)))
            yield f"moving/{movement}/{number}"


UNTOLD: Final = {"effort": None, "pain": None, "repetitions_said": None, "answers_wait": True}


def pages_after_weeks(person: Person, until: datetime) -> Iterator[str]:
    """What four weeks bring: a small step and its reason, the diary, drawings and their tables, what changed."""
    has_done_four_weeks(person, until)
    did(person, NECK, until - timedelta(hours=11), **UNTOLD)
    person.goes_to("#/home")
    person.page.reload()
    person.is_at_today()
    expect(person.button("home.morning_button")).to_be_visible()
    yield "home with a question about the morning"
    yield from _last_evening(person)
    yield from _the_morning_after(person)
    yield from _writing_down(person)
    yield from _looking_back(person)


def _last_evening(person: Person) -> Iterator[str]:
    """What was left for the morning is asked about first."""
    person.press("home.morning_button")
    person.sees("morning.last_evening", exercise=words(f"exercise.{NECK}.name"))
    yield "last evening"
    person.says_effort(5)
    person.sees("morning.last_evening_pain")
    yield "whether it hurt last evening"
    person.lets_a_second_pass()
    person.press("common.no")
    person.sees("morning.heading")
    yield "morning"
    person.goes_to("#/home")
    person.is_at_today()


def _the_morning_after(person: Person) -> Iterator[str]:
    says_how_the_morning_was(person, 5)
    expect(person.start_button("neck-press")).to_be_visible()
    yield "home"


def _writing_down(person: Person) -> Iterator[str]:
    """What was done without the app, and a few words."""
    person.press("home.write_down")
    person.sees("write_down.heading")
    expect(person.button("write_down.words_begin")).to_be_visible()
    yield "what to write down"
    person.lets_a_second_pass()
    person.press("write_down.words_begin")
    person.page.get_by_role("textbox").fill("Walked to the lake with Ann.")
    yield "own words"
    person.press("write_down.keep")
    person.reads(words("write_down.words_kept"))
    person.lets_a_second_pass()
    person.page.locator(".write-down button").first.click()
    expect(person.button("common.no")).to_be_visible()
    yield "whether it hurt without the app"
    person.lets_a_second_pass()
    person.press("common.no")
    expect(person.page.locator("[role=status].status")).not_to_be_empty()
    yield "written down"
    person.lets_a_second_pass()
    person.press("write_down.to_day")
    person.reads("Walked to the lake with Ann.")
    yield "a day with own words"


def small_step_views(person: Person) -> Iterator[str]:
    """After four easy days, on the fifth: a step is asked about, says why, is accepted and may be taken back."""
    practised(person, "neck-press", range(1, 5))
    comes_back(person)
    says_how_the_morning_was(person, 0)
    expect(proposal(person)).to_be_visible()
    yield "proposal"
    proposal(person).get_by_text(words("proposal.why"), exact=True).click()
    yield "why a proposal"
    person.press("proposal.yes")
    expect(person.button("change.undo")).to_be_visible()
    yield "home with a change"


def _looking_back(person: Person) -> Iterator[str]:
    for place, heading in {"plan": "plan.heading", "measures": "measures.heading", "diary": "diary.heading"}.items():
        person.goes_to(f"#/{place}")
        person.sees(heading)
        if place == "diary":
            expect(person.page.locator("td a").first).to_be_visible()
        yield f"{place}"
    for date in DAYS_TO_SEE:
        person.goes_to(f"#/diary/{date}")
        expect(person.button("diary.to_month")).to_be_visible()
        yield f"diary/{date}"
    person.goes_to("#/diary/trends")
    person.sees("trends.heading")
    expect(person.page.locator(".drawing svg").last).to_be_visible()
    yield "trends"
    person.page.get_by_text(words("chart.as_table"), exact=True).last.click()
    yield "trends with a table"
    for place, title in {"visit": "done_title", "visit/2": "stops_title"}.items():
        person.goes_to(f"#/{place}")
        expect(person.page.get_by_role("heading", name=paper_words("report", title))).to_be_visible()
        yield place
