"""Nobody but the person's own pages gets in, and every answer says what a browser may do with it."""

from __future__ import annotations

import socket
from pathlib import Path

import httpx
import pytest
from made import a_uuid7, an_app, an_entry
from running import Running, start

from stature.headers import ALWAYS
from stature.http.guard import Names

EVERY_KIND_OF_ANSWER = [
    ("GET", "/"),
    ("GET", "/today"),
    ("HEAD", "/"),
    ("GET", "/assets/index-BX1a2b3c.js"),
    ("GET", "/assets/coach.wasm"),
    ("GET", "/nowhere.js"),
    ("GET", "/api/health"),
    ("GET", "/api/openapi.json"),
    ("GET", "/api/nowhere"),
    ("POST", "/api/health"),
    ("OPTIONS", "/api/health"),
    ("POST", "/api/people/me/entries"),
]


@pytest.mark.parametrize(("method", "path"), EVERY_KIND_OF_ANSWER)
def test_every_answer_carries_every_header_of_safety(browser: httpx.Client, method: str, path: str) -> None:
    answer = browser.request(method, path)
    assert {name: answer.headers.get(name) for name in ALWAYS} == ALWAYS


@pytest.mark.parametrize("sense", ["microphone", "geolocation"])
def test_nothing_listens_or_knows_the_place(sense: str) -> None:
    assert f"{sense}=()" in ALWAYS["Permissions-Policy"].split(", ")


def test_the_camera_is_this_pages_alone() -> None:
    """For the square of a paper, when somebody asks for it (S12): no other page may use it by way of this one."""
    assert "camera=(self)" in ALWAYS["Permissions-Policy"].split(", ")


def test_a_kept_copy_and_a_refused_stranger_carry_them_too(browser: httpx.Client) -> None:
    etag = browser.get("/").headers["etag"]
    kept = browser.get("/", headers={"If-None-Match": etag})
    stranger = browser.get("/", headers={"Host": "example.org"})
    assert (kept.status_code, stranger.status_code) == (304, 421)
    for answer in (kept, stranger):
        assert {name: answer.headers.get(name) for name in ALWAYS} == ALWAYS


def test_no_answer_names_the_program_that_gives_it(browser: httpx.Client) -> None:
    assert "server" not in browser.get("/").headers


def test_nothing_may_be_loaded_from_elsewhere_or_run_inline() -> None:
    policy = ALWAYS["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    for never in ("unsafe-inline", "'unsafe-eval'", "http:", "https:", "*"):
        assert never not in policy


def port_of(running: Running) -> int:
    return httpx.URL(running.address).port or 80


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "[::1]", "LOCALHOST"])
@pytest.mark.parametrize("with_port", [True, False])
def test_the_names_of_this_computer_are_answered(running: Running, name: str, with_port: bool) -> None:
    host = f"{name}:{port_of(running)}" if with_port else name
    assert httpx.get(running.address + "/api/health", headers={"Host": host}).status_code == 200


STRANGE_HOSTS = [
    "example.org",
    "example.org:8765",
    "localhost.example.org",
    "127.0.0.1.example.org",
    "127.0.0.2",
    "192.168.0.7:8765",
    "0.0.0.0",
    "localhost:8765@example.org",
    "example.org#localhost",
    "localhost/../example.org",
    "localhost:port",
    "[::1",
    "[::2]",
    "::1",
    "",
]


@pytest.mark.parametrize("host", STRANGE_HOSTS)
@pytest.mark.parametrize("path", ["/", "/api/health", "/assets/coach.wasm"])
def test_a_name_that_was_bent_to_this_computer_is_refused(running: Running, host: str, path: str) -> None:
    assert httpx.get(running.address + path, headers={"Host": host}).status_code == 421


def spoken(running: Running, request: str) -> str:
    """The first line of the answer to a request written by hand."""
    with socket.create_connection(("127.0.0.1", port_of(running))) as connection:
        connection.sendall(request.replace("\n", "\r\n").encode())
        return connection.makefile().readline()


def test_a_request_without_a_host_or_with_two_is_refused(tmp_path: Path) -> None:
    # On a server of its own: after a word of HTTP/1.0, as proxies speak it, a server trusts this computer no more.
    with start(tmp_path / "diary.sqlite3", an_app(tmp_path / "app")) as running:
        none = spoken(running, "GET /api/health HTTP/1.0\n\n")
        two = spoken(running, "GET /api/health HTTP/1.1\nHost: localhost\nHost: example.org\n\n")
    assert " 400 " in none
    assert " 400 " in two


def test_an_address_that_names_another_host_is_refused(running: Running) -> None:
    answer = spoken(running, "GET http://example.org/api/health HTTP/1.1\nHost: example.org\n\n")
    assert " 421 " in answer


def a_write(running: Running, **headers: str) -> httpx.Response:
    entry = an_entry(a_uuid7())
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx.post(f"{running.address}/api/people/{entry['person']}/entries", json=[entry], headers=named)


def test_the_servers_own_page_may_write(running: Running) -> None:
    answer = a_write(running, Origin=running.address, Sec_Fetch_Site="same-origin")
    assert answer.status_code == 200


def test_a_program_that_is_no_browser_may_write(running: Running) -> None:
    assert a_write(running).status_code == 200


@pytest.mark.parametrize(
    "origin", ["https://example.org", "null", "http://localhost:1", "http://127.0.0.1", "", "file://"]
)
def test_a_page_of_another_site_may_not_write(running: Running, origin: str) -> None:
    assert a_write(running, Origin=origin).status_code == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none", "anything"])
def test_a_browser_that_says_another_site_asked_is_believed(running: Running, site: str) -> None:
    assert a_write(running, Sec_Fetch_Site=site).status_code == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_page_of_another_site_may_not_read_a_diary(running: Running, site: str) -> None:
    address = f"{running.address}/api/people/{a_uuid7()}/entries"
    assert httpx.get(address, headers={"Sec-Fetch-Site": site}).status_code == 403
    assert httpx.get(address, headers={"Origin": "https://example.org"}).status_code == 403


def test_a_link_on_another_site_may_open_the_app(running: Running) -> None:
    assert httpx.get(running.address, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


def test_no_other_site_is_ever_invited(running: Running) -> None:
    headers = {"Origin": "https://example.org", "Access-Control-Request-Method": "POST"}
    answer = httpx.options(f"{running.address}/api/people/{a_uuid7()}/entries", headers=headers)
    assert answer.status_code == 403
    assert not [name for name in answer.headers if name.startswith("access-control")]


def test_a_web_socket_is_not_opened(running: Running) -> None:
    headers = {
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Key": "c3RhdHVyZQ==",
        "Sec-WebSocket-Version": "13",
    }
    assert httpx.get(running.address + "/api/health", headers=headers).status_code != 101


def test_a_server_on_one_address_knows_that_name_and_no_other() -> None:
    names = Names.of("clinic.example", ["Stature.Example"])
    assert names.know("clinic.example:8765")
    assert names.know("stature.example")
    assert not names.know("192.168.0.7")
    assert not names.know("other.example")


@pytest.mark.parametrize("every", ["0.0.0.0", "::", "0:0:0:0:0:0:0:0"])
def test_a_server_on_every_address_knows_bare_addresses_and_no_strange_name(every: str) -> None:
    names = Names.of(every)
    assert names.know("192.168.0.7:8765")
    assert names.know("[fe80::1]:8765")
    assert not names.know("example.org")
