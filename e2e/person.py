"""What a person does with the app, in their own words: presses, reads, lies down, says that it hurts.

Everything is found as a person finds it, by role and name. Knows pages, not their insides.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from page_words import exercise, pattern, questions, spoken, words
from playwright.sync_api import Locator, Page
from seeing import expect
from serving import Diary

# The person in PERSON of `/api/people/PERSON/entries`.
PERSON = re.compile(r"/api/people/([0-9a-f-]{36})/entries")
COUNTS_A_HOLD = """(pause) => [...document.querySelectorAll('button')]
  .some(({ innerText }) => innerText.includes(pause) && /^\\s*[1-5]\\b/.test(innerText.replace(pause, '')))"""
PRESS_IF_STILL_THERE = "(found, name) => found.find((each) => each.innerText.startsWith(name))?.click()"
PARAGRAPHS_READ = Path(__file__).with_name("paragraphs_read.js")
EFFORT_WORDS = {1: "very_easy", 3: "easy", 5: "firm", 7: "hard", 9: "too_hard"}
HOURS = ("", "_morning", "_afternoon", "_evening")
ASKED_EVERY_MS = 100
TIMES_ASKED = 300
# Where a page has just come, a tap within a second is taken for a tremble.
CALMLY = (
    "setup.",
    "leaving.",
    "session.tired",
    "finish.",
    "before.",
    "check.",
    "pain.",
    "questions.go_on",
    "result.go",
    "result.cleared_",
    "common.back",
    "common.home",
    "common.close",
)
ALL_WELL: Mapping[str, str] = {
    question["id"]: "no" if question["careful"] == "yes" else "yes" for question in questions()
}


class Person:
    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self._name: str | None = None
        page.on("request", lambda request: self._notice(request.url))

    # ------------------------------------------------------------ hands and eyes

    def goes_to(self, place: str = "") -> None:
        self.page.goto(urljoin(self.address, place))

    def button(self, key: str, **places: object) -> Locator:
        return self.page.get_by_role("button", name=words(key, **places), exact=True)

    def press(self, key: str, **places: object) -> None:
        if key.startswith(CALMLY):
            self.lets_a_second_pass()
        self.button(key, **places).click()

    def says(self, key: str) -> None:
        """Presses what is called as the coach says it."""
        self.lets_a_second_pass()
        self.page.get_by_role("button", name=spoken(key), exact=True).click()

    def feels(self, kind: str) -> None:
        """Names the warning sign, or `sore`, or that it was a `mistake`."""
        self.sees("pain.heading")
        self.says(f"feel.{kind}")

    def heading(self, key: str, **places: object) -> Locator:
        name = words(key, **places) if places or "{" not in words(key) else pattern(key)
        return self.page.get_by_role("heading", name=name, level=1)

    def sees(self, key: str, **places: object) -> None:
        expect(self.heading(key, **places)).to_be_visible()

    def is_at_today(self, name: str | None = None) -> None:
        """On the first page of the day, which greets by the hour, and by name whoever has given one."""
        expect(self.greeting(name)).to_be_visible()

    def greeting(self, name: str | None = None) -> Locator:
        """The heading of the first page of the day, as soon as the coach has said the hour or before."""
        named = [words(f"home.hello{hour}", name="NAME") for hour in HOURS]
        plain = [words("home.heading"), *(words(f"home.good{hour}") for hour in HOURS if hour)]
        either = "|".join([*map(re.escape, () if name else plain), *map(re.escape, named)])
        called = re.compile(f"^(?:{either.replace('NAME', re.escape(name) if name else '.+')})$")
        return self.page.get_by_role("heading", name=called, level=1)

    def sees_what_is_not_for_now(self) -> None:
        """What waits quietly on the first page of the day is one tap away."""
        folded = self.page.locator("details.not-now > summary")
        expect(folded).to_be_visible()
        if not self.page.locator("details.not-now[open]").count():
            folded.click()

    def reads(self, text: str) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible()

    def chooses(self, legend: str, option: str) -> None:
        """One of a few, in the settings."""
        group = self.page.get_by_role("group", name=words(legend), exact=True)
        group.get_by_role("button", name=option, exact=True).click()
        expect(group.get_by_role("button", pressed=True)).to_have_accessible_name(option)

    def lets_a_second_pass(self) -> None:
        """On the page's own clock."""
        self.page.evaluate("new Promise((done) => setTimeout(done, 1000))")

    def puts_the_page_away(self) -> None:
        """What the browser tells a page when another comes before it; a headless browser shows every page."""
        self._is_seen("hidden")

    def takes_the_page_out(self) -> None:
        self._is_seen("visible")

    def _is_seen(self, state: str) -> None:
        self.page.evaluate(
            """(state) => {
              Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
              Object.defineProperty(document, 'hidden', { value: state === 'hidden', configurable: true });
              document.dispatchEvent(new Event('visibilitychange'));
            }""",
            state,
        )

    # ------------------------------------------------------------ the first visit

    def first_visit(self, **otherwise: str) -> None:
        """From nothing to the first page of the day, answering all is well but for the given answers."""
        self.goes_to()
        self.welcome()
        self.answers_the_questions(**otherwise)
        self.sees("result.heading")
        expect(self.page.get_by_text(words("result.answered_again"))).to_be_visible()
        self.press("result.go")

    def welcome(self, begin: str = "welcome.begin") -> None:
        self.press(begin)
        self.press("sound.yes")
        self.sees("statement.heading")
        self.press("welcome.agree")
        self.page.get_by_role("button", name=pattern("number.use")).click()

    def answers_the_questions(self, **otherwise: str) -> None:
        answers = {**ALL_WELL, **otherwise}
        for number, question in enumerate(questions(), start=1):
            expect(self.page.get_by_text(words("common.of", n=number, all=len(answers)))).to_be_visible()
            self.answers(question, answers[question["id"]])

    def answers(self, question: Mapping[str, Any], answer: str) -> None:
        """One of the nine questions, once it stands there; where the answer is urgent, goes on from what is said to it."""
        self.reads(spoken(f"screen.{question['id']}"))
        self.lets_a_second_pass()
        self.press(f"common.{answer}")
        if answer in question.get("urgent", ()):
            self.sees("questions.urgent")
            self.press("questions.go_on")

    def answers_what_comes_round_again(self, **otherwise: str) -> None:
        """The few questions after a month or a stop, from the first page of the day and back to it."""
        asked = [question for question in questions() if question.get("ask_again")]
        self.press("home.again_button", n=len(asked))
        for number, question in enumerate(asked, start=1):
            self.reads(words("common.of", n=number, all=len(asked)))
            self.answers(question, {**ALL_WELL, **otherwise}[question["id"]])
        self.sees("result.heading")
        expect(self.page.get_by_text(words("result.answered_again"))).to_be_visible()
        self.press("result.go")

    def opens_the_chest_raise(self) -> None:
        """Shown by a physiotherapist, so that it may be opened before it is proposed."""
        self.sees_what_is_not_for_now()
        self.press("home.opening")
        self.press("common.next")
        self.press("common.yes")
        self.sees("opening.q2")
        self.press("common.yes")
        self.sees("opening.q3")
        self.press("common.yes")
        self.press("opening.open")

    # ------------------------------------------------------------ a session

    def start_button(self, exercise_id: str) -> Locator:
        """The first of the day: its name goes on with what stands beside it, and the part of the day."""
        name = words("home.start_with", exercise=words(f"exercise.{exercise_id}.name"))
        return self.page.get_by_role("button", name=re.compile(rf"^{re.escape(name)}[ ,]")).first

    def done_today(self, exercise_id: str) -> Locator:
        """Where the first page of the day says that this exercise is done."""
        named = self.page.get_by_role("listitem").filter(has_text=words(f"exercise.{exercise_id}.name"))
        return named.filter(has_text=words("home.state_done")).first

    def starts(self, exercise_id: str) -> None:
        """From the first page of the day to the question whether today all is well for this exercise.

        Pain is asked before the first of a day; here it is left out, and so comes again.
        """
        self.start_button(exercise_id).click()
        self.says_pain_before(None)
        expect(self.button("setup.gate_yes")).to_be_visible()

    def says_pain_before(self, pain: int | None) -> None:
        """The one question before getting ready, where it is asked; None leaves it out."""
        asked = self.heading("before.heading")
        expect(asked.or_(self.button("setup.gate_yes")).first).to_be_visible()
        if asked.is_visible():
            self.says_pain(pain)

    @property
    def next_step(self) -> Locator:
        return self.page.get_by_role("button", name=re.compile(rf"^{re.escape(words('setup.next'))}\b"))

    def gets_ready_step_by_step(self, *, gate: bool = True) -> list[str]:
        """Taps through the whole set-up, up to the question whether to begin; gives back what was read."""
        if gate:
            self.passes_the_gates()
        return self._taps_until(self.button("setup.ready"))

    def passes_the_gates(self) -> None:
        """Yes to each: the chest raise has two."""
        yes = self.button("setup.gate_yes")
        expect(yes).to_be_visible()
        while yes.is_visible():
            yes.click()
            self.lets_a_second_pass()
            expect(yes.or_(self.next_step).first).to_be_visible()

    def gets_up_step_by_step(self) -> list[str]:
        """Out of the position, up to the first question afterwards."""
        self.sees("leaving.heading")
        return self._taps_until(self._afterwards)

    def is_in_place(self) -> None:
        """Knows the exercise and lies there already."""
        self.press("setup.gate_yes")
        self.press("setup.in_place")
        expect(self.button("setup.ready")).to_be_visible()

    def begins(self) -> None:
        self.press("setup.ready")
        expect(self.stage).to_be_visible()

    @property
    def stage(self) -> Locator:
        """The large place in the middle of a set: pauses it, takes it up again."""
        return self.page.get_by_role("button", name=words("session.pause"), exact=True)

    @property
    def paused_stage(self) -> Locator:
        return self.page.get_by_role("button", name=words("session.resume"), exact=True)

    def is_holding(self) -> None:
        """Waits until a hold is being counted; looks at every frame, for to a quick clock a hold is a quarter of a second."""
        self.page.wait_for_function(COUNTS_A_HOLD, arg=words("session.pause"))

    def set_is_over(self, within_ms: float | None = None) -> None:
        expect(self.heading("leaving.heading").or_(self._afterwards)).to_be_visible(timeout=within_ms)

    def says_how_it_was(self, effort: int | None = 3, pain: int | None = 0) -> None:
        """Answers whatever is asked, or leaves it out where the answer is None."""
        done = self.heading("finish.done_heading").or_(self.heading("finish.stopped_heading"))
        while True:
            expect(self._afterwards.or_(self.greeting()).first).to_be_visible()
            if done.or_(self.greeting()).first.is_visible():
                return
            if self.heading("finish.effort").is_visible():
                self.says_effort(effort)
                expect(self.heading("finish.effort")).to_be_hidden()
            if self.heading("finish.pain").is_visible():
                self.says_whether_it_hurts(pain)

    def says_effort(self, effort: int | None) -> None:
        """In the word that stands for this number; None leaves it out."""
        self.lets_a_second_pass()
        self.press("finish.skip") if effort is None else self.says(f"effort.{EFFORT_WORDS[effort]}")

    def says_whether_it_hurts(self, pain: int | None) -> None:
        """No, or yes and how much; None leaves it out."""
        self.lets_a_second_pass()
        if pain is None:
            self.press("finish.skip")
        elif pain == 0:
            self.press("common.no")
        else:
            self.press("finish.it_hurts")
            self.says_how_much(pain)
        expect(self.heading("finish.pain")).to_be_hidden()

    def says_how_much(self, pain: int | None) -> None:
        self.sees("hurts.much")
        self.says_pain(pain)

    def says_pain(self, number: int | None) -> None:
        """From 0 to 10; None leaves it out."""
        if number is None:
            self.press("finish.skip")
        else:
            self.lets_a_second_pass()
            self.page.get_by_role("button", name=re.compile(rf"^{number}(?!\d)")).click()

    def goes_home(self) -> None:
        """By the button; or by itself, where all was well and the page was faster."""
        expect(self.page.get_by_text(words("finish.kept")).or_(self.greeting()).first).to_be_visible()
        self.lets_a_second_pass()
        self.button("finish.home").evaluate_all("(found) => found[0]?.click()")
        expect(self.button("finish.home")).to_have_count(0)

    def does_the_whole(self, exercise_id: str) -> None:
        """A session as it is meant to be, from the first page of the day and back to it."""
        self.starts(exercise_id)
        self.gets_ready_step_by_step()
        self.begins()
        self.set_is_over()
        self.gets_up_step_by_step()
        self.says_how_it_was()
        self.goes_home()

    @property
    def _afterwards(self) -> Locator:
        headings = ("effort", "pain", "done_heading", "stopped_heading")
        first, *others = (self.heading(f"finish.{name}") for name in headings)
        for other in others:
            first = first.or_(other)
        return first

    def _taps_until(self, end: Locator) -> list[str]:
        """Reads each step and taps, as calmly as a person does; gives back all that was read on the way."""
        self.page.evaluate(PARAGRAPHS_READ.read_text("utf-8"))
        step = self.page.get_by_text(pattern("setup.step"))
        while True:
            expect(self.next_step.or_(end).first).to_be_visible()
            self.lets_a_second_pass()
            if end.is_visible():
                read: list[str] = self.page.evaluate("[...globalThis.paragraphsRead]")
                return read
            here = step.all_inner_texts()
            # Seen and pressed in one: a moment later the step may have gone on, and the tap would mean "begin".
            self.next_step.evaluate_all(PRESS_IF_STILL_THERE, words("setup.next"))
            for each in here:
                expect(step.filter(has_text=each)).to_have_count(0)

    # ------------------------------------------------------------ the diary

    @property
    def name(self) -> str:
        """Who this is to the keeper of diaries."""
        assert self._name is not None, "the page has not spoken with the server yet"
        return self._name

    @property
    def diary(self) -> Diary:
        return Diary(self.address, self.name)

    def is_known_to_the_keeper(self) -> None:
        """Waits until the page has spoken with the server."""
        for _ in range(TIMES_ASKED):
            if self._name:
                return
            self.page.wait_for_timeout(ASKED_EVERY_MS)
        raise AssertionError("the page has not spoken with the server")

    def is_with_the_keeper(self, kind: str, body: dict[str, Any]) -> None:
        """Waits until an entry of that kind with just that body has reached the server."""
        for _ in range(TIMES_ASKED):
            if self._name and any(entry["body"] == body for entry in self.diary.entries(kind)):
                return
            self.page.wait_for_timeout(ASKED_EVERY_MS)
        raise AssertionError(f"no {kind} with {body} has reached the server")

    def entry_kept(self, kind: str) -> dict[str, Any]:
        """The one entry of that kind, as soon as it has reached the server."""
        (entry,) = self.entries_kept(kind, 1)
        return entry

    def entries_kept(self, kind: str, how_many: int) -> list[dict[str, Any]]:
        """All entries of that kind, as soon as so many have reached the server."""
        for _ in range(TIMES_ASKED):
            if self._name and len(found := self.diary.entries(kind)) >= how_many:
                return found
            self.page.wait_for_timeout(ASKED_EVERY_MS)
        raise AssertionError(f"no {how_many} {kind} have reached the server")

    def _notice(self, url: str) -> None:
        if found := PERSON.search(url):
            self._name = found[1]


def dose_of(exercise_id: str) -> int:
    """How many repetitions a new person's first plan has."""
    first: int = exercise(exercise_id)["dose"]["first_repetitions"]
    return first
