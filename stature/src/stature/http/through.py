"""By which way a request came: through a proxy, over TLS, from this computer itself.

Decided here: which headers tell of a proxy, and whose word about TLS and about the asker's address is believed: that of a proxy
on this computer, or of one that the operator named. Everybody else's word only says that trust is over.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any, Final

from starlette.types import Scope

from stature.ip import read_address
from stature.wiring import LOOPBACK

OF_PROXIES: Final = frozenset(
    (b"forwarded", b"via", b"x-real-ip", b"cf-connecting-ip", b"true-client-ip", b"client-ip")
)
OF_PROXIES_BEGIN: Final = b"x-forwarded"
# A /64 is one house or one phone: its holder has 2^64 addresses in it.
ONE_HOLDER_BITS: Final = 64

Network = Any


@dataclass(frozen=True, slots=True)
class Proxies:
    """Networks of the proxies whose word is believed, beside this computer itself."""

    networks: tuple[Network, ...] = ()

    @classmethod
    def of(cls, written: Iterable[str]) -> Proxies:
        """Raises ValueError for what is no address and no network."""
        return cls(tuple(ip_network(one.strip(), strict=False) for one in written))

    def believe(self, scope: Scope) -> bool:
        peer = peer_of(scope)
        if is_this_computer(peer):
            return True
        return bool(self.networks) and peer != "" and any(ip_address(peer) in network for network in self.networks)


def came_through_proxy(scope: Scope) -> bool:
    """Also a request of HTTP/1.0: no browser speaks it any more, and a plain nginx sends on in it without another word."""
    if scope.get("http_version") == "1.0":
        return True
    # A plain loop: it is asked for every request of an open house.
    for name, _ in scope["headers"]:  # noqa: SIM110
        if name in OF_PROXIES or name.startswith(OF_PROXIES_BEGIN):
            return True
    return False


def is_over_tls(scope: Scope, proxies: Proxies) -> bool:
    """To this server, or to the proxy before it."""
    if scope.get("scheme") == "https":
        return True
    told = header_of(scope, b"x-forwarded-proto")
    return told is not None and told.strip().lower() == "https" and proxies.believe(scope)


def is_of_this_computer(scope: Scope) -> bool:
    """From this very computer, to it by its own name, and through nobody."""
    return not came_through_proxy(scope) and is_this_computer(peer_of(scope)) and host_name(scope) in LOOPBACK


def asker_address(scope: Scope, proxies: Proxies) -> str:
    """Whose patience is tried: the address that asks, or the last one that a believed proxy names."""
    peer = peer_of(scope)
    told = header_of(scope, b"x-forwarded-for")
    if told is not None and proxies.believe(scope):
        return _one_holder(told.rpartition(",")[2].strip()[:60])
    return _one_holder(peer)


def peer_of(scope: Scope) -> str:
    client = scope.get("client")
    return str(client[0]) if client else ""


def is_this_computer(address: str) -> bool:
    found = read_address(address)
    if found is None:
        return False
    mapped = getattr(found, "ipv4_mapped", None)
    return (mapped or found).is_loopback


def host_name(scope: Scope) -> str:
    """The name in the Host, without port and brackets."""
    host = (header_of(scope, b"host") or "").lower()
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0]


def header_of(scope: Scope, wanted: bytes) -> str | None:
    """The last header of that name: a proxy writes its own after those that came in."""
    found = [value for name, value in scope["headers"] if name == wanted]
    return found[-1].decode("latin-1") if found else None


def _one_holder(address: str) -> str:
    found = read_address(address)
    if found is None:
        return address
    if isinstance(found, IPv6Address) and found.ipv4_mapped is None:
        return str(ip_network((int(found), ONE_HOLDER_BITS), strict=False))
    return str(found)
