"""Names, pictures and files over HTTP, asked as a browser and a calendar ask."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from made import a_uuid7, an_entry
from own_data import but_for_when
from running import Running

from stature_coach.door.backup import PICTURES, read_backup

FILES = {
    "diary.csv": "text/csv; charset=utf-8",
    "diary.plain.csv": "text/csv; charset=utf-8",
    "diary.json": "application/json",
    "diary.fhir.json": "application/fhir+json",
    "diary.fhir-transaction.json": "application/fhir+json",
    "reminders.ics": "text/calendar; charset=utf-8",
    "backup.jsonl": "application/x-ndjson",
}


def named(browser: httpx.Client, person: str) -> dict[str, Any] | None:
    people = browser.get("/api/people").json()["people"]
    found: list[dict[str, Any]] = [one for one in people if one["id"] == person]
    assert len(found) < 2
    return found[0] if found else None


def test_somebody_is_named_before_the_first_entry_and_renamed_later(browser: httpx.Client) -> None:
    person = a_uuid7()
    assert named(browser, person) is None
    for name in ("Anna", "Großmutter Anna", "👨\u200d👩\u200d👧", "\u0646\u0648\u0647\u200c\u0647\u0627", "李"):
        answer = browser.put(f"/api/people/{person}", json={"name": name, "picture": "leaf"})
        assert (answer.status_code, answer.json()) == (200, {"id": person, "name": name, "picture": "leaf"})
        assert named(browser, person) == answer.json()


def test_somebody_with_entries_and_no_name_is_there_without_one(browser: httpx.Client) -> None:
    entry = an_entry(a_uuid7())
    browser.post(f"/api/people/{entry['person']}/entries", json=[entry])
    assert named(browser, entry["person"]) == {"id": entry["person"], "name": None, "picture": None}


@pytest.mark.parametrize("picture", PICTURES)
def test_every_picture_may_be_chosen(browser: httpx.Client, picture: str) -> None:
    answer = browser.put(f"/api/people/{a_uuid7()}", json={"name": "Ben", "picture": picture})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "told",
    [
        {"name": "", "picture": "sun"},
        {"name": "a" * 41, "picture": "sun"},
        {"name": " Anna", "picture": "sun"},
        {"name": "An\nna", "picture": "sun"},
        {"name": "Anna\u202egro", "picture": "sun"},  # turns what stands beside it
        {"name": "An\u0000na", "picture": "sun"},
        {"name": "An\u009bna", "picture": "sun"},
        {"name": "\u200d", "picture": "sun"},
        {"name": "Anna\u200c", "picture": "sun"},
        {"name": None, "picture": "sun"},
        {"name": "Anna", "picture": "moon"},
        {"name": "Anna"},
        {"name": "Anna", "picture": "sun", "age": 75},
        {"name": "Anna", "picture": "sun", "id": "7"},
        ["Anna", "sun"],
    ],
)
def test_what_is_no_name_and_picture_is_refused_in_one_line(browser: httpx.Client, told: object) -> None:
    person = a_uuid7()
    answer = browser.put(f"/api/people/{person}", json=told)
    assert answer.status_code == 422
    assert "\n" not in answer.json()["detail"]
    assert named(browser, person) is None


def test_a_page_of_another_site_may_not_name_anybody(browser: httpx.Client) -> None:
    answer = browser.put(
        f"/api/people/{a_uuid7()}", json={"name": "Eve", "picture": "sun"}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert answer.status_code == 403


@pytest.mark.parametrize(("file", "kind"), FILES.items())
def test_each_file_is_named_typed_kept_nowhere_and_the_same_twice(browser: httpx.Client, file: str, kind: str) -> None:
    entry = an_entry(a_uuid7())
    browser.post(f"/api/people/{entry['person']}/entries", json=[entry])
    first, second = (browser.get(f"/api/people/{entry['person']}/export/{file}") for _ in range(2))
    assert (first.status_code, first.headers["content-type"]) == (200, kind)
    assert first.headers["content-disposition"] == f'attachment; filename="stature-{file}"'
    assert first.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in first.headers["content-security-policy"]
    if file == "backup.jsonl":
        assert but_for_when(first.content) == but_for_when(second.content)
    else:
        assert first.content == second.content


def test_the_backup_of_one_person_holds_nobody_else(browser: httpx.Client) -> None:
    one, other = an_entry(a_uuid7()), an_entry(a_uuid7())
    for entry in (one, other):
        browser.post(f"/api/people/{entry['person']}/entries", json=[entry])
    held = read_backup(browser.get(f"/api/people/{one['person']}/export/backup.jsonl").content)
    assert list(held.entries) == [one]


def test_a_calendar_of_somebody_new_holds_the_handouts_times(browser: httpx.Client) -> None:
    answer = browser.get(f"/api/people/{a_uuid7()}/export/reminders.ics")
    assert answer.text.count("BEGIN:VEVENT") == 3
    assert answer.text.count("RRULE:FREQ=DAILY") == 3


def test_a_feed_is_tied_to_the_time_zone_it_names(browser: httpx.Client) -> None:
    answer = browser.get(f"/api/people/{a_uuid7()}/export/reminders.ics?timezone=America/Bogota")
    assert answer.text.count("DTSTART;TZID=America/Bogota:2026") == 3
    assert "BEGIN:VTIMEZONE" in answer.text


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "../../etc/passwd", "UTC&timezone=UTC", "Europe/Paris%00"])
def test_a_time_zone_that_is_none_is_one_clear_line(browser: httpx.Client, zone: str) -> None:
    answer = browser.get(f"/api/people/{a_uuid7()}/export/reminders.ics?timezone={zone}")
    assert answer.status_code == 422
    assert "timezone" in answer.json()["detail"]
    assert "\n" not in answer.json()["detail"]


def test_the_calendar_speaks_the_language_asked_for(browser: httpx.Client) -> None:
    answer = browser.get(f"/api/people/{a_uuid7()}/export/reminders.ics?language=es")
    assert "Ejercicios" in answer.text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"/api/people/{a_uuid7()}/export/diary.docx", 404),
        (f"/api/people/{a_uuid7()}/export/diary.csv?language=xx", 422),
        (f"/api/people/{a_uuid7()}/export/diary.csv?language=", 422),
        (f"/api/people/{a_uuid7()}/export/diary.csv?language=en&language=es", 422),
        ("/api/people/anna/export/diary.csv", 422),
    ],
)
def test_a_file_that_is_not_there_is_said_in_one_line(browser: httpx.Client, path: str, status: int) -> None:
    answer = browser.get(path)
    assert answer.status_code == status
    assert "\n" not in answer.json()["detail"]


def test_the_command_line_and_the_server_write_the_same_bytes(running: Running, browser: httpx.Client) -> None:
    from running import stature

    entry = an_entry(a_uuid7())
    browser.post(f"/api/people/{entry['person']}/entries", json=[entry])
    for form, file in (
        ("csv", "diary.csv"),
        ("csv-plain", "diary.plain.csv"),
        ("json", "diary.json"),
        ("fhir", "diary.fhir.json"),
        ("fhir-transaction", "diary.fhir-transaction.json"),
        ("ics", "reminders.ics"),
    ):
        asked = ("export", form, "--out", "-", "--person", entry["person"], "--diary", str(running.diary))
        written = stature(*asked)
        assert written.returncode == 0, written.stderr
        sent = browser.get(f"/api/people/{entry['person']}/export/{file}").content
        # Text mode reads the line ends of RFC 4180 and RFC 5545 as plain ones.
        assert written.stdout.replace("\r\n", "\n") == sent.decode().replace("\r\n", "\n")


def test_the_diary_as_json_is_everything(browser: httpx.Client) -> None:
    person = a_uuid7()
    entries = [an_entry(person), an_entry(person, at="2026-11-22T08:00:00+01:00")]
    browser.post(f"/api/people/{person}/entries", json=entries)
    told = json.loads(browser.get(f"/api/people/{person}/export/diary.json").content)
    assert told == {
        "stature_diary": 1,
        "person": {"id": person, "name": None, "picture": None},
        "entries": [entries[1], entries[0]],
    }


def test_the_handout_is_a_paper_in_the_persons_language(browser: httpx.Client) -> None:
    answer = browser.get(f"/api/people/{a_uuid7()}/handout.pdf?paper=a4")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    assert answer.headers["content-disposition"] == 'attachment; filename="stature-handout.pdf"'
    assert answer.content.startswith(b"%PDF-")


def test_the_report_is_about_the_days_asked_for_or_the_last_four_weeks(browser: httpx.Client) -> None:
    entry = an_entry(a_uuid7())
    browser.post(f"/api/people/{entry['person']}/entries", json=[entry])
    asked = browser.get(f"/api/people/{entry['person']}/report.pdf?from=2026-10-27&to=2026-11-23")
    assert (asked.status_code, asked.headers["content-type"]) == (200, "application/pdf")
    assert browser.get(f"/api/people/{entry['person']}/report.pdf").content == asked.content


@pytest.mark.parametrize(
    "asked",
    [
        "from=yesterday",
        "from=2026-11-02&to=2026-11-01",
        "to=2026-11-01&to=2026-11-02",
        "from=20261101",
        "to=0001-01-02",
        "from=9999-12-31&to=9999-12-31",
    ],
)
def test_days_that_are_none_are_said_in_one_line(browser: httpx.Client, asked: str) -> None:
    answer = browser.get(f"/api/people/{a_uuid7()}/report.pdf?{asked}")
    assert answer.status_code == 422
    assert "\n" not in answer.json()["detail"]


@pytest.mark.parametrize("asked", ["paper=a5", "paper=", "language=xx", "paper=a4&paper=letter"])
def test_a_paper_that_cannot_be_is_said_in_one_line(browser: httpx.Client, asked: str) -> None:
    answer = browser.get(f"/api/people/{a_uuid7()}/handout.pdf?{asked}")
    assert answer.status_code == 422
    assert "\n" not in answer.json()["detail"]
