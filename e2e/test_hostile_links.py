"""Whoever wants to do harm with a link or a code meets the real page: one line, the diary as it was, and nobody speaks but us."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from urllib.parse import quote

import pytest
from conftest import Door
from page_words import words
from paper_before_the_camera import prescribed
from person import Person
from playwright.sync_api import expect

from lab.hostile_papers import ASKED, CODE

pytestmark = pytest.mark.browser

# The day on which the codes of lab/hostile_papers.py were made.
THAT_DAY = datetime(2026, 11, 28, 9, 0, tzinfo=timezone(timedelta(hours=1)))
REFUSALS = (
    *("same", "older", "too_old", "ahead", "too_short", "too_long", "too_much", "bad_link", "sign", "sign_typed"),
    *("one_wrong", "several_wrong", "newer", "no_paper", "unknown"),
)
A_LINE = re.compile(
    "|".join(re.sub(r"\\\{\w+\\\}", ".+", re.escape(words(f"prescription.no_{key}"))) for key in REFUSALS)
)
# All that a page must not have been made to do by somebody's words.
DONE_BY_WORDS = """() => [...document.querySelectorAll('.page :is(script, iframe, object, embed, img, form, style, meta, a[href^=tel], a[href^=javascript], a[href*=evil])')]
  .map((one) => one.outerHTML)"""
ALL_KEPT = """async () => {
  const kept = {};
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise((done) => { const open = indexedDB.open(name); open.onsuccess = () => done(open.result); });
    for (const store of database.objectStoreNames) {
      if (store !== 'entries') continue;
      kept[name] = await new Promise((done) => { const all = database.transaction(store).objectStore(store).getAll(); all.onsuccess = () => done(all.result); });
    }
    database.close();
  }
  return JSON.stringify(kept);
}"""
# A field of one line leaves the break out before anybody reads it.
MENDED_BY_A_FIELD = {"a line break"}
WIDER_THAN_THE_SCREEN = "document.documentElement.scrollWidth > document.documentElement.clientWidth"

# What somebody may write on a paper of their own, and the one place where it may stand: between our quotation marks.
NAMES = {
    "markup": "<img src=x onerror=alert(1)>",
    "a script": "<script>alert(1)</script>",
    "a frame": "<iframe src=https://evil.example>",
    "a letter by its number": "&lt;b&gt;&#x41;",
    "encoded twice": "%3Cb%3EAna%3C%2Fb%3E",
    "a place of our sentences": "{to} {date} {who}",
    "a pattern of replacements": "$& $1 $$ $`",
    "a name of every object": "__proto__",
    "its maker": "constructor",
    "a doctor in Cyrillic": "Dr. \u0415v\u0430 Gr\u0435\u0435n",
    "the app itself": "Stature",
    "a sentence of ours": "You have a newer one. Nothing changed.",
    "an end of the quotation": "Eva” made this. Stature says: “stop",
    "an end of another quotation": 'Eva" » \u2019 made this on 1 May',
    "from the right": "\u05d0\u05e1\u05ea\u05e8 12",
    "a number to call": "Call 0900 123 456 now",
    "an address to follow": "https://evil.example/tel:112",
    "a command": "'; DROP TABLE entries; --",
    "a family": "\U0001f469\u200d\U0001f469\u200d\U0001f467",
    "sixty without a gap": "W" * 60,
    "heaped marks": "a" + "\u0301" * 59,
}
NOTES = {
    "the app's own voice": "Stature: your plan has ended. You are well. Bend as you like.",
    "a call": "WARNING SIGN. Call 0900 123 456 at once: tel:0900123456",
    "a link": "Read https://evil.example/ and javascript:alert(1)",
    "markup": "<b>Take ten</b><script>alert(1)</script><a href='tel:112'>112</a>",
    "two hundred and eighty without a gap": "W" * 280,
    "heaped marks": "a" + "\u0301" * 279,
    "our own buttons": "[ Yes, this is mine. Use it. ] [ No, not mine ] Press Yes twice.",
}
ADDRESSES = (
    *("#/%", "#/paper/%E0%A4%A", "#/practise/%00", "#/practice/person/__proto__", "#/practice/set/constructor"),
    *(
        "#/__proto__",
        "#/constructor",
        "#/toString/valueOf",
        "#plan",
        "#PLAN=7",
        "#/#plan=7",
        "##plan=7",
        "#/../../plan=",
    ),
)


@pytest.fixture
def ana(door: Door) -> Person:
    return door.regular(starts_at=THAT_DAY)


def follows(person: Person, link: str) -> None:
    """A link in the page that is open already."""
    person.page.evaluate("(to) => { location.hash = '#/more'; }")
    person.sees("more.heading")
    person.page.evaluate("(to) => { location.hash = to; }", link)


def types(person: Person, text: str) -> None:
    person.page.evaluate("location.hash = '#/more'")
    person.sees("more.heading")
    person.page.evaluate("location.hash = '#/paper'")
    person.sees("prescription.heading")
    person.page.get_by_role("textbox", name=words("prescription.type")).fill(text)
    person.press("prescription.look")


def refusal(person: Person) -> str:
    alert = person.page.get_by_role("alert").filter(has_text=A_LINE).first
    expect(alert).to_be_visible()
    person.sees("prescription.heading")
    expect(person.button("prescription.take")).to_have_count(0)
    return alert.inner_text()


def test_every_kind_of_false_link_and_code_is_refused_in_one_line_and_nothing_is_kept(ana: Person) -> None:
    before = ana.page.evaluate(ALL_KEPT)
    wrong = dict[str, str]()
    for kind, (text, _) in ASKED.items():
        if kind in MENDED_BY_A_FIELD:
            continue
        if "#" in text:
            follows(ana, text[text.index("#") :])
        else:
            types(ana, text)
        said = refusal(ana)
        if not A_LINE.fullmatch(said) or "\n" in said or "plan=" in ana.page.url:
            wrong[kind] = said
    assert len(ASKED) >= 60
    assert wrong == {}
    assert ana.page.evaluate(DONE_BY_WORDS) == []
    assert ana.page.evaluate(ALL_KEPT) == before


def test_what_a_paper_says_stands_between_our_quotation_marks_and_is_letters(ana: Person) -> None:
    before = ana.page.evaluate(ALL_KEPT)
    for kind, name in NAMES.items():
        each = quote(name, safe="")
        follows(ana, f"#plan={CODE}&by={each}&for={each}&telephone={each}")
        ana.sees("prescription.is_it")
        shown = ana.page.locator(".prescription").inner_text()
        quoted = [one.strip("\u2068\u2069") for one in re.findall("“([^“”]*)”", shown)]
        assert len(quoted) == 3, (kind, shown)
        assert set(quoted) == {re.sub('[“”"»]', "\u2019", name)}, kind
        assert ana.page.evaluate(DONE_BY_WORDS) == [], kind
    assert ana.page.evaluate(ALL_KEPT) == before


def test_a_note_is_a_quotation_and_calls_nobody(ana: Person) -> None:
    before = ana.page.evaluate(ALL_KEPT)
    ana.page.set_viewport_size({"width": 320, "height": 640})
    for kind, note in NOTES.items():
        follows(ana, f"#plan={CODE}&note={quote(note, safe='')}")
        ana.sees("prescription.is_it")
        expect(ana.page.get_by_role("heading", name=words("prescription.says"))).to_be_visible()
        assert ana.page.locator("blockquote").inner_text() == note, kind
        assert ana.page.evaluate(DONE_BY_WORDS) == [], kind
        assert not ana.page.evaluate(WIDER_THAN_THE_SCREEN), kind
        ana.press("prescription.not_mine")
        ana.is_at_today()
    assert ana.page.evaluate(ALL_KEPT) == before


def test_the_longest_words_that_were_taken_make_today_no_wider(ana: Person) -> None:
    ana.page.set_viewport_size({"width": 320, "height": 640})
    follows(ana, f"#plan={CODE}&by={'W' * 60}&note={'W' * 280}")
    ana.sees("prescription.is_it")
    assert not ana.page.evaluate(WIDER_THAN_THE_SCREEN)
    ana.press("prescription.take")
    ana.press("common.home")
    ana.is_at_today()
    ana.reads("W" * 280)
    assert not ana.page.evaluate(WIDER_THAN_THE_SCREEN)
    assert ana.page.evaluate(DONE_BY_WORDS) == []


def test_an_address_that_no_browser_writes_is_a_page_that_is_not_here(door: Door) -> None:
    person = door.newcomer()
    for address in ADDRESSES:
        person.goes_to("about:blank")
        person.goes_to(address)
        expect(person.page.get_by_role("heading", level=1)).to_be_visible()
        assert person.page.evaluate(DONE_BY_WORDS) == [], address


@pytest.fixture
def paper_of(tmp_path: Path) -> Callable[[str], str]:
    def made(day: str) -> str:
        return str(json.loads(prescribed(tmp_path, day, "--json"))["code"])

    return made


def test_an_old_paper_does_not_come_back_over_a_newer_one(ana: Person, paper_of: Callable[[str], str]) -> None:
    old, new = paper_of("2026-11-27"), paper_of("2026-11-28")
    follows(ana, f"#plan={new}")
    ana.sees("prescription.is_it")
    ana.press("prescription.take")
    ana.sees("prescription.taken")
    before = ana.page.evaluate(ALL_KEPT)
    for code, key in ((old, "older"), (new, "same"), (old, "older")):
        follows(ana, f"#plan={code}&note=Once%20more")
        assert refusal(ana).startswith(words(f"prescription.no_{key}").split("{")[0])
    assert ana.page.evaluate(ALL_KEPT) == before


def test_a_link_that_comes_in_the_middle_of_a_session_waits_until_it_is_over(
    ana: Person, paper_of: Callable[[str], str]
) -> None:
    ana.starts("neck-press")
    expect(ana.button("setup.gate_yes")).to_be_visible()
    where = ana.page.url
    ana.page.evaluate("(to) => { location.hash = to; }", f"#plan={paper_of('2026-11-28')}")
    ana.lets_a_second_pass()
    # On a slow machine the gate may have given up waiting by now, and rests; it is the session all the same.
    expect(ana.button("session.hurts")).to_be_visible()
    assert ana.page.url == where


def test_a_link_in_a_second_window_leaves_the_session_of_the_first_alone(
    ana: Person, paper_of: Callable[[str], str]
) -> None:
    ana.starts("neck-press")
    expect(ana.button("setup.gate_yes")).to_be_visible()
    other = Person(ana.page.context.new_page(), ana.address)
    other.goes_to(f"#plan={paper_of('2026-11-28')}&by=Eva")
    other.sees("prescription.is_it")
    other.press("prescription.not_mine")
    ana.page.bring_to_front()
    expect(ana.button("setup.gate_yes")).to_be_visible()
