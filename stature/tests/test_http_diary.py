"""A diary over HTTP, asked as a browser asks."""

from __future__ import annotations

import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import Any

import httpx
import pytest
from made import a_uuid7, an_entry
from running import Running

from stature.http.bodies import MAX_BODY_BYTES, MAX_ENTRIES
from stature.keeping.contract import PAGE_ENTRIES


def address(person: str) -> str:
    return f"/api/people/{person}/entries"


def is_one_clear_line(answer: httpx.Response) -> bool:
    detail = answer.json()["detail"]
    return (
        answer.headers["content-type"] == "application/problem+json"
        and answer.json()["status"] == answer.status_code
        and 0 < len(detail) < 400
        and "\n" not in detail
    )


def everything(browser: httpx.Client, person: str) -> list[dict[str, Any]]:
    answer = browser.get(address(person))
    assert answer.status_code == 200
    found: list[dict[str, Any]] = answer.json()["entries"]
    return found


def test_the_server_says_it_is_well(browser: httpx.Client) -> None:
    answer = browser.get("/api/health")
    assert (answer.status_code, answer.json()["status"]) == (200, "ok")


def test_it_is_well_and_read_while_another_program_writes(running: Running, browser: httpx.Client) -> None:
    """Longer than a writer is waited for: whoever only looks takes no lock."""
    entry = an_entry(a_uuid7())
    browser.post(address(entry["person"]), json=[entry])
    with closing(sqlite3.connect(running.diary, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        paths = (
            "/api/health",
            "/api/people",
            address(entry["person"]),
            f"/api/people/{entry['person']}/export/diary.csv",
        )
        statuses = [browser.get(path).status_code for path in paths]
        other.execute("ROLLBACK")
    assert statuses == [200] * 4


def test_what_is_sent_comes_back(browser: httpx.Client) -> None:
    entry = an_entry(a_uuid7())
    answer = browser.post(address(entry["person"]), json=[entry])
    assert answer.json() == {"stored": [entry["id"]], "known": [], "conflicts": []}
    assert everything(browser, entry["person"]) == [entry]


def test_a_session_as_the_coach_writes_it_is_kept_and_known_again_from_a_browser(browser: httpx.Client) -> None:
    body = {
        "exercise": "neck-press",
        "reason": "TIRED",
        "repetitions": 4,
        "repetitions_said": None,
        "effort": None,
        "pain": 0,
        "seconds": 61.0,
    }
    entry = an_entry(a_uuid7(), kind="session_finished", body=body)
    text = json.dumps([entry])
    assert '"seconds": 61.0' in text
    kind = {"Content-Type": "application/json"}
    browser.post(address(entry["person"]), content=text, headers=kind)
    # A browser has only one kind of number and writes this one without its fraction.
    again = browser.post(address(entry["person"]), content=text.replace("61.0", "61"), headers=kind)
    assert (again.status_code, again.json()["known"]) == (200, [entry["id"]])


def test_sending_twice_is_sending_once(browser: httpx.Client) -> None:
    entry = an_entry(a_uuid7())
    browser.post(address(entry["person"]), json=[entry])
    again = browser.post(address(entry["person"]), json=[entry])
    assert again.json() == {"stored": [], "known": [entry["id"]], "conflicts": []}
    assert everything(browser, entry["person"]) == [entry]


def test_a_conflict_is_reported_and_both_bodies_are_kept_and_handed_out(browser: httpx.Client) -> None:
    kept, good = an_entry(person := a_uuid7()), an_entry(person)
    found = {**kept, "at": "2026-11-23T08:00:01+01:00"}
    browser.post(address(person), json=[kept])
    answer = browser.post(address(person), json=[found, good])
    assert answer.status_code == 409
    assert answer.json() == {
        "stored": [good["id"]],
        "known": [],
        "conflicts": [{"id": kept["id"], "found": found, "kept": kept}],
    }
    assert everything(browser, person) == [kept, found, good]
    again = browser.post(address(person), json=[found])
    assert (again.status_code, again.json()["known"]) == (200, [found["id"]])


def test_another_persons_id_is_no_obstacle_and_nothing_of_it_is_told(browser: httpx.Client) -> None:
    kept = an_entry(a_uuid7())
    browser.post(address(kept["person"]), json=[kept])
    stranger = an_entry(a_uuid7(), id=kept["id"])
    answer = browser.post(address(stranger["person"]), json=[stranger])
    assert (answer.status_code, answer.json()) == (200, {"stored": [kept["id"]], "known": [], "conflicts": []})
    assert everything(browser, stranger["person"]) == [stranger]
    assert everything(browser, kept["person"]) == [kept]


@pytest.mark.parametrize("kind", ["a\0b", "\0", "walked\n", "\ud800"])
def test_a_kind_that_is_no_word_is_refused_for_good_and_named(browser: httpx.Client, kind: str) -> None:
    entry = an_entry(a_uuid7(), kind=kind, schema=2)
    answer = browser.post(
        address(entry["person"]), content=json.dumps([entry]), headers={"Content-Type": "application/json"}
    )
    assert answer.status_code in {400, 422}
    assert "\n" not in answer.json()["detail"]


def test_every_page_says_how_many_entries_there_are_in_all(browser: httpx.Client) -> None:
    person = a_uuid7()
    assert browser.get(address(person)).json()["in_all"] == 0
    entries = [an_entry(person) for _ in range(PAGE_ENTRIES + 2)]
    browser.post(address(person), json=[*entries, {**entries[0], "at": "2026-11-23T08:00:01+01:00"}])
    browser.post(address(a_uuid7()), json=[])
    first = browser.get(address(person)).json()
    last = browser.get(address(person), params={"after": first["next"]}).json()
    assert [page["in_all"] for page in (first, last)] == [PAGE_ENTRIES + 3] * 2
    assert len(first["entries"]) + len(last["entries"]) == PAGE_ENTRIES + 3


def test_reading_on_gives_what_came_since(browser: httpx.Client) -> None:
    first, second = an_entry(person := a_uuid7()), an_entry(person)
    browser.post(address(person), json=[first])
    page = browser.get(address(person)).json()
    browser.post(address(person), json=[second])
    since = browser.get(address(person), params={"after": page["next"]}).json()
    assert since["entries"] == [second]
    assert browser.get(address(person), params={"after": since["next"]}).json()["entries"] == []


def test_a_long_diary_comes_in_pages(browser: httpx.Client) -> None:
    entries = [an_entry(person) for person in [a_uuid7()] for _ in range(MAX_ENTRIES)]
    person = entries[0]["person"]
    assert len(browser.post(address(person), json=entries).json()["stored"]) == MAX_ENTRIES
    page = browser.get(address(person)).json()
    found = page["entries"]
    while page["more"]:
        page = browser.get(address(person), params={"after": page["next"]}).json()
        found += page["entries"]
    assert found == entries


def test_a_diary_is_kept_in_no_cache(browser: httpx.Client) -> None:
    assert browser.get(address(a_uuid7())).headers["cache-control"] == "no-store"


def test_two_devices_of_one_person_sending_at_once_lose_and_double_nothing(running: Running) -> None:
    person = a_uuid7()
    shared = [an_entry(person) for _ in range(20)]
    own = [[an_entry(person) for _ in range(20)] for _ in range(2)]

    def device(number: int) -> list[httpx.Response]:
        with httpx.Client(base_url=running.address) as client:
            return [client.post(address(person), json=[*pair]) for pair in zip(shared, own[number], strict=True)]

    with ThreadPoolExecutor(2) as together:
        answers = [answer for answers in together.map(device, range(2)) for answer in answers]
    assert {answer.status_code for answer in answers} == {200}
    stored = sorted(one for answer in answers for one in answer.json()["stored"])
    assert stored == sorted(entry["id"] for entry in [*shared, *own[0], *own[1]])


PERSON = "0193543e-0000-7000-8000-00000000abcd"
BAD_ENTRIES = {
    "not_an_object": 7,
    "no_id": {key: value for key, value in an_entry(PERSON).items() if key != "id"},
    "id_of_another_kind": an_entry(PERSON, id="8c0c3c2e-57a1-4c0e-9d1b-111111111111"),
    "id_with_a_line_end": an_entry(PERSON, id="0193543e-0000-7000-8000-000000000001\n"),
    "id_in_capitals": an_entry(PERSON, id="0193543E-0000-7000-8000-000000000001"),
    "another_person": an_entry("0193543e-0000-7000-8000-00000000dcba"),
    "time_without_offset": an_entry(PERSON, at="2026-11-23T08:00:00"),
    "a_day_that_never_was": an_entry(PERSON, at="2026-02-30T08:00:00+01:00"),
    "time_as_a_number": an_entry(PERSON, at=1764000000),
    "no_kind_of_any_app": an_entry(PERSON, kind="Weight taken"),
    "kind_as_a_list": an_entry(PERSON, kind=[]),
    "body_as_a_text": an_entry(PERSON, body="cleared"),
    "body_of_another_kind": an_entry(PERSON, kind="morning_after", body={"pain": 11}),
    "schema_zero": an_entry(PERSON, schema=0),
    "schema_true": an_entry(PERSON, schema=True),
    "schema_beyond_all_tables": an_entry(PERSON, schema=2**70),
    "a_part_nobody_knows": an_entry(PERSON, mood="good"),
}


@pytest.mark.parametrize("entry", BAD_ENTRIES.values(), ids=BAD_ENTRIES.keys())
def test_a_bad_entry_is_named_in_one_clear_line_and_its_list_is_not_kept(browser: httpx.Client, entry: object) -> None:
    before = everything(browser, PERSON)
    answer = browser.post(address(PERSON), json=[an_entry(PERSON), entry])
    assert answer.status_code == 422
    assert is_one_clear_line(answer)
    assert answer.json()["detail"].startswith("entry 2: ")
    assert [bad["entry"] for bad in answer.json()["entries"]] == [2]
    assert everything(browser, PERSON) == before


def test_every_bad_entry_of_a_list_is_named_with_its_id(browser: httpx.Client) -> None:
    bad = [an_entry(PERSON, kind="Dreamt"), an_entry(PERSON, at="yesterday")]
    answer = browser.post(address(PERSON), json=[bad[0], an_entry(PERSON), bad[1]])
    assert [each["id"] for each in answer.json()["entries"]] == [entry["id"] for entry in bad]
    assert answer.json()["detail"].endswith("(and 1 more)")


DEEP = b"[" * 100_000 + b"]" * 100_000
BAD_BODIES = {
    "nothing": (b"", 400),
    "half_a_list": (b"[{", 400),
    "no_utf_8": (b'["\xff"]', 400),
    "half_a_character_pair": (rb'["\ud800"]', 400),
    "not_a_number": (b"[NaN]", 400),
    "a_number_beyond_all": (b"[1e999]", 400),
    "a_number_of_five_thousand_digits": (b"[" + b"1" * 5000 + b"]", 400),
    "a_key_twice": (b'[{"id": 1, "id": 2}]', 400),
    "a_very_deep_list": (DEEP, 400),
    # Shallow enough for Python to read, too deep for it to write.
    "a_deep_list": (b"[" * 900 + b"]" * 900, 400),
    "one_object": (b"{}", 422),
    "a_text": (b'"entries"', 422),
    "null": (b"null", 422),
    "too_many_entries": (json.dumps([{}] * (MAX_ENTRIES + 1)).encode(), 422),
    "too_many_bytes": (b" " * (MAX_BODY_BYTES + 1), 413),
}


@pytest.mark.parametrize(("body", "status"), BAD_BODIES.values(), ids=BAD_BODIES.keys())
def test_a_body_that_is_no_list_of_entries_is_refused_in_one_clear_line(
    browser: httpx.Client, body: bytes, status: int
) -> None:
    answer = browser.post(address(PERSON), content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == status
    assert is_one_clear_line(answer)


def test_a_body_without_an_announced_length_is_measured_as_it_comes(browser: httpx.Client) -> None:
    pieces = (b" " * 65_536 for _ in range(MAX_BODY_BYTES // 65_536 + 1))
    answer = browser.post(address(PERSON), content=pieces, headers={"Content-Type": "application/json"})
    assert answer.status_code == 413


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "", "application/jsonp"])
def test_a_body_of_a_kind_that_other_sites_could_send_unasked_is_refused(browser: httpx.Client, kind: str) -> None:
    answer = browser.post(address(PERSON), content=b"[]", headers={"Content-Type": kind})
    assert answer.status_code == 415
    assert is_one_clear_line(answer)


@pytest.mark.parametrize("person", ["me", "8c0c3c2e-57a1-4c0e-9d1b-111111111111", PERSON.upper(), f"{PERSON}%0A"])
def test_a_person_who_is_no_uuid7_is_refused_in_one_clear_line(browser: httpx.Client, person: str) -> None:
    for answer in (browser.get(address(person)), browser.post(address(person), json=[])):
        assert answer.status_code == 422
        assert is_one_clear_line(answer)


@pytest.mark.parametrize("after", ["7", "0" * 40, "0" * 32 + ".x", "\u0663"])
def test_a_cursor_nobody_gave_is_refused_in_one_clear_line(browser: httpx.Client, after: str) -> None:
    answer = browser.get(address(PERSON), params={"after": after})
    assert answer.status_code == 422
    assert is_one_clear_line(answer)


def test_two_cursors_are_refused(browser: httpx.Client) -> None:
    assert browser.get(address(PERSON) + "?after=&after=").status_code == 422


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api", 404),
        ("GET", "/api/", 404),
        ("GET", "/api/persons", 404),
        ("POST", "/api/health/now", 404),
        ("PUT", "/api/health/now", 404),
        ("DELETE", "/api", 404),
        ("GET", "/page%0d%0aX-Mine: yes", 404),
        ("POST", "/api/health", 405),
        ("DELETE", f"/api/people/{PERSON}/entries", 405),
        ("PUT", "/index.html", 405),
        ("BREW", "/api/health", 405),
    ],
)
def test_what_is_not_there_is_said_in_one_clear_line(
    browser: httpx.Client, method: str, path: str, status: int
) -> None:
    answer = browser.request(method, path)
    assert answer.status_code == status
    assert is_one_clear_line(answer)


def test_no_page_loads_the_description_from_elsewhere(browser: httpx.Client) -> None:
    description = browser.get("/api/openapi.json").json()
    assert description["openapi"].startswith("3.1")
    for page in ("/api/docs", "/api/redoc"):
        assert browser.get(page).status_code == 404
