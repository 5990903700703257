"""A house on its own net: the https side of the server, its certificate, and what the terminal says of it.

Decided here: which settings go together, and at which address others should open the house. What a certificate is stands in
`stature/securing`.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from stature import wiring
from stature.http.listening import CannotServe, listen

if TYPE_CHECKING:
    import socket

    from stature.securing.authority import Authority
    from stature.securing.certificates import Certificates

EVERY_ADDRESS: Final = "0.0.0.0"  # noqa: S104 (asked for with --lan; only paired devices are answered)
LIGHT_ON_DARK, AS_BEFORE = "\x1b[97;40m", "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Secured:
    """A socket that speaks https, the certificate that is shown there, and the authority where it is the house's own."""

    listening: socket.socket
    certificates: Certificates
    authority: Authority | None

    @property
    def address(self) -> str:
        return written(self.certificates.names[0], self.listening.getsockname()[1], "https")

    @property
    def addresses(self) -> list[str]:
        port = self.listening.getsockname()[1]
        return [written(name, port, "https") for name in self.certificates.names]


def refuse_odd_settings(settings: wiring.Settings) -> None:
    """What goes together and what does not. Raises CannotServe."""
    if not settings.lan and (settings.own_authority or settings.certificate or settings.key):
        raise CannotServe("a certificate is for a house on its own net; add --lan")
    if (settings.certificate is None) != (settings.key is None):
        raise CannotServe("a certificate needs its key; give both, --certificate FILE and --key FILE")
    if settings.own_authority and settings.certificate:
        raise CannotServe("give either --own-authority, or --certificate and --key")


def host_of(settings: wiring.Settings) -> str:
    """With --lan all addresses of this computer, unless one was chosen."""
    return EVERY_ADDRESS if settings.lan and settings.host in wiring.LOOPBACK else settings.host


@contextmanager
def secured(settings: wiring.Settings, plain_port: int) -> Iterator[Secured | None]:
    """The https side, ready to be served; None without a certificate. Raises CannotServe."""
    if not (settings.own_authority or settings.certificate):
        yield None
        return
    authority, certificates = _opened(settings)
    port = settings.secure_port
    if port is None:
        port = plain_port % wiring.LAST_PORT + 1 if settings.port else 0
    with listen(host_of(settings), port, option="--https-port") as listening:
        yield Secured(listening, certificates, authority)


def _opened(settings: wiring.Settings) -> tuple[Authority | None, Certificates]:
    from stature.securing.authority import open_authority
    from stature.securing.certificates import GivenCertificate, OwnCertificates
    from stature.securing.trouble import CannotSecure

    now = datetime.now(UTC)
    try:
        if settings.certificate and settings.key:
            return None, GivenCertificate(settings.certificate, settings.key, now)
        authority = open_authority(wiring.authority_folder(settings.diary), settings.names, now)
        return authority, OwnCertificates(authority, settings.names, now)
    except (CannotSecure, wiring.BadSetting) as error:
        raise CannotServe(str(error)) from None


def plain_addresses(port: int) -> list[str]:
    """Where the house is found over plain http."""
    from stature.securing.net import local_name, private_addresses

    name = local_name()
    return [written(one, port, "http") for one in (*private_addresses(), *([name] if name else []))]


def tell(say: Callable[[str], None], port: int, secure: Secured | None) -> None:
    """What a person needs to open the house from another device."""
    plain = plain_addresses(port)
    if secure is None:
        if not plain:
            say("This computer has no address in a house's net yet; connect it, and start again.")
            return
        say(f"In your house: {', '.join(plain)}")
        say("Without a certificate other devices can look at the app, and cannot be paired: add --own-authority")
        _picture(say, plain[0])
        return
    say(f"In your house: {', '.join(secure.addresses)}")
    if secure.authority is None or not plain:
        _picture(say, secure.address)
        return
    say(f"Each device trusts this house once, here: {plain[0]}#/trust")
    say(f"Its fingerprint (SHA-256) is {secure.authority.fingerprint}")
    _picture(say, f"{plain[0]}#/trust")


def _picture(say: Callable[[str], None], address: str) -> None:
    """A QR code, light on dark whatever the terminal's own colours are."""
    import segno

    drawn = io.StringIO()
    segno.make(address, micro=False).terminal(out=drawn, compact=True)
    colours = sys.stdout.isatty()
    for line in drawn.getvalue().splitlines():
        say(f"{LIGHT_ON_DARK}{line}{AS_BEFORE}" if colours else line)


def written(name: str, port: int, scheme: str) -> str:
    """An address as a browser takes it."""
    return f"{scheme}://[{name}]:{port}/" if ":" in name else f"{scheme}://{name}:{port}/"
