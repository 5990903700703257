"""The names and addresses of this computer in its house's own net, without asking anybody for them."""

from __future__ import annotations

import re
import socket
from contextlib import suppress
from ipaddress import IPv4Address, ip_network
from typing import Final

from stature.ip import read_address

# What a house gives its own devices (RFC 1918, RFC 4193), and what devices give themselves (RFC 3927, RFC 4291).
PRIVATE: Final = tuple(
    map(ip_network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "fc00::/7", "fe80::/10"))
)
# Nothing is sent there: to choose a way is enough to learn which address this computer would speak from.
_SOMEWHERE: Final = ("192.0.2.1", "10.255.255.254", "192.168.255.254", "172.31.255.254", "224.0.0.251")
_LABEL: Final = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")


def is_private(address: str) -> bool:
    found = read_address(address)
    return found is not None and any(found in network for network in PRIVATE)


def private_addresses() -> tuple[str, ...]:
    """This computer's IPv4 addresses in private nets, the one it speaks from first."""
    found: list[str] = []
    for somewhere in _SOMEWHERE:
        with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
            asking.connect((somewhere, 9))
            found.append(str(IPv4Address(asking.getsockname()[0])))
    return tuple(dict.fromkeys(one for one in found if is_private(one)))


def local_name() -> str | None:
    """`kitchen.local`: what devices that speak mDNS find this computer by."""
    label = socket.gethostname().partition(".")[0].lower()
    return f"{label}.local" if _LABEL.fullmatch(label) else None
