"""The web app is served as it was built: right kinds, small forms, kept as long as is safe."""

from __future__ import annotations

import re
from pathlib import Path

import httpx
import pytest
from hypothesis import given, strategies as st
from made import SCRIPT, an_app
from running import start

from stature.headers import NAMED_BY_CONTENT
from stature.http.static import accepted, read_assets

SCRIPT_PATH = "/assets/index-BX1a2b3c.js"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        (SCRIPT_PATH, "text/javascript; charset=utf-8"),
        ("/assets/worker.mjs", "text/javascript; charset=utf-8"),
        ("/assets/coach.wasm", "application/wasm"),
        ("/assets/neck_press-lie_down.m4a", "audio/mp4"),
        ("/app.webmanifest", "application/manifest+json"),
    ],
)
def test_each_file_is_called_what_it_is(browser: httpx.Client, path: str, kind: str) -> None:
    assert browser.get(path).headers["content-type"] == kind


@pytest.mark.parametrize(
    ("accepts", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("GZIP", "gzip"),
        ("br;q=0.1, gzip;q=0.9", "gzip"),
        ("br;q=0, gzip;q=0", None),
        ("*", "br"),
        ("*;q=0", None),
        ("br;q=0, *", "gzip"),
        ("identity", None),
        ("br;q=much", None),
        ("", None),
    ],
)
def test_a_browser_gets_the_smallest_form_it_takes(browser: httpx.Client, accepts: str, encoding: str | None) -> None:
    with browser.stream("GET", SCRIPT_PATH, headers={"Accept-Encoding": accepts}) as answer:
        sent = b"".join(answer.iter_raw())
    assert answer.headers.get("content-encoding") == encoding
    assert answer.headers["vary"] == "Accept-Encoding"
    assert int(answer.headers["content-length"]) == len(sent)
    assert (sent == SCRIPT.encode()) == (encoding is None)


def test_each_form_has_its_own_mark(browser: httpx.Client) -> None:
    marks = set()
    for accepts in ("br", "gzip", "identity"):
        # Read raw: the stand-in for brotli is none.
        with browser.stream("GET", SCRIPT_PATH, headers={"Accept-Encoding": accepts}) as answer:
            marks.add(answer.headers["etag"])
    assert len(marks) == 3


def test_files_named_by_their_content_are_kept_for_a_year_and_others_asked_about_again(browser: httpx.Client) -> None:
    kept = [path for path in (SCRIPT_PATH, "/", "/today", "/service-worker.js", "/app.webmanifest", "/assets/coach.wasm")
            if "immutable" in browser.head(path).headers["cache-control"]]  # fmt: skip
    assert kept == [SCRIPT_PATH]
    assert browser.head("/service-worker.js").headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    ("path", "by_content"),
    [
        ("assets/index-BX1a2b3c.js", True),
        ("assets/deep/index-C_2-x9Qz.css", True),
        ("coach/coach.652be45616.zip", True),
        ("coach/python-314.0.7-652be45616/pyodide.asm.wasm", True),
        ("coach/es-652be45616/set-up/neck-press.json", True),
        ("voice/en/neck.4483bb02ae.m4a", True),
        ("coach/engine.json", False),
        ("coach/set-up/neck-press.json", False),
        ("assets/neck_press-lie_on_side.m4a", False),
        ("index-BX1a2b3c.js", False),
        ("service-worker.js", False),
        ("index.html", False),
    ],
)
def test_only_names_that_change_with_their_content_count(path: str, by_content: bool) -> None:
    assert bool(re.fullmatch(NAMED_BY_CONTENT, path)) == by_content


def test_an_unchanged_file_is_not_sent_again(browser: httpx.Client) -> None:
    first = browser.get("/")
    for mark in (first.headers["etag"], f'"other", W/{first.headers["etag"]}', "*"):
        again = browser.get("/", headers={"If-None-Match": mark})
        assert (again.status_code, again.content) == (304, b"")
    assert browser.get("/", headers={"If-None-Match": '"other"'}).status_code == 200


def test_a_part_of_a_clip_can_be_asked_for(browser: httpx.Client) -> None:
    answer = browser.get("/assets/neck_press-lie_down.m4a", headers={"Range": "bytes=10-19"})
    assert (answer.status_code, answer.content) == (206, bytes(range(10, 20)))


