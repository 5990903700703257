"""A real trust: a browser is told of the house's own authority as a person tells it, and no certificate error is ever ignored."""

from __future__ import annotations

import os
import re
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from http.server import HTTPServer, SimpleHTTPRequestHandler
from pathlib import Path
from urllib.request import urlopen

import pytest
from conftest import FLAGS, PATIENCE_MS, launch_settings
from page_words import words
from playwright.sync_api import Browser, Error, Page, Playwright, expect

from groundwork.web_servers import find_certutil
from stature.securing.authority import open_authority

pytestmark = pytest.mark.browser

NAME, SIBLING, BANK = "kitchen.local", "garden.local", "bank.example"
COPY_IS_KEPT = "async () => Boolean((await navigator.serviceWorker.ready).active)"
REFUSED = r"net::ERR_CERT_"


@dataclass(frozen=True, slots=True)
class House:
    """What its terminal says."""

    plain_port: int
    port: int
    fingerprint: str
    folder: Path

    @property
    def address(self) -> str:
        return f"https://{NAME}:{self.port}/"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    folder = tmp_path / "house"
    folder.mkdir()
    asked = ["serve", "--lan", "--own-authority", "--port", "0", "--no-open", "--diary", str(folder / "diary.sqlite3")]
    process = subprocess.Popen(
        [sys.executable, "-m", "stature", *asked],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "STATURE_NAMES": NAME},
    )
    try:
        assert process.stdout is not None
        said = ""
        for line in process.stdout:
            said += line
            if "#key=" in line:
                break
        yield House(
            int(_said(r"Stature is at http://127\.0\.0\.1:(\d+)/", said)),
            int(_said(rf"https://{re.escape(NAME)}:(\d+)/", said)),
            _said(r"fingerprint \(SHA-256\) is (\S+)", said),
            folder,
        )
    finally:
        process.kill()
        process.communicate()


def _said(pattern: str, said: str) -> str:
    found = re.search(pattern, said)
    assert found is not None, said
    return found[1]


def _trusts(home: Path, house: House) -> None:
    """As a person does it: the file from the page in the clear, its number compared with the terminal's, and taken."""
    with urlopen(f"http://127.0.0.1:{house.plain_port}/authority.crt", timeout=60) as answer:
        der = answer.read()
    assert sha256(der).digest().hex(":").upper() == house.fingerprint
    (home / "root.crt").write_bytes(der)
    _certutil("-A", "-n", "the house", "-t", "C,,", "-i", str(home / "root.crt"), home=home)


def _certutil(*asked: str, home: Path) -> None:
    program = find_certutil()
    if program is None:
        pytest.skip("no certutil is here, and none could be had from Debian (libnss3-tools)")
    database = home / ".pki" / "nssdb"
    database.mkdir(parents=True, exist_ok=True)
    subprocess.run([program, *asked, "-d", f"sql:{database}"], check=True, capture_output=True, timeout=60)


@contextmanager
def _a_browser_of(home: Path, playwright: Playwright) -> Iterator[Browser]:
    """Whose owner's own files are there; names of houses lead to this computer."""
    flags = [*FLAGS, "--host-resolver-rules=MAP * 127.0.0.1", f"--proxy-bypass-list={NAME};{SIBLING};{BANK}"]
    # The environment as a browser needs it, with another home.
    browser = playwright.chromium.launch(**{**launch_settings(), "args": flags}, env={**os.environ, "HOME": str(home)})
    try:
        yield browser
    finally:
        browser.close()


@contextmanager
def _a_host_called(name: str, house: House) -> Iterator[str]:
    """By a certificate that the house's own authority signed for that name: whoever stole its key could do it."""
    authority = open_authority(house.folder / "authority", [], datetime.now(UTC))
    chain, key = house.folder / f"{name}.pem", house.folder / f"{name}.key"
    for file, content in zip((chain, key), authority.leaf([name], [], datetime.now(UTC)), strict=True):
        file.write_bytes(content)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain, key)
    with HTTPServer(("127.0.0.1", 0), _Quiet) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        serving = threading.Thread(target=server.serve_forever, daemon=True)
        serving.start()
        try:
            yield f"https://{name}:{server.server_port}/"
        finally:
            server.shutdown()
            serving.join()


class _Quiet(SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<title>taken</title>")

    def log_message(self, *_: object) -> None:
        """Says nothing."""


def _is_refused(page: Page, address: str) -> None:
    with pytest.raises(Error, match=REFUSED):
        page.goto(address)


def test_a_browser_that_was_told_of_the_house_opens_it_locked_and_keeps_its_copy(
    house: House, playwright: Playwright, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    _certutil("-N", "--empty-password", home=home)
    with _a_browser_of(home, playwright) as browser:
        _is_refused(browser.new_page(), house.address)
    _trusts(home, house)
    with _a_browser_of(home, playwright) as browser:
        page = browser.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.goto(f"{house.address}#/welcome")
        assert page.evaluate("isSecureContext")
        expect(page.get_by_role("button", name=words("where.pair"))).to_be_visible()
        # No browser keeps the copy of a page whose certificate it was only told to overlook.
        assert page.evaluate(COPY_IS_KEPT)


def test_another_name_by_the_houses_own_authority_is_refused(
    house: House, playwright: Playwright, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    _certutil("-N", "--empty-password", home=home)
    _trusts(home, house)
    with _a_browser_of(home, playwright) as browser:
        page = browser.new_page()
        with _a_host_called(SIBLING, house) as sibling:
            page.goto(sibling)
            assert page.title() == "taken"
        with _a_host_called(BANK, house) as bank:
            _is_refused(page, bank)
