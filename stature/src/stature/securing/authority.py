"""An authority of this house's own, for computers without a certificate that browsers trust.

Decided here: what it may vouch for, for how long, and where its key lies. It is two certificates. The root is what a phone is
told to trust; its key signs once and is forgotten, never written down. The signing certificate below it makes the server's own,
and may name this house alone: its `.local` names, private addresses, and what the keeper named when it was made. Many programs
read such limits in every certificate but the root, so what a thief of the key file can make is refused also by those.

Everything lies in one folder of its owner's alone, in no backup and no export. Not known here: who trusts it, and how.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from stature.ip import read_address
from stature.securing.net import PRIVATE
from stature.securing.trouble import CannotSecure

# A phone is told once to trust it.
AUTHORITY_DAYS: Final = 3_650
# Apple takes 398 days at most; it renews itself, so a stolen one is soon worth nothing.
LEAF_DAYS: Final = 30
# The clock of a tablet that lay in a drawer is behind.
BEFORE: Final = timedelta(days=1)

ROOT, SIGNING, KEY = "root.crt", "signing.crt", "signing.key"
_OTHERS: Final = 0o077


@dataclass(frozen=True, slots=True)
class Authority:
    """`root` is what devices trust; `signing` and its key make the server's certificates."""

    root: x509.Certificate
    signing: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the root in pairs of hex digits, as phones and computers show it."""
        return self.root.fingerprint(hashes.SHA256()).hex(":").upper()

    @property
    def until(self) -> str:
        return self.root.not_valid_after_utc.date().isoformat()

    @property
    def der(self) -> bytes:
        return self.root.public_bytes(serialization.Encoding.DER)

    def may_vouch_for(self, name: str) -> bool:
        return any(name == one or name.endswith(f".{one}") for one in _permitted_names(self.signing))

    def leaf(self, names: Sequence[str], addresses: Sequence[str], now: datetime) -> tuple[bytes, bytes]:
        """A new certificate of the server with what leads to the root, and its key; both PEM.

        Names are DNS names, addresses private ones.
        """
        key = ec.generate_private_key(ec.SECP256R1())
        known = [
            *map(x509.DNSName, names),
            *(x509.IPAddress(ip_address(one)) for one in addresses),
        ]
        built = (
            _begun("Stature in this house", self.signing.subject, key, now, LEAF_DAYS)
            .add_extension(x509.SubjectAlternativeName(known), critical=False)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(_key_usage(signs_certificates=False), critical=True)
            .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()),
                critical=False,
            )
        )
        made = built.sign(self.key, hashes.SHA256())
        return _pem(made) + _pem(self.signing), _key_pem(key)


def open_authority(folder: Path, more_names: Iterable[str], now: datetime) -> Authority:
    """The house's authority, made where there is none yet. Raises CannotSecure."""
    try:
        if not folder.exists():
            _make(folder, more_names, now)
        found = _read(folder)
    except OSError as error:
        raise CannotSecure(
            f"the house's authority in {folder} cannot be used ({error.strerror}); see that the folder is yours"
        ) from None
    if found.signing.not_valid_after_utc < now + timedelta(days=LEAF_DAYS):
        raise CannotSecure(
            f"the house's authority in {folder} ends on {found.until}; "
            "remove that folder, start again, and let each device trust the new one"
        )
    return found


def _read(folder: Path) -> Authority:
    _refuse_open_key(folder / KEY)
    try:
        root, signing = (x509.load_pem_x509_certificate((folder / name).read_bytes()) for name in (ROOT, SIGNING))
        key = serialization.load_pem_private_key((folder / KEY).read_bytes(), None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise _not_whole(folder) from None
    if not isinstance(key, ec.EllipticCurvePrivateKey) or key.public_key() != signing.public_key():
        raise _not_whole(folder)
    return Authority(root, signing, key)


def _not_whole(folder: Path) -> CannotSecure:
    return CannotSecure(
        f"the house's authority in {folder} is damaged; remove that folder, start again, "
        "and let each device trust the new one"
    )


def _refuse_open_key(file: Path) -> None:
    """A key that others could read is no secret any more, and one that is another's is none of ours."""
    status = file.stat()
    if hasattr(os, "geteuid") and (status.st_uid != os.geteuid() or status.st_mode & _OTHERS):
        raise CannotSecure(
            f"the key {file} can be read by others than you; if nobody has, make it yours alone (chmod 600), "
            "else remove its folder and let each device trust the new one"
        )


def _make(folder: Path, more_names: Iterable[str], now: datetime) -> None:
    """Whole or not at all: beside its place first. Of two who make it at once, one's is taken."""
    folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # Of its owner's alone from the beginning.
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        for name, content in _made(more_names, now).items():
            handle = os.open(beside / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                os.fsync(file.fileno())
        try:
            beside.rename(folder)
        except OSError:
            if not folder.exists():
                raise
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _made(more_names: Iterable[str], now: datetime) -> dict[str, bytes]:
    root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    limits = _limits(more_names)
    called = f"Stature of this house, {now.date().isoformat()}"
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, called)])
    root = _an_authority(called, name, root_key, 1, limits, now).sign(root_key, hashes.SHA256())
    below = _an_authority(f"{called}, signing", name, key, 0, limits, now)
    signed_by = x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key())
    signing = below.add_extension(signed_by, critical=False).sign(root_key, hashes.SHA256())
    # The root's own key ends here.
    return {ROOT: _pem(root), SIGNING: _pem(signing), KEY: _key_pem(key)}


def _an_authority(  # noqa: PLR0913, PLR0917 (what two certificates of an authority differ in)
    called: str,
    by: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    below: int,
    limits: x509.NameConstraints,
    now: datetime,
) -> x509.CertificateBuilder:
    return (
        _begun(called, by, key, now, AUTHORITY_DAYS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=below), critical=True)
        .add_extension(_key_usage(signs_certificates=True), critical=True)
        .add_extension(limits, critical=True)
    )


def _limits(more_names: Iterable[str]) -> x509.NameConstraints:
    """What may be vouched for. A name of one part, like `dev`, would open all names that end in it."""
    names = ["local", *(one.lower() for one in more_names if "." in one.strip(".") and read_address(one) is None)]
    permitted = [*map(x509.DNSName, dict.fromkeys(names)), *map(x509.IPAddress, PRIVATE)]
    return x509.NameConstraints(permitted_subtrees=permitted, excluded_subtrees=None)


def _permitted_names(authority: x509.Certificate) -> list[str]:
    permitted = authority.extensions.get_extension_for_class(x509.NameConstraints).value.permitted_subtrees or []
    return [one.value for one in permitted if isinstance(one, x509.DNSName)]


def _begun(
    called: str, by: x509.Name, key: ec.EllipticCurvePrivateKey, now: datetime, days: int
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, called)]))
        .issuer_name(by)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - BEFORE)
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _key_usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


def _key_pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def now_utc() -> datetime:
    return datetime.now(UTC)