CLIP = "/assets/neck_press-lie_down.m4a"
CLIP_BYTES = bytes(range(256)) * 8


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("bytes=0-0", CLIP_BYTES[:1]),
        ("bytes=2000-", CLIP_BYTES[2000:]),
        ("bytes=2000-99999", CLIP_BYTES[2000:]),
        ("bytes=-5", CLIP_BYTES[-5:]),
        ("bytes=-99999", CLIP_BYTES),
        ("Bytes=1-2", CLIP_BYTES[1:3]),
    ],
)
def test_every_way_of_asking_for_a_part_gives_that_part(browser: httpx.Client, asked: str, found: bytes) -> None:
    answer = browser.get(CLIP, headers={"Range": asked})
    assert (answer.status_code, answer.content) == (206, found)


@pytest.mark.parametrize(
    "asked",
    ["lines=1-2", "bytes=5-2", "bytes=abc", "bytes=", "bytes=-", "bytes", "=1-2", "bytes=1-2,5-6", "bytes=1", "",
     "bytes=1-2-3", "bytes=+1-2", "bytes=" + "9" * 5000 + "-", "bytes=٣-٤"],
)  # fmt: skip
def test_a_part_that_cannot_be_read_is_ignored_as_rfc_9110_says(browser: httpx.Client, asked: str) -> None:
    answer = browser.get(CLIP, headers={"Range": asked.encode()})
    assert (answer.status_code, answer.content) == (200, CLIP_BYTES)


def test_two_ranges_or_one_with_head_are_ignored_too(browser: httpx.Client) -> None:
    twice = browser.get(CLIP, headers=[("Range", "bytes=0-1"), ("Range", "bytes=5-6")])
    assert (twice.status_code, twice.content) == (200, CLIP_BYTES)
    assert browser.head(CLIP, headers={"Range": "bytes=0-1"}).status_code == 200


def test_a_part_beyond_the_end_is_refused_with_the_length(browser: httpx.Client) -> None:
    for asked in ("bytes=2048-", "bytes=5000-6000", "bytes=-0", "bytes=999999999999999999-"):
        answer = browser.get(CLIP, headers={"Range": asked})
        assert (answer.status_code, answer.headers["content-range"]) == (416, "bytes */2048")
        assert answer.headers["content-type"] == "application/problem+json"


def test_who_has_a_part_of_another_version_gets_the_whole(browser: httpx.Client) -> None:
    old = {"If-Range": '"an older one"'}
    for asked in ("bytes=10-19", "bytes=5000-"):
        answer = browser.get(CLIP, headers={"Range": asked, **old})
        assert (answer.status_code, answer.content) == (200, CLIP_BYTES)
    same = {"If-Range": browser.get(CLIP).headers["etag"]}
    assert browser.get(CLIP, headers={"Range": "bytes=10-19", **same}).content == CLIP_BYTES[10:20]


def test_a_page_of_the_app_opened_by_its_address_is_the_app(browser: httpx.Client) -> None:
    for path in ("/today", "/people/one/sessions", "/apiary"):
        assert browser.get(path).content == browser.get("/").content


def test_a_missing_file_is_missing_and_not_the_app(browser: httpx.Client) -> None:
    answer = browser.get("/assets/index-00000000.js")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "path",
    [
        "/../conftest.py",
        "/..%2fdiary.sqlite3",
        "/%2e%2e/diary.sqlite3",
        "/assets/..%5c..%5cdiary.sqlite3",
        "//etc/passwd.txt",
        "/assets/%00.js",
    ],
)
def test_no_address_leads_out_of_the_app(browser: httpx.Client, path: str) -> None:
    answer = browser.send(httpx.Request("GET", httpx.URL(str(browser.base_url)).copy_with(raw_path=path.encode())))
    assert answer.status_code in (200, 404)
    assert b"SQLite" not in answer.content
    assert answer.status_code == 404 or answer.content == browser.get("/").content


def test_a_link_in_the_folder_leads_nowhere(tmp_path: Path) -> None:
    folder = an_app(tmp_path / "app")
    (tmp_path / "secret.txt").write_text("secret")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    assert "link.txt" not in read_assets(folder)


def test_the_smaller_forms_are_no_files_of_their_own(tmp_path: Path) -> None:
    found = read_assets(an_app(tmp_path / "app"))
    assert [path for path in found if path.endswith((".br", ".gz"))] == []
    assert set(found["assets/index-BX1a2b3c.js"].encoded) == {"br", "gzip"}


def test_an_app_that_is_not_built_is_said_so_and_the_diary_works(tmp_path: Path) -> None:
    with start(tmp_path / "diary.sqlite3", tmp_path / "nothing") as running:
        answer = httpx.get(running.address)
        assert answer.status_code == 503
        assert "./run" in answer.json()["detail"]
        assert httpx.get(running.address + "/api/health").status_code == 200


@given(st.text(max_size=80))
def test_whatever_a_browser_says_it_takes_can_be_read(header: str) -> None:
    assert all(0.0 <= quality <= 1.0 for quality in accepted(header).values())
