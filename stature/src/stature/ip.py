"""An IP address as somebody wrote it."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address


def read_address(written: str) -> IPv4Address | IPv6Address | None:
    """None where it is a name, or nothing that could be an address."""
    try:
        return ip_address(written)
    except ValueError:
        return None
