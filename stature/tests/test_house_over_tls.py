"""A house over real TLS sockets: what its authority vouches for is believed by Python's own ssl, and nothing else is."""

from __future__ import annotations

import plistlib
import socket
import ssl
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from given_certificates import certificates_in
from houses import Device, HouseOnNet, a_house, over_tls
from made import a_uuid7, an_app, an_entry
from running import stature

NOW = datetime(2026, 12, 1, 8, tzinfo=UTC)
ADDRESSES = ["192.168.1.20", "fd00::20"]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HouseOnNet]:
    folder = tmp_path_factory.mktemp("house")
    with a_house(folder / "data", an_app(folder / "app"), "--own-authority") as house:
        yield house


def test_a_tablet_is_paired_over_tls_writes_and_is_withdrawn(house: HouseOnNet) -> None:
    keeper, tablet, stranger = Device(house, plain=True), Device(house), Device(house)
    assert keeper.ask("POST", "/api/devices/first", {"key": house.key})[0] == 200
    entry = an_entry(a_uuid7())
    theirs = f"/api/people/{entry['person']}/entries"
    _, _, begun = keeper.ask("POST", "/api/pairings", {"people": [entry["person"]]})
    assert begun["link"] == f"https://{house.name}:{house.port}/#pair={begun['code']}"
    _, _, claim = tablet.ask("POST", "/api/pairings/claim", {"code": begun["code"], "name": "Tablet"})
    assert keeper.ask("GET", f"/api/pairings/{begun['pairing']}")[2]["sign"] == claim["sign"]
    _, _, confirmed = keeper.ask("POST", f"/api/pairings/{begun['pairing']}/confirm")
    assert tablet.ask("GET", f"/api/pairings/claim/{claim['claim']}")[2]["people"] == [entry["person"]]
    assert set(tablet.cookies) == {"__Host-stature"}
    assert tablet.ask("POST", theirs, [entry])[0] == 200
    assert tablet.ask("GET", theirs)[2]["entries"] == [entry]
    assert stranger.ask("GET", theirs)[0] == 404
    keeper.ask("DELETE", f"/api/devices/{confirmed['device']['id']}")
    assert tablet.ask("GET", theirs)[0] == 404
    assert tablet.ask("POST", theirs, [an_entry(entry["person"])])[0] == 404


def test_a_token_that_came_over_tls_opens_nothing_in_the_clear(house: HouseOnNet) -> None:
    """Whoever listens on the house's net could have it from there."""
    in_the_clear = Device(house, plain=True, host=house.name, cookies={"__Host-stature": "x" * 43, "stature": "x" * 43})
    address = f"https://{house.name}:{house.port}/"
    assert in_the_clear.ask("GET", "/keeper.json")[2] | {"authority": None} == {
        "address": address,
        "keeper": True,
        "house": "paired",
        "secure": False,
        "device": None,
        "authority": None,
    }
    assert in_the_clear.ask("POST", "/api/pairings/claim", {"code": "00000-00000", "name": "Tablet"})[0] == 403


def test_what_a_phone_takes_to_trust_the_house_is_the_root_whose_fingerprint_the_terminal_shows(
    house: HouseOnNet,
) -> None:
    phone = Device(house, plain=True, host=house.name)
    status, headers, der = phone.ask("GET", "/authority.crt")
    assert (status, headers["content-type"]) == (200, "application/x-x509-ca-cert")
    fingerprint = sha256(der).digest().hex(":").upper()
    assert fingerprint in "\n".join(house.said)
    assert phone.ask("GET", "/keeper.json")[2]["authority"]["fingerprint"] == fingerprint
    profile = plistlib.loads(phone.ask("GET", "/authority.mobileconfig")[2])
    (payload,) = profile["PayloadContent"]
    assert (payload["PayloadType"], payload["PayloadContent"]) == ("com.apple.security.root", der)
    assert profile["PayloadRemovalDisallowed"] is False


def test_the_house_is_believed_under_its_own_name_and_under_no_other(house: HouseOnNet) -> None:
    over_tls(house, house.name).close()
    with pytest.raises(ssl.SSLCertVerificationError, match="mismatch"):
        over_tls(house, "bank.example")


def test_the_address_is_shown_as_a_code_that_a_phone_reads(house: HouseOnNet) -> None:
    import zxingcpp
    from PIL import Image

    rows = [line for line in house.said if line and set(line) <= set("█▀▄ ")]
    size = len(rows[0])
    picture = Image.new("L", (size, 2 * len(rows)), 0)
    for y, row in enumerate(rows):
        for x, sign in enumerate(row):
            picture.putpixel((x, 2 * y), 255 if sign in "█▀" else 0)
            picture.putpixel((x, 2 * y + 1), 255 if sign in "█▄" else 0)
    large = picture.resize((size * 6, len(rows) * 12), Image.Resampling.NEAREST)
    (read,) = zxingcpp.read_barcodes(large)
    assert read.text == house.found(r"trusts this house once, here: (\S+)")


# ------------------------------------------------ the authority


def test_the_key_is_its_owners_alone_and_in_no_backup(house: HouseOnNet, tmp_path: Path) -> None:
    folder = house.folder / "authority"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}
    diary = str(house.folder / "diary.sqlite3")
    assert stature("backup", str(tmp_path / "copy.jsonl"), "--diary", diary).returncode == 0
    kept = (tmp_path / "copy.jsonl").read_bytes()
    secret = b"".join((folder / "signing.key").read_bytes().splitlines()[1:2])
    assert secret not in kept
    assert b"PRIVATE" not in kept


# ------------------------------------------------ a certificate of the keeper's own


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return certificates_in(tmp_path_factory.mktemp("given"))


def test_a_house_is_served_with_a_certificate_of_the_keepers(given: Path, tmp_path: Path) -> None:
    app = an_app(tmp_path / "app")
    files = ("--certificate", str(given / "one.crt"), "--key", str(given / "one.key"))
    with a_house(tmp_path, app, *files, trusts=given / "trusted.crt") as house:
        assert house.name == "one.example"
        status, _, told = Device(house).ask("GET", "/keeper.json")
        assert (status, told["secure"], told["authority"]) == (200, True, None)
        assert Device(house).ask("GET", "/authority.crt")[0] == 404


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--own-authority"], ["--lan"]),
        (["--lan", "--certificate", "a.crt"], ["--key"]),
        (["--lan", "--own-authority", "--certificate", "a.crt", "--key", "a.key"], ["either"]),
        (["--lan", "--certificate", "nowhere.crt", "--key", "nowhere.key"], ["nowhere.crt"]),
        (["--lan", "--https-port", "no"], ["--https-port"]),
    ],
)
def test_options_that_do_not_go_together_are_one_clear_line(
    options: list[str], words: list[str], tmp_path: Path
) -> None:
    done = stature("serve", "--no-open", "--port", "0", "--diary", str(tmp_path / "d.sqlite3"), *options)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1), done.stderr
    assert all(word in done.stderr for word in words)
    assert not (tmp_path / "d.sqlite3").exists()


def test_a_taken_https_port_is_one_clear_line_and_no_diary_is_made(tmp_path: Path) -> None:
    with socket.create_server(("0.0.0.0", 0)) as other:
        port = str(other.getsockname()[1])
        where = ("--port", "0", "--https-port", port, "--diary", str(tmp_path / "d.sqlite3"))
        done = stature("serve", "--no-open", "--lan", "--own-authority", *where)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
    assert port in done.stderr
    assert "--https-port" in done.stderr
    assert not (tmp_path / "d.sqlite3").exists()
