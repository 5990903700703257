"""What a screen reader is told of a page, as text that a person can read: title, language, where the keyboard is,
and everything in the order in which it is read. And the walk past every page and view of which it is written down.

The browser's own accessibility tree is asked; what a screen reader makes of it is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from conftest import Door
from days import on_day
from fast_clock import USUAL_RATE
from person import Person
from walks import WALKS

# What is told now.
Hear = Callable[[], str]
FOLDER = Path(__file__).with_name("heard")
# The same person at the same device, one after the other; in a session a view must still be there when it has been read.
OF_ONE_PERSON = ("reading", "session", "stopping")
RATE = 4.0
# At night it is dark, and nothing else is said.
READ = ("first", "reading", "session", "stopping", "weeks", "step", "household", "chair", "hurts")
# The next dose depends on whether a whole hold was done before the pause, and so on how busy the machine was.
NOT_READ = ("session", "home")
# The page's own part; what stands around it on every page is read once, as "frame".
PAGE = "main"
AROUND = """() => {
  const by = document.activeElement.getAttribute('aria-describedby');
  const described = by && document.getElementById(by)?.innerText.replace(/\\s+/g, ' ').trim();
  const parts = [...document.querySelectorAll('main [lang]')].map((each) => `${each.lang}: ${each.textContent.trim()}`);
  return [`title: ${document.title}`, `language: ${document.documentElement.lang}`,
    ...(described ? [`described: ${described}`] : []), ...parts.map((part) => `in another language: ${part}`)];
}"""
# What changes with every second or every build is not what is read here.
UNSTABLE = (
    # Where a link leads is not read out; its words are.
    (re.compile(r":?\n *- /url: .*"), ""),
    # On a busy machine a step, a repetition or a sentence more has passed before it is read.
    (re.compile(r"(paragraph: Step )\d+( of \d+\n *- paragraph: ).*"), r"\1…\2(the words of the voice)"),
    # Nor whether the step that is there now waits or goes on by itself.
    (re.compile(r"""'?(button "Next )[^"]+"'?"""), r'\1…"'),
    (re.compile(r"Repetition \d+ of"), "Repetition … of"),
    (re.compile(r'(heading "Well done" \[level=1\]\n *- paragraph: ).*'), r"\1(how many)"),
    (re.compile(r'(button "Tap here [^"]*"\n *- paragraph: ).*'), r"\1(the words of the voice)"),
    (re.compile(r"Version [\w.+-]+"), "Version …"),
    (re.compile(r"http://127\.0\.0\.1:\d+/\S*?(?=[\"\s]|$)"), "http://127.0.0.1/…"),
    (re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}"), "…"),
)


def everything_heard(door: Door) -> Iterator[tuple[str, Hear]]:
    """Each page and view of which a person may be told; while one is there, what is told may be asked again."""
    somebody: Person | None = None
    for name in READ:
        person = somebody if somebody and name in OF_ONE_PERSON else _comes_in(door, name)
        somebody = person if name in OF_ONE_PERSON else None
        if name == "reading":
            yield "frame.txt", partial(_heard, person, "body")
        for view in WALKS[name][1](person):
            if (name, view) == NOT_READ:
                continue
            yield _file_name(f"{name}-{view}"), partial(_heard, person, PAGE)


def _comes_in(door: Door, walk: str) -> Person:
    days = WALKS[walk][0]
    rate = RATE if walk in OF_ONE_PERSON else USUAL_RATE
    person = door.newcomer(rate) if days is None else door.regular(rate, on_day(days))
    # Whom else the keeper of diaries knows depends on who was here before.
    person.page.context.route("**/api/people", lambda route: route.fulfill(json={"people": []}))
    return person


def _file_name(view: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", view.lower()) + ".txt"


def _heard(person: Person, part: str) -> str:
    title, language, *others = person.page.evaluate(AROUND)
    around = [title, language, f"keyboard at: {_keyboard(person)}", *others]
    text = "\n".join([*around, "", person.page.locator(part).aria_snapshot(), ""])
    for pattern, instead in UNSTABLE:
        text = pattern.sub(instead, text)
    return text


def _keyboard(person: Person) -> str:
    keyboard = person.page.locator(":focus")
    told = keyboard.aria_snapshot() if keyboard.count() else ""
    first = told.partition("\n")[0].removeprefix("- ")
    if not first:
        return "the page"
    return f"{first} {keyboard.inner_text()}" if first.endswith(":") else first
