"""Whatever the keeper takes, every export can write: a diary that cannot leave the house is not the person's own."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

import httpx
import pytest
from diaries import ANNA, PERSON, a_month, a_session
from fhir_standard import holds_to_the_standard
from hypothesis import HealthCheck, given, settings, strategies as some
from made import a_uuid7
from printed import opened, text_of

from stature import wiring
from stature.exports.forms import EXPORTS, Asked
from stature.exports.handout import handout_pdf
from stature.exports.report import report_pdf
from stature.exports.typesetting import LACKING
from stature.http.exporting import FORMS
from stature.today import in_words, plan_json
from stature_coach.door.backup import entry_problem, line_of, person_problem, read_backup, write_backup
from stature_coach.door.wire import House
from stature_coach.weeks.diary import entry_from, known
from stature_coach.weeks.entry_bodies import BODIES

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
LAST = date(2026, 11, 21)
Entry = dict[str, Any]


@cache
def the_house() -> House:
    return wiring.open_house()


def every_form_but_papers(entries: list[Entry]) -> None:
    for form, export in EXPORTS.items():
        made = export(the_house(), ANNA, entries, Asked("es", NOW))
        assert made.decode("utf-8"), form
        if form in ("json", "fhir", "fhir-transaction"):
            json.loads(made, parse_constant=_no_number)
        says_of_each(form, made, entries)
    assert read_backup(write_backup([ANNA], entries).encode())
    assert plan_json(the_house(), entries, NOW)
    assert in_words(the_house(), entries, NOW, "Anna")


def says_of_each(form: str, made: bytes, entries: list[Entry]) -> None:
    """Nothing is left out in silence: all of it in tables and JSON, and with the clinic what nobody here can read."""
    told = made.decode()
    if form in ("csv", "csv-plain", "json"):
        assert all(entry["id"] in told for entry in entries), form
    if form.startswith("fhir"):
        found = {one["resource"]["id"] for one in json.loads(told)["entry"]}
        several = {one for one, times in Counter(entry["id"] for entry in entries).items() if times > 1}
        unread = {entry.id for entry in known(map(entry_from, entries)).unread}
        assert unread - several <= found | {entry["person"] for entry in entries}, form
        holds_to_the_standard(json.loads(told))


def the_papers(entries: list[Entry]) -> tuple[bytes, bytes]:
    first = LAST - timedelta(days=27)
    report = report_pdf(the_house(), PERSON, entries, first, LAST, "en", "Anna")
    return report, handout_pdf(the_house(), PERSON, entries, "a4", "en", "Anna", now=NOW)


def _no_number(word: str) -> None:
    raise AssertionError(f"{word} is no JSON")


# ------------------------------------------------------------------------------- examples


def an_entry(kind: str, body: dict[str, Any], **changed: Any) -> Entry:
    return {
        **a_month()[1],
        "id": PERSON[:-2] + "fe",
        "at": "2026-11-20T09:00:00+01:00",
        "kind": kind,
        "body": body,
        **changed,
    }


NO_LETTERS = ["\u0434\u0430", "\N{SLIGHTLY SMILING FACE}", "\x07", "\u200d", "\u674e", "\u202e"]
ODD: dict[str, Entry] = {
    "taken back in a newer way": an_entry("retracted", {"entry": []}, schema=2),
    "seconds of the most digits": an_entry("session_finished", a_session(seconds=2**53 - 1), schema=2),
    "a warning sign that is a list": an_entry("session_finished", a_session(red_flag=[]), schema=2),
    "stands with a text for a height": an_entry(
        "measure_taken", {"measure": "chair_stands", "stands": 7, "centimetres": "abc"}
    ),
    "a height with a list of stands": an_entry("measure_taken", {"measure": "height", "centimetres": 160, "stands": []}),
    **{f"cleared {what!r}": an_entry("cleared", {"what": f"it is {what}"}) for what in NO_LETTERS},
    **{f"a step to {what!r}": an_entry(
        "step_answered", {"exercise": "neck-press", "step": f"rung:{what}", "answer": "declined"}) for what in NO_LETTERS},
    "an exercise of a newer app": an_entry("session_finished", a_session(exercise="an-exercise-of-tomorrow", reason="PAIN")),
    "a reason of a newer app": an_entry("session_finished", a_session(reason="BORED", pain=9)),
    "a sign of a newer app": an_entry("red_flag", {"kind": "purple_toe"}),
    "pain of an exercise of a newer app": an_entry("pain_told", {"pain": 4, "exercise": "an-exercise-of-tomorrow"}),
    "a plan for a rung nobody knows": an_entry(
        "plan_set", {"exercise": "neck-press", "repetitions": 3, "rung": "cloud", "by": "therapist"}
    ),
    "answers to questions nobody asks": an_entry("screen_answered", {"answers": {"\x01": "yes", " ": "no", "q99": "not_sure"}}),
    "one under the id of the person": an_entry("walked", {"steps": 9}, id=PERSON),
    "a walk": an_entry("walked", {"steps": {"with": [{"dog": True}]}}, schema=7),
    **{f"dated {at}": an_entry("session_finished", a_session(), at=at) for at in (
        "0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00Z", "1969-12-31T23:00:00-05:00", "2999-06-01T08:00:00+01:00",
        "9999-12-31T23:59:59.999999-23:59", "9999-12-31T23:59:59+23:59")},
    **{f"a plan dated {at}": an_entry("plan_set", {"exercise": "neck-press", "days": ["mon"]}, at=at) for at in (
        "0001-01-01T00:00:00Z", "9999-12-31T23:59:59-23:59")},
}  # fmt: skip
# No door takes these any more: a browser would change them. A diary may have kept them from before.
ONCE_TAKEN: dict[str, Entry] = {
    "seconds of 400 digits": an_entry("session_finished", a_session(seconds=int("9" * 400)), schema=2),
    "counts of 400 digits": an_entry("session_finished", a_session(dose={"hold_counts": int("9" * 400)}), schema=2),
    "a beat beyond all": an_entry("session_finished", a_session(beat_seconds=1e308), schema=2),
}


@pytest.mark.parametrize("odd", ONCE_TAKEN.values(), ids=ONCE_TAKEN)
def test_a_number_that_a_browser_would_change_is_not_taken_and_leaves_the_house_where_it_was(odd: Entry) -> None:
    problem = entry_problem(odd)
    assert problem is not None
    assert "a browser cannot hold exactly" in str(problem)
    for diary in ([*a_month(), odd], [odd]):
        every_form_but_papers(diary)
    assert all(made.startswith(b"%PDF-") for made in the_papers([*a_month(), odd]))


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_an_odd_entry_that_is_taken_leaves_the_house_in_every_form(odd: Entry) -> None:
    assert entry_problem(odd) is None, "the door takes it"
    for diary in ([*a_month(), odd], [odd]):
        every_form_but_papers(diary)


def test_all_of_them_together_are_printed() -> None:
    odd = [{**entry, "id": f"{PERSON[:-4]}{number:04x}"} for number, entry in enumerate(ODD.values(), start=0xA000)]
    assert all(made.startswith(b"%PDF-") for made in the_papers([*a_month(), *odd]))


@pytest.mark.parametrize("at", ["0001-06-01T08:00:00+01:00", "2999-12-31T08:00:00+01:00"])
def test_a_far_date_sets_no_date_of_a_paper(at: str) -> None:
    far = an_entry("morning_after", {"pain": 3}, at=at)
    _, handout = the_papers([*a_month(), far])
    assert "20 November 2026" in text_of(handout)
    assert "2999" not in text_of(handout)


def test_a_letter_that_the_font_lacks_is_seen_to_be_lacking() -> None:
    step = an_entry("step_answered", {"exercise": "neck-press", "step": "rung:\u674e\u674e", "answer": "declined"})
    report, _ = the_papers([*a_month(), step])
    assert f"rung:{LACKING}{LACKING}" in text_of(report)


# ------------------------------------------------------------------------------- whatever there may be

FLAT = some.one_of(
    some.none(),
    some.booleans(),
    some.integers(-(2**53) + 1, 2**53 - 1),
    some.sampled_from([9007199254740991, 5e-324]),
    some.floats(allow_nan=False, allow_infinity=False),
    some.text(some.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=20),
    some.sampled_from(["\uff1d1+1", "\uff20SUM", "\u0434\u0430", "\N{FAMILY}", "-1", "@a", "a;=b", "\u202eabc"]),
    some.sampled_from(["neck-press", "PAIN", "yes", "q1", "red_flag", "mon", "07:30", "repetitions:6", "rung:towel"]),
)


def within(inner: some.SearchStrategy[Any]) -> some.SearchStrategy[Any]:
    """Such values, and lists and objects of them."""
    keys = some.text("qab1 =;\uff1d", max_size=4)
    return some.one_of(inner, some.lists(inner, max_size=3), some.dictionaries(keys, inner, max_size=3))


ANYTHING = within(within(FLAT))
DATES = some.one_of(
    some.sampled_from([entry["at"] for entry in ODD.values()]),
    some.datetimes(timezones=some.just(UTC), min_value=datetime(2026, 10, 1), max_value=datetime(2026, 12, 31)).map(  # noqa: DTZ001 (the zone is said beside)
        lambda at: at.isoformat(timespec="seconds")
    ),
)


@some.composite
def entries(draw: some.DrawFn) -> Entry:
    """An entry of the month with some of its body changed to anything, or of a kind nobody knows."""
    like = draw(some.sampled_from([*a_month(), *ODD.values()]))
    kind = draw(some.one_of(some.just(like["kind"]), some.sampled_from([*BODIES, "walked"])))
    keys = some.one_of(some.sampled_from(sorted(BODIES.get(kind, {"exercise": None}))), some.text(max_size=3))
    body = {**like["body"], **draw(some.dictionaries(keys, ANYTHING, max_size=3))}
    number = draw(some.integers(0, 9))
    return {**like, "id": f"{PERSON[:-1]}{number}", "kind": kind, "body": body, "at": draw(DATES),
            "schema": draw(some.sampled_from([1, 1, 2]))}  # fmt: skip


def taken(entry: Entry) -> bool:
    return entry_problem(entry) is None


def whole(diary: list[Entry]) -> list[Entry]:
    """With nothing in it twice, as a keeper has it."""
    return list({json.dumps(entry, sort_keys=True): entry for entry in diary}.values())


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(diary=some.lists(entries().filter(taken), max_size=6).map(whole), with_month=some.booleans())
def test_any_entry_that_the_door_takes_can_be_exported(diary: list[Entry], with_month: bool) -> None:
    every_form_but_papers([*diary, *(a_month() if with_month else ())])


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(diary=some.lists(entries().filter(taken), min_size=3, max_size=12).map(whole))
def test_any_entry_that_the_door_takes_can_be_printed(diary: list[Entry]) -> None:
    for made in the_papers(diary):
        assert opened(made).pages


NAMES = some.text(some.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=60).map(str.strip)


def can_be_named(name: str) -> bool:
    return person_problem({"id": PERSON, "name": name, "picture": "leaf"}) is None


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(diary=some.lists(entries().filter(taken), min_size=1, max_size=6).map(whole), name=NAMES.filter(can_be_named),
       language=some.sampled_from(["en", "es"]))  # fmt: skip
def test_whatever_a_device_sends_the_server_sends_on_in_every_form(
    browser: httpx.Client, diary: list[Entry], name: str, language: str
) -> None:
    person = a_uuid7()
    sent = [{**entry, "person": person} for entry in diary]
    assert browser.put(f"/api/people/{person}", json={"name": name, "picture": "leaf"}).status_code == 200
    assert browser.post(f"/api/people/{person}/entries", json=sent).status_code in (200, 409)
    for form, file in FORMS.items():
        folder = "" if file.media_type == "application/pdf" else "export/"
        answer = browser.get(f"/api/people/{person}/{folder}{form}?language={language}")
        assert answer.status_code == 200, (form, answer.text)
        if file.word is not None:
            says_of_each(file.word, answer.content, sent)
    held = read_backup(browser.get(f"/api/people/{person}/export/backup.jsonl").content).entries
    assert sorted(map(line_of, held)) == sorted(map(line_of, sent))
