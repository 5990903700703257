"""Nothing leaves the house: a whole visit behind a gatekeeper who writes down everybody that wants to go out."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
from conftest import FLAGS, launch_settings
from page_words import words
from pages import READING
from person import Person
from playwright.sync_api import Playwright, expect
from serving import Server
from witness import Witness

pytestmark = pytest.mark.browser

# Chromium asks its maker by itself, with an empty page too, whatever it is told; the witness, who sees only what the
# page asks for, would see a page that asks there.
BROWSERS_OWN = (
    "accounts.google.com",
    # Signs itself in for push messages, about a minute after it was started.
    "android.clients.google.com",
    "clients2.google.com",
    "content-autofill.googleapis.com",
    "update.googleapis.com",
)


def test_a_whole_visit_asks_nobody_outside(playwright: Playwright, server: Server) -> None:
    with gatekeeper() as (gate, knocks):
        settings = launch_settings() | {"args": [*FLAGS[:-1], f"--proxy-server={gate}"]}
        assert FLAGS[-1].startswith("--proxy-server")
        browser = playwright.chromium.launch(**settings)
        context = browser.new_context(locale="en-GB")
        witness = Witness(context, server.address)
        person = Person(context.new_page(), server.address)
        person.first_visit()
        for place, heading in READING.items():
            person.goes_to(f"#/{place}")
            person.sees(heading)
        person.goes_to("#/home")
        person.starts("neck-press")
        person.is_in_place()
        person.begins()
        expect(person.stage).to_contain_text(words("session.lead_in"))
        person.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        browser.close()
    assert [knock for knock in knocks if not any(host in knock for host in BROWSERS_OWN)] == []
    assert witness.unforgiven() == []


def test_the_gatekeeper_sees_who_wants_out(playwright: Playwright) -> None:
    with gatekeeper() as (gate, knocks):
        browser = playwright.chromium.launch(**(launch_settings() | {"args": [*FLAGS[:-1], f"--proxy-server={gate}"]}))
        page = browser.new_page()
        with suppress(Exception):
            page.goto("http://outside.invalid/")
        browser.close()
    assert any("outside.invalid" in knock for knock in knocks)


@contextmanager
def gatekeeper() -> Iterator[tuple[str, list[str]]]:
    """A proxy that lets nobody through; gives its address, and the first line of each who asked."""
    knocks: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def keep() -> None:
            while True:
                try:
                    asking, _ = listening.accept()
                except OSError:
                    return
                with asking:
                    asking.settimeout(5)
                    with suppress(OSError):
                        knocks.append(asking.recv(2000).split(b"\r\n")[0].decode("latin-1"))
                        asking.sendall(b"HTTP/1.1 403 Stay inside\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")

        keeping = threading.Thread(target=keep, daemon=True)
        keeping.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}", knocks
        listening.shutdown(socket.SHUT_RDWR)
        keeping.join(timeout=10)
