"""The certificate that the server shows, given by its keeper or made by the house's own authority, and kept fresh.

Decided here: what is refused at the start in one clear line, and when a certificate is taken anew while the server runs: a given
one when its files change, an own one in good time and when this computer gets another address.
"""

from __future__ import annotations

import os
import ssl
import tempfile
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, Protocol

from cryptography import x509

from stature.securing.authority import LEAF_DAYS, Authority
from stature.securing.net import local_name, private_addresses
from stature.securing.trouble import CannotSecure

# A third of its life before it ends.
RENEWED_DAYS: Final = LEAF_DAYS * 2 // 3


class Certificates(Protocol):
    """What the server shows."""

    context: ssl.SSLContext

    @property
    def names(self) -> Sequence[str]:
        """The names and addresses it is for, the one that a device should open first."""
        ...

    def freshen(self, now: datetime) -> None:
        """Takes another one where that is due; looked at about once a minute. Raises CannotSecure, and shows the old one on."""
        ...


class OwnCertificates:
    """Made by the house's own authority, for whatever addresses this computer has just now."""

    def __init__(
        self,
        authority: Authority,
        more_names: Sequence[str],
        now: datetime,
        addresses: Callable[[], Sequence[str]] = private_addresses,
    ) -> None:
        self.context = a_context()
        self._authority = authority
        self._addresses = addresses
        self._more = self._vouched_for(more_names)
        self._for: tuple[str, ...] = ()
        self._due = now
        self.freshen(now)

    @property
    def names(self) -> Sequence[str]:
        # An address before a name: not every tablet finds names that end in .local.
        return [*self._for, *self._by_name()]

    def freshen(self, now: datetime) -> None:
        addresses = tuple(self._addresses())
        # Where the net is gone for a moment, what was shown is shown on.
        if now < self._due and addresses in (self._for, ()):
            return
        if not addresses and not self._by_name():
            raise CannotSecure(
                "this computer has no name and no address in a house's own net, so its authority has nothing to vouch for; "
                "connect it to the house's network"
            )
        certificate, key = self._authority.leaf(self._by_name(), addresses, now)
        _load_made(self.context, certificate + key)
        self._for, self._due = addresses, now + timedelta(days=RENEWED_DAYS)

    def _by_name(self) -> list[str]:
        name = local_name()
        return [*self._more, *([name] if name else [])]

    def _vouched_for(self, more_names: Sequence[str]) -> list[str]:
        """Raises CannotSecure for a name that was given after the authority was made."""
        names = [one.lower() for one in more_names if "." in one and not one.replace(".", "").isdigit()]
        for name in names:
            if not self._authority.may_vouch_for(name):
                raise CannotSecure(
                    f"the house's authority was made before it was told of {name[:80]!r} and cannot vouch for it; "
                    "leave the name out of STATURE_NAMES, or remove the folder `authority` and let each device trust anew"
                )
        return names


class GivenCertificate:
    """Two files of the keeper's; read again when either has changed."""

    def __init__(self, certificate: Path, key: Path, now: datetime) -> None:
        self.context = a_context()
        self._certificate, self._key = certificate, key
        self._names: list[str] = []
        self._marks: tuple[int, ...] = ()
        self.freshen(now)

    @property
    def names(self) -> Sequence[str]:
        return self._names

    def freshen(self, now: datetime) -> None:
        marks = self._changed()
        if marks == self._marks:
            return
        # Once for each change: what does not fit is said, and not said again each minute.
        self._marks = marks
        self._names = _names_of(_readable(self._certificate), self._certificate, now)
        _readable(self._key)
        try:
            self.context.load_cert_chain(self._certificate, self._key, password=_no_password)
        except ssl.SSLError as error:
            raise CannotSecure(self._why_not(error)) from None
        except _LockedKeyError:
            raise CannotSecure(
                f"the key {self._key} has a password; write it without one into a file of yours"
            ) from None

    def _why_not(self, error: ssl.SSLError) -> str:
        if error.reason == "KEY_VALUES_MISMATCH":
            return f"the key {self._key} does not fit the certificate {self._certificate}; give the two that belong together"
        return (
            f"the certificate {self._certificate} or the key {self._key} cannot be read ({error.reason or 'no PEM'}); "
            "give a certificate with its chain and its key, both as PEM"
        )

    def _changed(self) -> tuple[int, ...]:
        try:
            return tuple(file.stat().st_mtime_ns for file in (self._certificate, self._key))
        except OSError:
            return self._marks or (0,)


class _LockedKeyError(Exception):
    """The key asks for a password, which nobody at a server's start can type."""


def _no_password() -> str:
    raise _LockedKeyError


def a_context() -> ssl.SSLContext:
    """TLS 1.2 and newer: all that a browser of the last ten years speaks."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _load_made(context: ssl.SSLContext, content: bytes) -> None:
    """The library reads from a file alone: one of its owner's, for a moment."""
    handle, name = tempfile.mkstemp(prefix="stature-", suffix=".pem")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        context.load_cert_chain(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _readable(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise CannotSecure(f"{file} cannot be read ({error.strerror}); name a file that you may read") from None


def _names_of(content: bytes, file: Path, now: datetime) -> list[str]:
    """Whom the certificate is for. Raises CannotSecure for one that is none, or none now."""
    try:
        found = x509.load_pem_x509_certificates(content)[0]
    except ValueError:
        raise CannotSecure(f"{file} is no certificate; give one with its chain, as PEM") from None
    if not found.not_valid_before_utc <= now <= found.not_valid_after_utc:
        since, until = found.not_valid_before_utc.date(), found.not_valid_after_utc.date()
        raise CannotSecure(f"the certificate {file} is valid from {since} to {until}, and not today; give a newer one")
    try:
        known = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        raise CannotSecure(f"the certificate {file} names no host (subjectAltName); browsers refuse it") from None
    names = [one for one in known.get_values_for_type(x509.DNSName) if not one.startswith("*.")]
    return [*names, *map(str, known.get_values_for_type(x509.IPAddress))]
