"""What the house's own authority vouches for is believed over real sockets, and nothing else; what cannot be used is one clear line."""

from __future__ import annotations

import socket
import ssl
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from given_certificates import certificates_in

from stature.securing import authority as authorities, certificates
from stature.securing.authority import Authority, open_authority
from stature.securing.certificates import GivenCertificate, OwnCertificates
from stature.securing.trouble import CannotSecure

NOW = datetime(2026, 12, 1, 8, tzinfo=UTC)
ADDRESSES = ["192.168.1.20", "fd00::20"]


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return open_authority(tmp_path_factory.mktemp("own") / "authority", ["pc.fritz.box"], NOW)


def test_the_roots_own_key_is_written_nowhere(own: Authority) -> None:
    assert own.key.public_key() != own.root.public_key()


def shown(own: Authority, names: list[str], addresses: list[str], asked: str) -> None:
    """A handshake over a real socket with a certificate for these, by somebody who trusts the root. Raises SSLError."""
    context = certificates.a_context()
    leaf, key = own.leaf(names, addresses, datetime.now(UTC))
    certificates._load_made(context, leaf + key)
    trusting = ssl.create_default_context(cadata=own.root.public_bytes(serialization.Encoding.PEM).decode())
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            try:
                with context.wrap_socket(listening.accept()[0], server_side=True) as served:
                    served.recv(1)
            except (ssl.SSLError, OSError):
                return

        serving = threading.Thread(target=serve)
        serving.start()
        try:
            with trusting.wrap_socket(
                socket.create_connection(listening.getsockname(), 20), server_hostname=asked
            ) as device:
                device.send(b"x")
        finally:
            serving.join(20)


@pytest.mark.parametrize("asked", ["kitchen.local", "pc.fritz.box", "192.168.1.20", "fd00::20"])
def test_what_is_this_houses_is_believed(own: Authority, asked: str) -> None:
    shown(own, ["kitchen.local", "pc.fritz.box"], ADDRESSES, asked)


@pytest.mark.parametrize(
    ("names", "addresses", "asked"),
    [
        (["bank.example"], [], "bank.example"),
        (["kitchen.local", "bank.example"], [], "kitchen.local"),
        (["fritz.box"], [], "fritz.box"),
        (["other.fritz.box"], [], "other.fritz.box"),
        (["local.example"], [], "local.example"),
        (["kitchen.local"], ["203.0.113.7"], "203.0.113.7"),
        (["kitchen.local"], ["127.0.0.1"], "127.0.0.1"),
        (["kitchen.local"], ["2001:db8::7"], "2001:db8::7"),
    ],
)
def test_a_certificate_for_another_name_by_the_same_authority_is_refused(
    own: Authority, names: list[str], addresses: list[str], asked: str
) -> None:
    """Whoever steals the key can be no bank."""
    with pytest.raises(ssl.SSLCertVerificationError, match="permitted subtree violation"):
        shown(own, names, addresses, asked)


def test_a_name_of_one_part_opens_no_names_that_end_in_it(tmp_path: Path) -> None:
    own = open_authority(tmp_path / "authority", ["dev", "10.0.0.1"], NOW)
    assert not own.may_vouch_for("shop.dev")
    assert not own.may_vouch_for("dev")


def test_the_servers_certificate_is_one_that_every_phone_takes(own: Authority) -> None:
    leaf, _ = own.leaf(["kitchen.local"], ADDRESSES, NOW)
    found, signing = x509.load_pem_x509_certificates(leaf)
    assert signing == own.signing
    assert found.not_valid_after_utc - found.not_valid_before_utc < timedelta(days=398)
    known = found.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    assert list(known) == [x509.oid.ExtendedKeyUsageOID.SERVER_AUTH]
    assert found.extensions.get_extension_for_class(x509.KeyUsage).value.digital_signature
    assert not found.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    assert isinstance(found.public_key(), ec.EllipticCurvePublicKey)
    assert isinstance(found.signature_hash_algorithm, hashes.SHA256)


def test_it_renews_its_certificate_in_good_time_and_for_a_new_address(own: Authority) -> None:
    addresses = ["192.168.1.20"]
    made: list[tuple[str, ...]] = []

    class Counting(Authority):
        def leaf(self, names: object, here: object, now: datetime) -> tuple[bytes, bytes]:
            made.append(tuple(here))
            return super().leaf(names, here, now)

    shows = OwnCertificates(Counting(own.root, own.signing, own.key), [], NOW, lambda: addresses)
    shows.freshen(NOW + timedelta(days=19))
    assert len(made) == 1
    shows.freshen(NOW + timedelta(days=20))
    assert len(made) == 2
    addresses[:] = ["192.168.1.77"]
    shows.freshen(NOW + timedelta(days=20))
    assert made[-1] == ("192.168.1.77",)
    addresses.clear()
    shows.freshen(NOW + timedelta(days=21))
    assert len(made) == 3


def test_the_authority_is_the_same_at_the_next_start(tmp_path: Path) -> None:
    first = open_authority(tmp_path / "authority", [], NOW)
    again = open_authority(tmp_path / "authority", [], NOW + timedelta(days=300))
    assert (again.fingerprint, again.der) == (first.fingerprint, first.der)
    assert [file.name for file in tmp_path.iterdir()] == ["authority"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda folder: (folder / "signing.key").chmod(0o644), ["signing.key", "chmod 600"]),
        (lambda folder: (folder / "signing.key").write_text("no key"), ["damaged"]),
        (lambda folder: (folder / "root.crt").unlink(), ["cannot be used"]),
        (lambda folder: (folder / "root.crt").write_bytes(b"\0"), ["damaged"]),
    ],
)
def test_an_authority_that_cannot_be_trusted_is_one_clear_line(
    tmp_path: Path, change: object, words: list[str]
) -> None:
    open_authority(folder := tmp_path / "authority", [], NOW)
    change(folder)
    with pytest.raises(CannotSecure) as refused:
        open_authority(folder, [], NOW)
    assert all(word in str(refused.value) for word in words)
    assert "\n" not in str(refused.value)


def test_an_authority_that_ends_is_said_before_its_certificates_do(tmp_path: Path) -> None:
    open_authority(tmp_path / "authority", [], NOW)
    with pytest.raises(CannotSecure, match="ends on"):
        open_authority(tmp_path / "authority", [], NOW + timedelta(days=authorities.AUTHORITY_DAYS - 10))


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return certificates_in(tmp_path_factory.mktemp("given"))


@pytest.mark.parametrize(
    ("certificate", "key", "words"),
    [
        ("one.crt", "other.key", ["does not fit", "other.key"]),
        ("one.crt", "none.key", ["none.key", "cannot be read"]),
        ("none.crt", "one.key", ["none.crt", "no certificate"]),
        ("old.crt", "old.key", ["old.crt", "2020-01-01", "newer"]),
        ("one.crt", "locked.key", ["locked.key", "password"]),
        ("one.crt", "one.crt", ["one.crt"]),
    ],
)
def test_files_that_cannot_be_shown_are_one_clear_line(
    given: Path, certificate: str, key: str, words: list[str]
) -> None:
    with pytest.raises(CannotSecure) as refused:
        GivenCertificate(given / certificate, given / key, datetime.now(UTC))
    assert all(word in str(refused.value) for word in words), refused.value
    assert "\n" not in str(refused.value)
